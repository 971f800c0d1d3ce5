using System.Management.Automation;
using Maestro.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Help;

/// <summary>The pages of docs/help, and the cmdlets they are about.</summary>
internal static class RepositoryPages
{
    public static string Folder { get; } = RepositoryRoot.In("docs", "help");

    /// <summary>The names of the cmdlets that have a page.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*-*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
    ];

    public static HelpPage Read(string name) => PageReader.Read(Path.Combine(Folder, name + ".md"), []);

    /// <summary>The exported cmdlets as the engine knows them.</summary>
    public static IReadOnlyList<CmdletInfo> Cmdlets(HostedEngine engine) =>
        [.. engine.Run("Get-Command -Module Maestro").NoErrors().Of<CmdletInfo>()];
}
