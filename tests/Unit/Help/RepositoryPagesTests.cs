using System.Xml.Linq;
using Maestro.Help;
using Maestro.Tests.Docs;

namespace Maestro.Tests.Help;

public sealed class RepositoryPagesTests
{
    [Fact]
    public void ThePagesOfThisRepositoryBecomeHelpWithoutAComplaint()
    {
        using var output = new TemporaryPages();

        Assert.Empty(Converter.Convert(PagesFolder(), output.Path));
        foreach (string topic in new[] { "about_Maestro", "about_Maestro_Handoffs", "about_Maestro_Memory", "about_Maestro_State" })
        {
            string[] lines = File.ReadAllLines(Path.Combine(output.Path, topic + ".help.txt"));
            Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        }
    }

    // What is first among the links is what Get-Help -Online opens, and what Get-Command shows as HelpUri.
    [Fact]
    public void EveryCmdletHasItsPageOnlineWhereTheProjectIs()
    {
        using var output = new TemporaryPages();

        Assert.DoesNotContain(Converter.Convert(PagesFolder(), output.Path, "https://example.org/docs/help/"), static problem => !problem.IsWarning);
        XElement[] commands = [.. XDocument.Load(Path.Combine(output.Path, Converter.HelpFile)).Root!.Elements()];
        Assert.Equal(
            ModuleManifest.Cmdlets.Order(StringComparer.Ordinal).Select(static name => $"https://example.org/docs/help/{name}.md"),
            commands.Select(static command => command.Descendants().First(static element => element.Name.LocalName == "uri").Value).Order(StringComparer.Ordinal));
    }

    private static string PagesFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Maestro.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "docs", "help");
    }
}
