using Maestro.Tests.Shell;

namespace Maestro.Tests.Hosting;

/// <summary>The engine that other tests stand on, tried with a stand-in for the module.</summary>
public class HostedEngineTests
{
    private static readonly string Manifest = Path.Combine(StandInShell.Module, "Maestro.psd1");

    [Fact]
    public void ObjectsErrorsAndWarningsAreKeptApart()
    {
        using var engine = new HostedEngine(module: Manifest);

        HostedResult result = engine.Run("Get-MaestroThing $args[0]; Get-MaestroThing b -Fail; Set-MaestroThing c -Confirm:$false", "a'$b");

        Assert.Equal("a'$b", result.Output[0].Properties["Name"].Value);
        Assert.Equal("b", result.Error("ThingNotFound").TargetObject);
        Assert.Equal(["careful with c"], result.Warnings);
    }

    [Fact]
    public void ARenderingFitsTheWidthAndHasNoEscapeCodes()
    {
        using var engine = new HostedEngine(width: 60, module: Manifest);

        string text = engine.Render("Get-MaestroThing 日本 -Summary ('word ' * 40)").NoErrors().Rendered;

        Assert.Contains("日本", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void ScriptsRunInTheFolderTheyWereGiven()
    {
        using var folder = new TemporaryFolder();
        using var engine = new HostedEngine(folder.Path, module: Manifest);

        Assert.Equal(folder.Path, engine.Run("$PWD.Path").Single<string>());
    }
}
