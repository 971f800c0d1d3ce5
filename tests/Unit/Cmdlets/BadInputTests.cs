using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What a user does wrong: each with its own code, and every file as it was.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Theory]
    [InlineData("", "PlanInvalid")]
    [InlineData("not json", "PlanInvalid")]
    [InlineData("null", "PlanInvalid")]
    [InlineData("[]", "PlanInvalid")]
    [InlineData("{}", "PlanInvalid")]
    [InlineData("{ \"title\": ", "PlanInvalid")]
    [InlineData("<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs", "PlanInvalid")]
    public void ATextThatIsNoPlan(string text, string code)
    {
        _workspace.Put("bad.json", text);
        _workspace.Refused(code, "New-MaestroMission -Path bad.json");
        Assert.False(_workspace.Run("Test-MaestroPlan -Path bad.json -Quiet").Single<bool>());
    }

    [Theory]
    [InlineData("\"id\": \"auth-plan\"", "\"id\": 7", "features[0].id")]
    [InlineData("\"id\": \"auth-plan\"", "\"id\": \"auth-docs\"", "features[2].id")]
    [InlineData("\"id\": \"auth-plan\"", "\"id\": \"../evil\"", "features[0].id")]
    [InlineData("\"id\": \"auth-plan\"", "\"id\": \"a/b\"", "features[0].id")]
    [InlineData("\"id\": \"auth-plan\"", "\"id\": \"CON\"", "features[0].id")]
    [InlineData("\"dependsOn\": [\"auth-plan\"]", "\"dependsOn\": [\"gone\"]", "features[1].dependsOn[0]")]
    [InlineData("\"dependsOn\": [\"auth-plan\"]", "\"dependsOn\": [\"auth-impl\", \"auth-docs\"]", "auth-docs")]
    [InlineData("\"milestoneId\": \"plan\"", "\"milestoneId\": \"gone\"", "features[0].milestoneId")]
    [InlineData("\"title\": \"Plan it\"", "\"titel\": \"Plan it\"", "titel")]
    [InlineData("\"verificationSteps\": [\"read it\"]", "\"verificationSteps\": \"read it\"", "features[0].verificationSteps")]
    public void APlanWithAProblemNamesItsPlace(string from, string to, string place)
    {
        _workspace.Put("bad.json", StateFixture.Plan.Replace(from, to, StringComparison.Ordinal));
        ErrorRecord error = _workspace.Refused("PlanInvalid", "New-MaestroMission -Path bad.json");
        Assert.Contains(place, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("(line ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
    }

    [Fact]
    public void APlanThatIsMissingHugeOrAFolder()
    {
        _workspace.Refused("FileNotFound", "New-MaestroMission -Path gone.json");
        _workspace.Refused("FileNotFound", "New-MaestroMission -Path gone/plan.json");
        Directory.CreateDirectory(Path.Join(_workspace.Folder, "folder"));
        _workspace.Refused("FileNotAccessible", "New-MaestroMission -Path folder");
        using (FileStream huge = File.Create(Path.Join(_workspace.Folder, "huge.json")))
        {
            huge.SetLength(100_000_000);
        }

        // The tree of files would hold all of it.
        _workspace.Run("New-MaestroMission -Path huge.json").Error("PlanTooLarge");
        Assert.Single(_workspace.Run("Get-MaestroMission").NoErrors().Output);
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("Done.")]
    [InlineData("Fixed in v1.2")]
    public void AWordThatIsNoPathIsTheSummary(string summary) =>
        Assert.Equal(summary, _workspace.Run($"(Set-MaestroFeature auth-plan -Report '{summary}' -PassThru).Report.SalientSummary").NoErrors().Output.Single());

    [Theory]
    [InlineData("Set-MaestroFeature gone -Status assigned", "FeatureNotFound", "gone")]
    [InlineData("Set-MaestroFeature auth-plan -MissionId 2020-01-01-001 -Status assigned", "MissionNotFound", "2020-01-01-001")]
    [InlineData("Set-MaestroFeature auth-plan -MissionId ../evil -Status assigned", "IdInvalid", "../evil")]
    [InlineData("Set-MaestroFeature auth-plan", "NothingToChange", "auth-plan")]
    [InlineData("Set-MaestroFeature auth-plan -Report 'gone.json'", "FileNotFound", "gone.json")]
    [InlineData("Set-MaestroFeature auth-plan -Report 'reports/gone'", "FileNotFound", "reports/gone")]
    [InlineData("Set-MaestroFeature auth-plan -Report '{'", "ReportInvalid", null)]
    [InlineData("Set-MaestroFeature auth-plan -Report @{ summary = 's' }", "ReportInvalid", null)]
    [InlineData("Set-MaestroAssertion gone -Result passed", "AssertionNotFound", "gone")]
    [InlineData("Set-MaestroAssertion a/b -Result passed", "IdInvalid", "a/b")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result waived", "WaiverReasonMissing", "plan-agreed")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result passed", "EvidenceRequired", "plan-agreed")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result passed -EvidencePath gone.log", "FileNotFound", "gone.log")]
    [InlineData("Invoke-MaestroAssertion plan-agreed", "CheckNotFound", "plan-agreed")]
    [InlineData("Invoke-MaestroAssertion gone -Command true", "AssertionNotFound", "gone")]
    [InlineData("Complete-MaestroMilestone gone", "MilestoneNotFound", "gone")]
    [InlineData("Complete-MaestroMilestone plan", "MilestoneNotSealable", "plan")]
    [InlineData("Restore-MaestroMission -CheckpointId 2020 -Confirm:$false", "CheckpointNotFound", "2020")]
    [InlineData("Restore-MaestroMission -Confirm:$false", "CheckpointNotFound", null)]
    [InlineData("Get-MaestroMission gone", "MissionNotFound", "gone")]
    [InlineData("Get-MaestroFeature ../evil", "IdInvalid", "../evil")]
    [InlineData("Get-MaestroAssertion gone", "AssertionNotFound", "gone")]
    [InlineData("Get-MaestroFeature -MilestoneId gone", "MilestoneNotFound", "gone")]
    [InlineData("Get-MaestroAssertion -MilestoneId gone", "MilestoneNotFound", "gone")]
    [InlineData("Get-MaestroAssertion -FeatureId gone", "FeatureNotFound", "gone")]
    [InlineData("Get-MaestroMilestone gone", "MilestoneNotFound", "gone")]
    [InlineData("Get-MaestroCheckpoint gone", "CheckpointNotFound", "gone")]
    [InlineData("Approve-MaestroMission", "TransitionNotAllowed", null)]
    [InlineData("Deny-MaestroMission", "TransitionNotAllowed", null)]
    [InlineData("Set-MaestroMission", "NothingToChange", null)]
    public void AnIdOrValueThatIsNotThere(string script, string code, string? target)
    {
        ErrorRecord error = _workspace.Refused(code, script);
        if (target is not null)
        {
            Assert.Equal(target, error.TargetObject);
        }

        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EachRefusedTransitionOfFeaturesAndMissions()
    {
        string[] all = [.. FeatureStatus.All];
        foreach (string refused in all.Except(["pending", "assigned", "in-progress"]))
        {
            _workspace.Refused("TransitionNotAllowed", "Set-MaestroFeature auth-plan -Status $args[0]", refused);
        }

        foreach (string refused in new[] { "rejected", "paused", "validating", "completed", "failed" })
        {
            _workspace.Refused("TransitionNotAllowed", "Set-MaestroMission -Status $args[0]", refused);
        }

        _workspace.Run("Set-MaestroAssertion plan-agreed -Result passed -Evidence seen").NoErrors();
        foreach (string refused in new[] { "pending", "failed", "blocked" })
        {
            _workspace.Refused("TransitionNotAllowed", "Set-MaestroAssertion plan-agreed -Result $args[0]", refused);
        }

        _workspace.Refused("TransitionNotAllowed", "Set-MaestroAssertion plan-agreed -Result blocked -Reason why");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"id\": \"auth-plan\", ")]
    [InlineData("<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs")]
    [InlineData("[]")]
    [InlineData(null)]
    public void ADamagedFeatureIsNamedOnceAndTheRestIsThere(string? content)
    {
        string path = _workspace.File("features/auth-plan.json");
        File.Delete(path);
        if (content is null)
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            File.WriteAllText(path, content);
        }

        string before = StoreFolder.Tree(_workspace.Folder);
        HostedResult listed = _workspace.Run("Get-MaestroFeature");
        Assert.Equal(path, listed.Error("StateFileDamaged").TargetObject);
        Assert.Equal(["auth-impl", "auth-docs"], listed.Of<Feature>().Select(feature => feature.FeatureId));
        _workspace.Refused("StateFileDamaged", "Set-MaestroFeature auth-plan -Status assigned");
        _workspace.Refused("StateFileDamaged", "Checkpoint-MaestroMission");
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
        Assert.False(_workspace.Run("Test-MaestroMission -Quiet -ErrorAction Ignore").Single<bool>());
    }

    [Theory]
    [InlineData("mission.json")]
    [InlineData("assertions.json")]
    public void ADamagedFileOfOneMissionLeavesTheOtherUsable(string file)
    {
        string other = _workspace.Make(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        File.WriteAllText(_workspace.File(file), "{");
        HostedResult missions = _workspace.Run("Get-MaestroMission");
        Assert.Equal(_workspace.File(file), missions.Error("StateFileDamaged").TargetObject);
        Assert.Contains(other, missions.Of<Mission>().Select(mission => mission.MissionId));
        Assert.Equal(3, _workspace.Run("Get-MaestroFeature other* -MissionId $args[0]", other).NoErrors().Output.Count);
    }

    [Fact]
    public void AFileWhereTheFeaturesShouldBe()
    {
        _workspace.Make();
        Directory.Delete(_workspace.File("features"), recursive: true);
        File.WriteAllText(_workspace.File("features"), "");
        HostedResult listed = _workspace.Run("Get-MaestroFeature");
        Assert.Equal(_workspace.File("features"), listed.Error("StateFileDamaged").TargetObject);
        Assert.Equal(3, listed.Output.Count);
    }

    [Theory]
    [InlineData("Get-MaestroFeature")]
    [InlineData("Set-MaestroFeature a -Status assigned")]
    [InlineData("New-MaestroMission plan.json")]
    [InlineData("Checkpoint-MaestroMission")]
    public void WithoutAWorkspaceACommandEnds(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("plan.json", StateFixture.Plan);
        _workspace.Engine.WorkingFolder = folder.Path;
        HostedResult result = _workspace.Run($"{command}; 'not reached'");
        ErrorRecord error = result.Error("WorkspaceNotFound");
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("Initialize-MaestroWorkspace", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Equal("caught", _workspace.Run($"try {{ {command} }} catch {{ 'caught' }}").Single<string>());
    }

    [Fact]
    public void AProblemOfOneItemCanBeCaughtWhenAskedFor()
    {
        Assert.Equal("FeatureNotFound", _workspace.Run("try { Get-MaestroFeature gone -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }").Single<string>());
        Assert.Empty(_workspace.Run("try { Get-MaestroFeature gone -ErrorAction Ignore } catch { 'caught' }").NoErrors().Output);
    }

    [Fact]
    public void AMissionThatIsNotThereIsNotAllRight()
    {
        Assert.False(_workspace.Run("Test-MaestroMission gone -Quiet -ErrorAction Ignore -WarningAction Ignore").Single<bool>());
        HostedResult asserted = _workspace.Run("Test-MaestroMission gone -Assert -ErrorAction SilentlyContinue -WarningAction Ignore");
        Assert.Contains("NothingChecked", asserted.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    public void Dispose() => _workspace.Dispose();
}
