using System.Management.Automation;
using Maestro.Settings;

namespace Maestro.Commands;

/// <summary>Get settings with their values and origins.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroConfig")]
[OutputType(typeof(ConfigurationEntry))]
public sealed class GetConfigCommand : WorkspaceCommand
{
    /// <summary>Specifies dotted keys, the prefix of a group of keys, or wildcard patterns. Default: all settings that Maestro uses, and those of other programs that a file contains.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConfigurationKeyCompleter))]
    public string[]? Key { get; set; }

    /// <summary>Specifies the layer whose settings are returned.</summary>
    [Parameter]
    [ValidateSet("default", "global", "project")]
    public string[]? Source { get; set; }

    private protected override void Process()
    {
        MaestroConfiguration current = Configuration.Current;
        Warn(current.Problems.Where(static problem => !problem.IsError).Select(static problem => problem.ToString()));
        current.ThrowIfInvalid();
        if (Key is null)
        {
            WriteEach(current.Entries().Where(IsOfInterest).Where(HasSource));
        }
        else
        {
            ForEach(Key, key => WriteEach(Matching(current, key)));
        }
    }

    private IEnumerable<ConfigurationEntry> Matching(MaestroConfiguration current, string key)
    {
        if (WildcardPattern.ContainsWildcardCharacters(key))
        {
            WildcardPattern pattern = Wildcard.Parse(key);
            return current.Entries().Where(entry => pattern.IsMatch(entry.Key) && HasSource(entry));
        }

        ConfigurationEntry[] found = [.. current.Entries().Where(entry =>
            entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase) || entry.Key.StartsWith(key + ".", StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found.Where(HasSource) : [current.Find(key) ?? Unknown(key)];
    }

    // What changes nothing here matters only where somebody wrote it.
    private static bool IsOfInterest(ConfigurationEntry entry) =>
        entry.Source != ConfigurationSource.Default || ConfigurationCatalog.Find(entry.Key) is not { IsUsed: false };

    private bool HasSource(ConfigurationEntry entry) => Source is null || Source.Contains(entry.Source, StringComparer.OrdinalIgnoreCase);

    // Require reports an unknown key, with the nearest one there is.
    private static ConfigurationEntry Unknown(string key)
    {
        ConfigurationKey known = ConfigurationCatalog.Require(key);
        return new ConfigurationEntry { Key = key, Value = known.Default, Source = ConfigurationSource.Default, Description = known.Description };
    }
}
