using System.Xml.Linq;

namespace Maestro.Tests.Cmdlets;

public sealed class MissionReportCommandTests
{
    [Fact]
    public void AReportIsWrittenBeforeAssertEndsTheCommand()
    {
        using var workspace = new HostedWorkspace();

        workspace.Run("Test-MaestroMission -OutFile report.xml -Assert").Error(ErrorCode.CheckFailed);

        Assert.Equal("testsuites", XDocument.Load(Path.Join(workspace.Folder, "report.xml")).Root!.Name.LocalName);
    }

    [Fact]
    public void AMissionThatWasGivenUpIsNoGreenOne()
    {
        using var workspace = new HostedWorkspace();
        foreach (string file in Directory.EnumerateFiles(workspace.File("features")).Append(workspace.File("assertions.json")))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"pending\"", file.EndsWith("assertions.json", StringComparison.Ordinal) ? "\"passed\"" : "\"done\"", StringComparison.Ordinal));
        }

        Assert.True(workspace.Run("Test-MaestroMission -Kind assertion -Quiet").Single<bool>());
        workspace.Run("Set-MaestroMission -Status executing; Set-MaestroMission -Status validating; Set-MaestroMission -Status failed").NoErrors();

        Assert.False(workspace.Run("Test-MaestroMission $args[0] -Kind assertion -Quiet", workspace.MissionId).Single<bool>());
        Assert.Equal("is failed", workspace.Run("Test-MaestroMission $args[0] | Where-Object Kind -eq mission | ForEach-Object Message", workspace.MissionId).Single<string>());
    }

    [Fact]
    public void DamageAndNothingAreTestCasesOfTheReport()
    {
        using var workspace = new HostedWorkspace();
        File.WriteAllText(workspace.File("assertions.json"), "{");

        workspace.Run("Test-MaestroMission -Kind assertion -OutFile report.xml -Assert -ErrorAction SilentlyContinue");
        Assert.Single(XDocument.Load(Path.Join(workspace.Folder, "report.xml")).Descendants("error"));
        Directory.Delete(Path.Join(workspace.State, "missions"), recursive: true);
        workspace.Run("Test-MaestroMission -OutFile report.xml").NoErrors();
        Assert.Single(XDocument.Load(Path.Join(workspace.Folder, "report.xml")).Descendants("failure"));
    }

    [Fact]
    public void WithoutAFileTheReportIsTheOutput()
    {
        using var workspace = new HostedWorkspace();

        Assert.StartsWith("# Maestro", workspace.Run("Test-MaestroMission -OutputFormat Markdown").Single<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void ANameThatTellsNoFormatIsRefusedBeforeAnythingIsChecked()
    {
        using var workspace = new HostedWorkspace();

        workspace.Refused(ErrorCode.ArgumentInvalid, "Test-MaestroMission -OutFile report");
    }

    [Theory]
    [InlineData("review", "is review", "")]
    [InlineData("review", "is review, depends on auth-plan", "depends on auth-plan")]
    [InlineData("passed", "is passed: dotnet test", "dotnet test")]
    [InlineData("pending", "something else", "something else")]
    public void TheViewTellsAStatusOnce(string status, string message, string shown)
    {
        using var workspace = new HostedWorkspace();
        var check = new MissionCheck { Name = "a", Kind = "feature", MissionId = "m", Status = status, Passed = false, Message = message };

        Assert.Equal(shown, workspace.Run("[Maestro.Commands.View]::BesideStatus($args[0])", check).Single<string>());
    }

    [Fact]
    public void AnnotationsGoToTheHostAndNotIntoThePipeline()
    {
        using var workspace = new HostedWorkspace();

        string[] lines = [.. workspace.Run("(Test-MaestroMission -Kind assertion -Annotate 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }).ForEach({ \"$_\" })").Of<string>()];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, static line => Assert.StartsWith("::error title=assertion ", line, StringComparison.Ordinal));
    }
}
