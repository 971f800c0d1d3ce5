using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>The effective configuration: the defaults, under the user's file, under the project's.</summary>
internal sealed class MaestroConfiguration
{
    private readonly ConfigurationMap _merged;

    public MaestroConfiguration(ConfigurationLayer global, ConfigurationLayer project)
    {
        Problems = [.. global.Problems, .. project.Problems];
        _merged = ConfigurationLayer.Default.Root;
        if (global.Root.Members.Count + project.Root.Members.Count > 0)
        {
            ConfigurationMap own = project.Root;
            foreach (ConfigurationKey known in ConfigurationCatalog.All.Where(known => known.IsGlobalOnly))
            {
                own = own.Without(known.Key);
            }

            _merged = _merged.Merge(global.Root).Merge(own);
        }

        Settings = new MaestroSettings(_merged);
    }

    /// <summary>Nothing but the defaults.</summary>
    public static MaestroConfiguration Default { get; } = new(
        ConfigurationLayer.Read(null, ConfigurationOrigin.Default, () => throw new InvalidOperationException()),
        ConfigurationLayer.Read(null, ConfigurationOrigin.Default, () => throw new InvalidOperationException()));

    /// <summary>What is wrong in either file, warnings too.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    /// <summary>The values that Maestro acts on.</summary>
    public MaestroSettings Settings { get; }

    /// <summary>Every known setting in the catalogue's order, then the keys of the files that are not in it.</summary>
    public IEnumerable<ConfigurationEntry> Entries()
    {
        HashSet<string> told = [];
        foreach (ConfigurationKey known in ConfigurationCatalog.All)
        {
            if (!known.IsPattern)
            {
                told.Add(known.Key);
                yield return Entry(known.Key, _merged.Find(known.Key), known);
            }
        }

        foreach ((string key, ConfigurationNode value) in Leaves(_merged, ""))
        {
            if (told.Add(key))
            {
                yield return Entry(key, value, ConfigurationCatalog.Find(key));
            }
        }
    }

    /// <summary>One setting, or a whole group as a map; null for a key that is neither known nor set.</summary>
    public ConfigurationEntry? Find(string key)
    {
        ConfigurationKey? known = ConfigurationCatalog.Find(key);
        key = known is { IsPattern: false } ? known.Key : key;
        ConfigurationNode? node = _merged.Find(key);
        return node is null && known is null && ConfigurationCatalog.NamesBelow(key).Count == 0 ? null : Entry(key, node, known);
    }

    /// <summary>Ends the command when a file is broken or sets something to a wrong value.</summary>
    /// <exception cref="MaestroException">ConfigurationInvalid; the message lists every error with its place.</exception>
    public void ThrowIfInvalid()
    {
        List<ConfigurationProblem> errors = [.. Problems.Where(problem => problem.IsError)];
        if (errors.Count > 0)
        {
            throw new MaestroException(
                ErrorCode.ConfigurationInvalid,
                $"The configuration is not valid:\n{string.Join('\n', errors.Select(error => $"  {error}"))}",
                "Correct the file, then run Get-MaestroConfig.",
                errors[0].Path);
        }
    }

    private static ConfigurationEntry Entry(string key, ConfigurationNode? node, ConfigurationKey? known) => new()
    {
        Key = key,
        Value = node?.ToObject(),
        Source = node?.Origin.Source ?? ConfigurationSource.Default,
        Path = node?.Origin.Path,
        Line = node is { Line: > 0 } ? node.Line : null,
        Description = known?.Description,
    };

    private static IEnumerable<(string Key, ConfigurationNode Value)> Leaves(ConfigurationMap map, string prefix)
    {
        foreach (ConfigurationMember member in map.Members)
        {
            string key = $"{prefix}{member.Name}";
            if (member.Value is ConfigurationMap group)
            {
                foreach ((string Key, ConfigurationNode Value) leaf in Leaves(group, $"{key}."))
                {
                    yield return leaf;
                }
            }
            else if (member.Value is not ConfigurationScalar { Value: null } || ConfigurationCatalog.NamesBelow(key).Count == 0)
            {
                yield return (key, member.Value);
            }
        }
    }
}
