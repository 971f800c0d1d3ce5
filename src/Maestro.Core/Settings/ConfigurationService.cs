using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Settings;

/// <summary>Reads and changes the configuration of a workspace: the defaults, under the user's file, under the workspace's.</summary>
internal sealed class ConfigurationService
{
    private const string FileName = "config.yaml";

    private readonly IStateStore? _project;
    private readonly IStateStore _global;
    private readonly Func<IConfigurationFormat> _format;
    private readonly StateRecords<ConfigurationLayer>? _projectLayers;
    private readonly StateRecords<ConfigurationLayer> _globalLayers;
    private (ConfigurationLayer Global, ConfigurationLayer Project, MaestroConfiguration Merged)? _cached;

    /// <param name="project">The workspace's files; null where there is no workspace.</param>
    /// <param name="global">The user's own folder.</param>
    /// <param name="clock">For the cache of the files.</param>
    /// <param name="format">The text form; not asked for while a file has nothing but comments.</param>
    public ConfigurationService(IStateStore? project, IStateStore global, TimeProvider clock, Func<IConfigurationFormat> format)
    {
        _project = project;
        _global = global;
        _format = format;
        _projectLayers = project is null ? null : Layers(project, ConfigurationSource.Project, clock);
        _globalLayers = Layers(global, ConfigurationSource.Global, clock);
    }

    /// <summary>The effective values, for those who act on them.</summary>
    /// <exception cref="MaestroException">ConfigurationInvalid.</exception>
    public MaestroSettings Settings
    {
        get
        {
            MaestroConfiguration current = Current;
            current.ThrowIfInvalid();
            return current.Settings;
        }
    }

    /// <summary>The values as far as they can be read, for what decides nothing: a broken configuration must not be what a note fails with.</summary>
    public MaestroSettings Readable => (NoFeedback.Instance.TryOrReport(() => Current) ?? MaestroConfiguration.Default).Settings;

    /// <summary>The effective values, with what is wrong in the files.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, also for a name in another case; StateFileUnreadable.</exception>
    public MaestroConfiguration Current
    {
        get
        {
            ConfigurationLayer global = Layer(_global, _globalLayers);
            ConfigurationLayer project = _project is null ? Nothing : Layer(_project, _projectLayers!);
            if (_cached is not { } known || !ReferenceEquals(known.Global, global) || !ReferenceEquals(known.Project, project))
            {
                known = (global, project, new MaestroConfiguration(global, project));
                _cached = known;
            }

            return known.Merged;
        }
    }

    private static ConfigurationLayer Nothing { get; } =
        ConfigurationLayer.Read(null, ConfigurationOrigin.Default, static () => throw new InvalidOperationException());

    /// <summary>What setting a key, or taking it out, would make of the file.</summary>
    /// <param name="key">The dotted key.</param>
    /// <param name="value">The value; null takes the key out.</param>
    /// <param name="source">global or project.</param>
    /// <param name="text">The value as it is shown.</param>
    /// <returns>The change; its result is the file's new text.</returns>
    /// <exception cref="MaestroException">ConfigurationKeyUnknown, ConfigurationInvalid, WorkspaceNotFound.</exception>
    public Change<string> Decide(string key, object? value, string source, string? text = null)
    {
        ConfigurationKey known = ConfigurationCatalog.Require(key);
        key = known.IsPattern ? key : known.Key;
        object? converted = ConfigurationValue.ForSetting(known, key, value, source);
        IStateStore store = StoreOf(source);
        string before = TextOf(store);
        string after = converted is null ? _format().Remove(before, key) : _format().Set(before, key, converted);
        return new Change<string>(store, store.FullPath(FileName), value is null ? $"Unset {key}" : $"Set {key} to {text ?? value}", after)
        {
            Writes = after == before ? [] : [new StateWrite(FileName, Encoding.UTF8.GetBytes(after))],
        };
    }

    private static ConfigurationLayer Layer(IStateStore store, StateRecords<ConfigurationLayer> layers)
    {
        if (layers.Get(FileName) is { } layer)
        {
            return layer;
        }

        RequireAbsent(store);
        return Nothing;
    }

    // What somebody set must not be lost because the file can't be found under its name.
    private static void RequireAbsent(IStateStore store)
    {
        foreach (string name in store.Names("").Select(static entry => entry.Name))
        {
            if ((name != FileName && name.Equals(FileName, StringComparison.OrdinalIgnoreCase)) || name.Equals("config.yml", StringComparison.OrdinalIgnoreCase))
            {
                throw StateJson.Damaged(store.FullPath(name), $"its name must be '{FileName}'");
            }
        }
    }

    private static string TextOf(IStateStore store)
    {
        if (store.Read(FileName) is not { } content)
        {
            RequireAbsent(store);
            return "";
        }

        return ConfigurationText.Fault(content) is (var line, var what)
            ? throw new MaestroException(
                ErrorCode.ConfigurationInvalid,
                $"{store.FullPath(FileName)}:{line}: {what}",
                "Save the file as UTF-8, then run Get-MaestroConfig.",
                store.FullPath(FileName))
            : Encoding.UTF8.GetString(content);
    }

    private IStateStore StoreOf(string source) => source == ConfigurationSource.Global
        ? _global
        : _project ?? throw new MaestroException(
            ErrorCode.WorkspaceNotFound,
            "There is no workspace to configure.",
            "Initialize-MaestroWorkspace creates one; -Global sets the value for all workspaces.");

    private StateRecords<ConfigurationLayer> Layers(IStateStore store, string source, TimeProvider clock) => new(
        store,
        clock,
        (content, path) => ConfigurationText.Fault(content) is (var line, var what)
            ? ConfigurationLayer.Broken(new ConfigurationOrigin(source, path), line, what)
            : ConfigurationLayer.Read(Encoding.UTF8.GetString(content), new ConfigurationOrigin(source, path), _format));
}
