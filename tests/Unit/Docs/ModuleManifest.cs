using System.Collections;
using System.Management.Automation.Language;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>What src/Maestro.psd1 says.</summary>
internal static class ModuleManifest
{
    /// <summary>The names of the cmdlets it exports.</summary>
    public static IReadOnlyList<string> Cmdlets { get; } = [.. Read()];

    private static IEnumerable<string> Read()
    {
        ScriptBlockAst script = Parser.ParseFile(RepositoryRoot.In("src", "Maestro.psd1"), out _, out ParseError[] errors);
        Assert.Empty(errors);
        var manifest = (Hashtable)script.Find(static ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
        return ((object[])manifest["CmdletsToExport"]!).Cast<string>();
    }
}
