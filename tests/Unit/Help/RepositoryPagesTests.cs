using Maestro.Help;

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
