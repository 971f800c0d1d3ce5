namespace Maestro.Tests.Cmdlets;

/// <summary>Files among the records that are none of ours are reported alike everywhere, in one line with their number, and called damaged nowhere.</summary>
public sealed class OtherRecordsTests : IDisposable
{
    private const string NewHandoff = "New-MaestroHandoff -Mode execute -SessionCore s -Summary s -NextAction n -ReadMore r -ConfidenceWork 0.5 -WarningAction SilentlyContinue";

    private readonly HostedWorkspace _workspace = new();

    public static TheoryData<string, bool> Names => new()
    {
        { "{0} (conflicted copy).json", true },
        { "{0} (1).json", true },
        { "{0}.sync-conflict-20261130-101112-ABCDEFG.json", true },
        { "{0}.json.orig", true },
        { "hnd-aaaa1111-bbbb22.json", false },
        { "notes.txt", false },
        { "[brackets] 'quotes'.json", false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryViewReportsThemAlike(string pattern, bool isCopy)
    {
        string id = _workspace.Run(NewHandoff).Single<Handoff>().HandoffId;
        string name = pattern.Replace("{0}", id, StringComparison.Ordinal);
        File.Copy(Path.Join(_workspace.State, "handoffs", id + ".json"), Path.Join(_workspace.State, "handoffs", name));
        File.WriteAllText(Path.Join(_workspace.State, "missions", pattern.Replace("{0}", _workspace.MissionId, StringComparison.Ordinal)), "{}");

        foreach (string command in (string[])["Get-MaestroHandoff", "Get-MaestroStatus", "Get-MaestroMission"])
        {
            IReadOnlyList<string> warnings = _workspace.Run(command).NoErrors().Warnings;
            Assert.Equal(command == "Get-MaestroStatus" ? 2 : 1, warnings.Count);
            Assert.All(warnings, static warning => Assert.StartsWith("1 file in '", warning, StringComparison.Ordinal));
        }

        CheckResult[] checks = [.. _workspace.Run("(Get-MaestroSnapshot).Checks | Where-Object Name -eq other-files").NoErrors().Of<CheckResult>()];
        Assert.Equal([!isCopy, !isCopy], checks.Select(static check => check.Passed));
        CheckResult[] doctor = [.. _workspace.Run("Test-MaestroEnvironment | Where-Object Name -eq other-files").NoErrors().Of<CheckResult>()];
        Assert.Equal(checks.Select(static check => check.Message), doctor.Select(static check => check.Message));
        Assert.Equal([!isCopy, !isCopy], doctor.Select(static check => check.Passed));
        Assert.True(_workspace.Run("Test-MaestroEnvironment | Where-Object Name -eq state-files").Single<CheckResult>().Passed);
        Assert.All(doctor, static check => Assert.Contains("Get-ChildItem", check.Fix, StringComparison.Ordinal));
        Assert.Empty(_workspace.Run($"Get-MaestroHandoff {id}").NoErrors().Warnings);
    }

    [Fact]
    public void WhatAnUnfinishedWriteLeftIsNone()
    {
        File.WriteAllText(Path.Join(_workspace.State, "handoffs", "2026-11-30-001.json.tmp.1763800000000"), "{");

        Assert.Empty(_workspace.Run("Get-MaestroHandoff").NoErrors().Warnings);
    }

    [Fact]
    public void SeveralOfASortAreOneLine()
    {
        for (int i = 0; i < 3; i++)
        {
            File.WriteAllText(Path.Join(_workspace.State, "handoffs", $"hnd-{i}.json"), "{}");
            File.WriteAllText(Path.Join(_workspace.State, "handoffs", $"2026-11-30-001 ({i}).json"), "{}");
        }

        IReadOnlyList<string> warnings = _workspace.Run("Get-MaestroHandoff").NoErrors().Warnings;

        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, static warning => Assert.StartsWith("3 files in '", warning, StringComparison.Ordinal));
    }

    public void Dispose() => _workspace.Dispose();
}
