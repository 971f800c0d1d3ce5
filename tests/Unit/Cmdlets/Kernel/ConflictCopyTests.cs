using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Copies that a sync made of a conflict, wherever records are: one line with their number, no damaged record, and no decision on either.</summary>
public sealed class ConflictCopyTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    public static TheoryData<string> Names => ["{0} (conflicted copy 2026-11-30).json", "{0}.sync-conflict-20261130-101112-ABCDEFG.json", "{0} 2.json", "{0} (1).json", "{0} - Copy.json", "{0}.json.orig"];

    public static TheoryData<string, string> Places => new()
    {
        { "features", "Get-MaestroFeature" },
        { "mission", "Get-MaestroMission" },
        { "corrections", "Get-MaestroCorrection" },
        { "learnings", "Get-MaestroLearning" },
        { "checkpoints", "Get-MaestroCheckpoint" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void TheNameIsThatOfACopy(string pattern)
    {
        Assert.True(ConflictCopy.IsMatch(pattern.Replace("{0}", "auth-plan", StringComparison.Ordinal)));
        Assert.True(ConflictCopy.IsMatch(pattern.Replace("{0}", "BACK-1.2", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("auth-plan.json")]
    [InlineData("auth-plan-2.json")]
    [InlineData("1.2.json")]
    [InlineData("w; x #.json")]
    [InlineData("auth-plan.json.tmp.1763800000000")]
    [InlineData("notes.txt")]
    [InlineData(" (1).json")]
    public void OtherNamesAreNot(string name) => Assert.False(ConflictCopy.IsMatch(name));

    [Theory]
    [MemberData(nameof(Places))]
    public void EveryListReportsTheirNumberAndTheDoctorNamesThem(string place, string command)
    {
        _workspace.Run("Add-MaestroCorrection 'Use pnpm' -Trigger npm; Add-MaestroLearning x; Checkpoint-MaestroMission").NoErrors();
        int before = _workspace.Run(command).NoErrors().Output.Count;
        string folder = place switch
        {
            "features" or "checkpoints" => _workspace.File(place),
            "mission" => _workspace.File(""),
            "corrections" => Path.Join(_workspace.State, "memory", "corrections"),
            _ => Path.Join(_workspace.State, "memory", "learnings", "raw"),
        };
        string record = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).First();
        foreach (string pattern in Names)
        {
            File.Copy(record, Path.Join(folder, pattern.Replace("{0}", Path.GetFileNameWithoutExtension(record), StringComparison.Ordinal)));
        }

        HostedResult shown = _workspace.Run(command).NoErrors();

        Assert.Equal(before, shown.Output.Count);
        Assert.StartsWith("6 files in '", Assert.Single(shown.Warnings), StringComparison.Ordinal);
        CheckResult check = Assert.Single(_workspace.Run("Test-MaestroEnvironment | Where-Object Name -eq other-files").NoErrors().Of<CheckResult>());
        Assert.False(check.Passed);
        Assert.Equal(shown.Warnings[0], check.Message);
        Assert.True(_workspace.Run("Test-MaestroEnvironment | Where-Object Name -eq state-files").Single<CheckResult>().Passed);
    }

    [Theory]
    [InlineData("features/auth-plan 2.json")]
    [InlineData("assertions (conflicted copy).json")]
    [InlineData("mission.sync-conflict-20261130-101112-ABCDEFG.json")]
    public void NothingIsDecidedWhileThereAreTwo(string copy)
    {
        File.WriteAllText(_workspace.File(copy), "{}");

        foreach (string gate in (string[])["Complete-MaestroMilestone plan", "Checkpoint-MaestroMission", "Get-MaestroFeature -Ready"])
        {
            _workspace.Refused(ErrorCode.StateFileDamaged, gate);
        }

        Assert.False(_workspace.Run("Test-MaestroMission -Quiet -ErrorAction SilentlyContinue").Of<bool>().Single());
        WorkspaceStatus status = _workspace.Run("Get-MaestroStatus -WarningAction SilentlyContinue").Single<WorkspaceStatus>();
        Assert.Equal("Test-MaestroEnvironment", status.Next);
        Assert.Empty(status.ReadyFeatureIds);
        Assert.Equal("unknown", _workspace.Run("Get-MaestroMission -WarningAction SilentlyContinue").Single<Mission>().EffectiveStatus);
        Assert.Equal("unknown", _workspace.Run("Get-MaestroSnapshot").Single<ControlSnapshot>().Mission!.EffectiveStatus);
    }

    [Fact]
    public void AFeatureUnderTheNameOfAnotherIsDamage()
    {
        File.Copy(_workspace.File("features/auth-plan.json"), _workspace.File("features/auth-plan2.json"));

        _workspace.Refused(ErrorCode.StateFileDamaged, "Complete-MaestroMilestone plan");
    }

    public void Dispose() => _workspace.Dispose();
}
