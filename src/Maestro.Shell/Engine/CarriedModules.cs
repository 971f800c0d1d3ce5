using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Maestro.Shell.Engine;

/// <summary>PowerShell's own modules, which the program carries: each is imported when one of its commands is first used.</summary>
/// <remarks>The engine's own auto-loading would search all module folders of the machine for every unknown name.</remarks>
internal static class CarriedModules
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Modules");

    private static readonly Lazy<IReadOnlyDictionary<string, string>> ManifestOf = new(ReadManifests);

    /// <summary>The names of all their commands, whether imported or not.</summary>
    public static IEnumerable<string> Commands => ManifestOf.Value.Keys;

    /// <summary>Lets the session find their commands.</summary>
    public static void ImportOnDemand(Runspace runspace) => runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction += static (_, missing) =>
    {
        if (missing.CommandName is { } name && ManifestOf.Value.TryGetValue(name[(name.IndexOf('\\', StringComparison.Ordinal) + 1)..], out string? manifest))
        {
            missing.Command = Import(manifest, name);
            missing.StopSearch = missing.Command is not null;
        }
    };

    // Runs inside the pipeline that looked for the command.
    private static CommandInfo? Import(string manifest, string name)
    {
        using var import = PowerShell.Create(RunspaceMode.CurrentRunspace);
        import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("Global").Invoke();
        import.Commands.Clear();
        return import.AddCommand("Get-Command").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke<CommandInfo>().FirstOrDefault();
    }

    private static Dictionary<string, string> ReadManifests()
    {
        var manifests = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string module in Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [])
        {
            string manifest = Path.Combine(module, Path.GetFileName(module) + ".psd1");
            Ast? table = Parser.ParseFile(manifest, out _, out _).Find(static node => node is HashtableAst, searchNestedScriptBlocks: false);
            var values = (Hashtable)table!.SafeGetValue();
            foreach (string name in Strings(values["CmdletsToExport"]).Concat(Strings(values["AliasesToExport"])))
            {
                manifests[name] = manifest;
            }
        }

        return manifests;
    }

    private static string[] Strings(object? list) => LanguagePrimitives.ConvertTo<string[]>(list);
}
