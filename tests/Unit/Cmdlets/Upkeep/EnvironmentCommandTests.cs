using Maestro.Tests.Hosting;
using Maestro.Upkeep;

namespace Maestro.Tests.Cmdlets;

/// <summary>Twelve faults on a disk: all are told, those that can be repaired are repaired, and only looking changes nothing.</summary>
public sealed class EnvironmentCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;

    public EnvironmentCommandTests()
    {
        Directory.CreateDirectory(Path.Join(_folder.Path, ".git", "refs"));
        Directory.CreateDirectory(Path.Join(_folder.Path, ".git", "objects"));
        _folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        _folder.Write(".gitignore", "bin/\n");
        FaultyWorkspace.Write((path, text) => _folder.Write($".maestro/{path}", text));
        _engine = new HostedEngine(_folder.Path);
    }

    private static IEnumerable<string> StateChecks => StateCheck.All.Select(static check => check.Name);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TwelveFaultsAreToldAndNothingIsWritten()
    {
        string before = StoreFolder.Tree(_folder.Path);

        CheckResult[] failed = Failed();

        Assert.Equal(FaultyWorkspace.Repairable.Concat(FaultyWorkspace.ForPeople).Order(), failed.Select(static check => check.Name).Order());
        Assert.All(failed, static check => Assert.NotNull(check.Fix));
        Assert.Equal(before, StoreFolder.Tree(_folder.Path));
    }

    [Fact]
    public void WhatCanBeRepairedIsRepairedWithCopiesAndTheRestIsTold()
    {
        string mission = File.ReadAllText(Path.Join(_folder.Path, ".maestro", "missions", FaultyWorkspace.Mission, "mission.json"));

        RepairResult[] results = [.. _engine.Run("Repair-MaestroWorkspace").NoErrors().Of<RepairResult>()];

        Assert.Equal(FaultyWorkspace.ForPeople.Order(), results.Where(static result => !result.Repaired).Select(static result => result.Name).Order());
        Assert.Equal(FaultyWorkspace.ForPeople.Order(), Failed().Select(static check => check.Name).Order());
        string backup = Assert.Single(Directory.GetDirectories(Path.Join(_folder.Path, ".maestro", "backup")));
        Assert.Equal(mission, File.ReadAllText(Path.Join(backup, "missions", FaultyWorkspace.Mission, "mission.json")));
        Assert.Equal("bin/\n", File.ReadAllText(Path.Join(backup, ".gitignore")));
        Assert.True(File.Exists(Path.Join(backup, "handoffs", "2026-11-22-001.json.tmp.1763800000000")));
        Assert.DoesNotContain(_engine.Run("Repair-MaestroWorkspace").NoErrors().Of<RepairResult>(), static result => result.Repaired);
    }

    [Fact]
    public void WhatIfMendsNothing()
    {
        string before = StoreFolder.Tree(_folder.Path);

        Assert.All(_engine.Run("Repair-MaestroWorkspace -WhatIf").NoErrors().Of<RepairResult>(), static result => Assert.False(result.Repaired));

        Assert.Equal(before, StoreFolder.Tree(_folder.Path));
    }

    [Fact]
    public void AssertAndQuietTellThatSomethingFailed()
    {
        _engine.Run("$null = Test-MaestroEnvironment -Assert").Error(ErrorCode.CheckFailed);
        Assert.False(_engine.Run("Test-MaestroEnvironment -Quiet").Single<bool>());
    }

    [Fact]
    public void OutsideAWorkspaceTheMachineIsChecked()
    {
        using var elsewhere = new TemporaryFolder();
        _engine.WorkingFolder = elsewhere.Path;

        CheckResult[] checks = [.. _engine.Run("Test-MaestroEnvironment").NoErrors().Of<CheckResult>()];

        CheckResult missing = Assert.Single(checks, static check => check.Name == "workspace");
        Assert.Equal((false, "Initialize-MaestroWorkspace"), (missing.Passed, missing.Fix));
        Assert.True(Assert.Single(checks, static check => check.Name == "powershell").Passed);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    private CheckResult[] Failed() =>
        [.. _engine.Run("Test-MaestroEnvironment").NoErrors().Of<CheckResult>().Where(check => !check.Passed && StateChecks.Contains(check.Name))];
}
