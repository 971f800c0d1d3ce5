using Maestro.Adapters.Upkeep;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class EnvironmentReportTests
{
    private readonly StateFixture _state = new();

    private EnvironmentReport Report => new(_state.Adapters.Git, _state.Adapters.Environment, new IntegrationService(_state.Adapters.InstructionFiles));

    [Theory]
    [InlineData("7.6", true)]
    [InlineData("7.10.1", true)]
    [InlineData("8.0", true)]
    [InlineData("7.5.4", false)]
    public void TheEngineMustBeNewEnough(string version, bool passes) =>
        Assert.Equal(passes, EnvironmentReport.PowerShell(Version.Parse(version), "0.1.0").Passed);

    [Fact]
    public void NoRepositoryPassesAndABrokenOneDoesNot()
    {
        Assert.Equal((true, "git init"), (Report.Git("/project", default).Passed, Report.Git("/project", default).Fix));
        _state.Adapters.GitState = new GitState { Root = "/project", WorktreeRoot = "/project", Notice = "HEAD can't be read." };
        Assert.False(Report.Git("/project", default).Passed);
    }

    [Theory]
    [InlineData("defaultWorker: x\n", true)]
    [InlineData("locking:\n  timeoutSeconds: soon\n", false)]
    [InlineData("locking: [\n", false)]
    public void SettingsNobodyKnowsAreToldAndPassButWrongValuesAndBrokenYamlDoNot(string text, bool passes)
    {
        var state = new StateFixture(text);

        CheckResult check = Assert.Single(EnvironmentReport.Configuration(state.Workspace.Configuration));

        Assert.Equal(passes, check.Passed);
        Assert.Contains("config.yaml", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALockThatIsHeldAndANetworkShareFail()
    {
        Assert.All(Report.Storage("/w/.maestro"), static check => Assert.True(check.Passed));
        var probe = (MemoryEnvironmentProbe)_state.Adapters.Environment;
        probe.LockCondition = new LockCondition(false, "It is held by pwsh (process 1).");
        probe.Facts = probe.Facts with { Format = "nfs4", IsNetwork = true };
        Assert.All(Report.Storage("/w/.maestro"), static check => Assert.False(check.Passed));
    }

    [Fact]
    public void OldInstructionsFailAndMissingOnesDoNot()
    {
        var files = (MemoryInstructionFiles)_state.Adapters.InstructionFiles;
        files["/home/.codex/AGENTS.md"] = InstructionEditor.Append("", static gap => $"<!-- maestro block; version 0.0.1; hash {InstructionBlock.HashOf("old")}; lines 1; gap {gap} -->\nold");
        files["/home/.gemini/GEMINI.md"] = "mine\n";

        CheckResult[] checks = [.. Report.Integration(null)];

        Assert.Equal(["integration-codex"], checks.Where(static check => !check.Passed).Select(static check => check.Name));
        Assert.Equal("Update-MaestroIntegration -Agent codex", checks[1].Fix);
        Assert.Equal("Install-MaestroIntegration -Agent gemini", checks[2].Fix);
    }

    [Fact]
    public void EveryStateCheckIsToldOnceWhenAllIsWell()
    {
        _state.Create();

        CheckResult[] checks = [.. EnvironmentReport.State(_state.Workspace.Inspector)];

        Assert.Equal(StateCheck.All.Select(static check => check.Name), checks.Select(static check => check.Name));
        Assert.All(checks, static check => Assert.True(check.Passed));
    }

    [Fact]
    public void TwelvePlantedFaultsAreTwelveFailuresEachWithAFix()
    {
        FaultyWorkspace.Write((path, text) => _state.Store[path] = text);
        ((MemoryEnvironmentProbe)_state.Adapters.Environment).Leftovers = ["handoffs/2026-11-22-001.json.tmp.1763800000000"];

        CheckResult[] failed = [.. EnvironmentReport.State(_state.Workspace.Inspector).Where(static check => !check.Passed)];

        // The lines of .gitignore are on a disk, which this workspace is not.
        Assert.Equal(
            FaultyWorkspace.Repairable.Concat(FaultyWorkspace.ForPeople).Where(static name => name != StateCheck.IgnoreLines).Order(),
            failed.Select(static check => check.Name).Order());
        Assert.All(failed, static check => Assert.False(string.IsNullOrEmpty(check.Fix)));
    }
}
