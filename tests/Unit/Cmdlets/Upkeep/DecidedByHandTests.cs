using System.Text.Json.Nodes;

namespace Maestro.Tests.Cmdlets;

/// <summary>State that no command can have made is named by Test-MaestroEnvironment, and counts nowhere.</summary>
public sealed class DecidedByHandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void AMissionFolderUnderAnotherNameIsNamed()
    {
        Directory.Move(Path.Join(_workspace.State, "missions", _workspace.MissionId), Path.Join(_workspace.State, "missions", "old"));

        Assert.Contains("'old'", Failed("other-files").Message, StringComparison.Ordinal);
        _workspace.Refused(ErrorCode.MissionNotSelected, "Complete-MaestroMilestone plan");
    }

    [Fact]
    public void AMissionFolderOfAnotherDayIsNamed()
    {
        Directory.Move(Path.Join(_workspace.State, "missions", _workspace.MissionId), Path.Join(_workspace.State, "missions", "2020-01-01-001"));

        Assert.Contains("does not match its location", Failed("state-files").Message, StringComparison.Ordinal);
        _workspace.Refused(ErrorCode.StateFileDamaged, "Complete-MaestroMilestone plan");
    }

    [Fact]
    public void AFileInAMissionFoldersPlaceIsDamageEverywhere()
    {
        File.WriteAllText(Path.Join(_workspace.State, "missions", "2020-01-01-001"), "x");

        Assert.Contains("it is a file, not a folder", Failed("state-files").Message, StringComparison.Ordinal);
        _workspace.Refused(ErrorCode.StateFileDamaged, "Complete-MaestroMilestone plan");
        _workspace.Run("Get-MaestroMission").Error(ErrorCode.StateFileDamaged);
        _workspace.Run("Get-MaestroMission 2020-01-01-001").Error(ErrorCode.StateFileDamaged);
    }

    [Fact]
    public void AMissionWithoutItsFileIsNotSilentlyAbsent()
    {
        File.Delete(_workspace.File("mission.json"));

        _workspace.Run("Get-MaestroMission $args[0]", _workspace.MissionId).Error(ErrorCode.StateFileDamaged);
        _workspace.Refused(ErrorCode.StateFileDamaged, "Complete-MaestroMilestone plan -MissionId $args[0]", _workspace.MissionId);
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("rejected")]
    public void AnEndThatWasWrittenByHandIsNamed(string status)
    {
        Edit("mission.json", root => root["status"] = status);

        Assert.Contains($"is {status}, but nothing says when", Failed("mission-status").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsOpenInACompletedMissionIsToldUnlessItIsRecorded()
    {
        _workspace.Run("Set-MaestroMission -Status executing; Set-MaestroMission -Status validating; Set-MaestroMission -Status completed -Force -Reason enough -WarningAction SilentlyContinue").NoErrors();
        Assert.Equal("Every completed or rejected mission records when, and what was open.", Checks("mission-status").Single().Message);

        File.Delete(_workspace.File("overrides.json"));

        CheckResult check = Checks("mission-status").Single();
        Assert.True(check.Passed);
        Assert.Contains("plan-agreed", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWaiverWithoutAReasonIsNamed()
    {
        Edit("assertions.json", static root => root["assertions"]![0]!["result"] = "waived");

        CheckResult failed = Failed("waivers");
        Assert.Contains("'plan-agreed'", failed.Message, StringComparison.Ordinal);
        _workspace.Refused(ErrorCode.ArgumentInvalid, failed.Fix!);
        _workspace.Run(failed.Fix!.Replace("<why it need not hold>", "the plan changed", StringComparison.Ordinal)).NoErrors();
        Assert.True(Checks("waivers").Single().Passed);
    }

    [Fact]
    public void APassWithoutEvidenceIsToldAndPasses()
    {
        Edit("assertions.json", static root => root["assertions"]![0]!["result"] = "passed");

        CheckResult check = Checks("evidence").Single();
        Assert.True(check.Passed);
        Assert.Contains("'plan-agreed'", check.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private CheckResult Failed(string name)
    {
        CheckResult check = Checks(name).First(static check => !check.Passed);
        Assert.NotNull(check.Fix);
        _workspace.Run("Test-MaestroEnvironment -Assert | Out-Null").Error(ErrorCode.CheckFailed);
        return check;
    }

    private IEnumerable<CheckResult> Checks(string name) => _workspace.Run("Test-MaestroEnvironment | Where-Object Name -eq $args[0]", name).NoErrors().Of<CheckResult>();

    private void Edit(string file, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(_workspace.File(file)))!;
        change(root);
        File.WriteAllText(_workspace.File(file), root.ToJsonString());
    }
}
