using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Objects flow from one cmdlet into the next without glue.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void MissionsFeaturesAndChangesCompose()
    {
        HostedResult result = _workspace.Run("Get-MaestroMission | Get-MaestroFeature auth-plan | Set-MaestroFeature -Status in-progress -PassThru");
        Feature feature = result.Single<Feature>();
        Assert.Equal(FeatureStatus.InProgress, feature.Status);
        Assert.Equal(["auth-impl", "auth-docs"], feature.Unblocks);
        Assert.Equal("executing", _workspace.Run("(Get-MaestroMission).Status").Single<string>());
    }

    [Fact]
    public void APipelineOfManyGoesOnBehindABadItem()
    {
        HostedResult result = _workspace.Run("'nothing', 'auth-plan', '../evil', 'auth-docs' | ForEach-Object { [pscustomobject]@{ FeatureId = $_ } } | Set-MaestroFeature -Status assigned -PassThru -WarningAction Ignore");
        Assert.Equal(["auth-plan", "auth-docs"], result.Of<Feature>().Select(feature => feature.FeatureId));
        Assert.Equal(["FeatureNotFound,Maestro.Commands.SetFeatureCommand", "IdInvalid,Maestro.Commands.SetFeatureCommand"], result.Errors.Select(error => error.FullyQualifiedErrorId));
        Assert.Equal("../evil", result.Errors[1].TargetObject);
    }

    [Fact]
    public void EveryKindOfChangeTakesItsOwnObjects()
    {
        _workspace.Run("Get-MaestroFeature | Get-MaestroAssertion | Set-MaestroAssertion -Result passed -Evidence 'seen'").NoErrors();
        Assert.Equal(["passed", "passed"], _workspace.Run("Get-MaestroAssertion").Of<Assertion>().Select(assertion => assertion.Result));
        _workspace.Run("Get-MaestroMilestone | Complete-MaestroMilestone -WarningAction Ignore").NoErrors();
        Assert.Equal(["sealed", "sealed"], _workspace.Run("Get-MaestroMilestone").Of<Milestone>().Select(milestone => milestone.Status));
        string checkpoint = _workspace.Run("Get-MaestroMission | Checkpoint-MaestroMission -Note here").Single<Checkpoint>().CheckpointId;
        Assert.Equal(checkpoint, _workspace.Run("Get-MaestroMission | Get-MaestroCheckpoint").Single<Checkpoint>().CheckpointId);
        _workspace.Run("Get-MaestroMission | Set-MaestroMission -Title changed").NoErrors();
        Assert.Equal("Add authentication", _workspace.Run("Get-MaestroCheckpoint | Restore-MaestroMission -Confirm:$false -PassThru | Get-MaestroMission").Single<Mission>().Title);
    }

    [Fact]
    public void SetIsSilentAndNewIsNot()
    {
        Assert.Empty(_workspace.Run("Set-MaestroFeature auth-plan -Status assigned").NoErrors().Output);
        Assert.Empty(_workspace.Run("Set-MaestroAssertion plan-agreed -Result failed").NoErrors().Output);
        Assert.Empty(_workspace.Run("Set-MaestroMission -Description d").NoErrors().Output);
        Assert.Single(_workspace.Run("Checkpoint-MaestroMission").NoErrors().Output);
    }

    [Theory]
    [InlineData("Set-MaestroFeature auth-plan -Status assigned -WhatIf")]
    [InlineData("Set-MaestroFeature auth-plan -Report @{ salientSummary = 's' } -WhatIf")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result passed -Evidence seen -WhatIf")]
    [InlineData("Invoke-MaestroAssertion plan-agreed -Command 'echo x > ran.txt' -WhatIf")]
    [InlineData("Set-MaestroMission -Title t -WhatIf")]
    [InlineData("Checkpoint-MaestroMission -WhatIf")]
    [InlineData("New-MaestroMission plan.json -Force -WhatIf")]
    [InlineData("Approve-MaestroMission $extra -WhatIf")]
    [InlineData("Deny-MaestroMission $extra -WhatIf")]
    public void WhatIfWritesNothing(string script)
    {
        _workspace.Engine.Set("extra", script.Contains("$extra", StringComparison.Ordinal) ? _workspace.Make() : null);
        string before = StoreFolder.Tree(_workspace.Folder);
        Assert.Empty(_workspace.Run(script).NoErrors().Output);
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Theory]
    [InlineData("Set-MaestroFeature nothing -Status assigned -WhatIf", "FeatureNotFound")]
    [InlineData("Set-MaestroFeature auth-plan -Status done -WhatIf", "TransitionNotAllowed")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result waived -WhatIf", "WaiverReasonMissing")]
    [InlineData("Complete-MaestroMilestone plan -WhatIf", "MilestoneNotSealable")]
    [InlineData("Restore-MaestroMission -WhatIf", "CheckpointNotFound")]
    [InlineData("'{}' | New-MaestroMission -WhatIf", "PlanInvalid")]
    public void WhatIfStillTellsOfBadInput(string script, string code) => _workspace.Refused(code, script);

    [Fact]
    public void WildcardsAndStartsOfIdsPick()
    {
        Assert.Equal(["auth-impl", "auth-docs"], Ids("Get-MaestroFeature *-[id]*"));
        Assert.Equal(["auth-impl"], Ids("Get-MaestroFeature AUTH-I"));
        Assert.Equal(["auth-plan", "auth-docs"], Ids("Get-MaestroFeature auth-d, auth-p"));
        Assert.Equal(["auth-plan"], Ids("Get-MaestroFeature -MilestoneId pl*"));
        Assert.Equal(["auth-plan"], Ids("Get-MaestroFeature -MilestoneId PL"));
        Assert.Equal(["auth-plan"], Ids("Get-MaestroFeature -Ready"));
        Assert.Empty(_workspace.Run("Get-MaestroFeature z*").NoErrors().Output);
        Assert.Equal([_workspace.MissionId], _workspace.Run("Get-MaestroMission 20*").Of<Mission>().Select(mission => mission.MissionId));
        _workspace.Refused("FeatureNotFound", "Get-MaestroFeature zebra");
        _workspace.Refused("IdAmbiguous", "Set-MaestroFeature auth -Status assigned");
        _workspace.Refused("MissionNotFound", "Get-MaestroFeature -MissionId 2020-01-01-001");
    }

    [Fact]
    public void StatusesAreWordsForWhereJsonAndCsv()
    {
        _workspace.Run("Set-MaestroFeature auth-plan -Status in-progress").NoErrors();
        Assert.Equal(["auth-plan"], Ids("Get-MaestroFeature | Where-Object Status -eq in-progress"));
    }

    [Fact]
    public void AWarningDoesNotStopAStart()
    {
        HostedResult result = _workspace.Run("Set-MaestroFeature auth-impl -Status in-progress");
        Assert.Contains("auth-plan", Assert.Single(result.NoErrors().Warnings), StringComparison.Ordinal);
        _workspace.Refused("DependencyNotDone", "Set-MaestroFeature auth-docs -Status in-progress -Strict");
    }

    [Theory]
    [InlineData("@{ salientSummary = 'done'; tests = @{ added = @(@{ file = 'a'; cases = @() }) } }")]
    [InlineData("[pscustomobject]@{ salientSummary = 'done' }")]
    [InlineData("'{ \"salientSummary\": \"done\" }'")]
    [InlineData("'report.json'")]
    [InlineData("(Get-Item report.json)")]
    public void AReportIsAnObjectTextOrFile(string report)
    {
        _workspace.Put("report.json", "{ \"salientSummary\": \"done\" }");
        if (report.Contains("Get-Item", StringComparison.Ordinal))
        {
            report = "[IO.FileInfo]::new((Join-Path $PWD report.json))".Replace("(Join-Path $PWD report.json)", "\"$PWD/report.json\"", StringComparison.Ordinal);
        }

        _workspace.Run($"Set-MaestroFeature auth-plan -Report ({report})").NoErrors();
        Assert.Equal("done", _workspace.Run("(Get-MaestroFeature auth-plan).Report.SalientSummary").Single<string>());
    }

    [Fact]
    public void PlansComeAsFilesTextAndObjects()
    {
        _workspace.Engine.Set("plan", StateFixture.Plan);
        Assert.Equal(5, _workspace.Run("""
            New-MaestroMission plan.json -Force
            $plan | New-MaestroMission -Force
            $plan -split "`n" | New-MaestroMission -Force
            $plan, $plan | New-MaestroMission -Force
            """).NoErrors().Output.Count);
        Assert.Equal(6, _workspace.Run("Get-MaestroMission").Output.Count);
        HostedResult made = _workspace.Run("@{ title = 't'; description = ''; milestones = @(@{ id = 'm'; title = 't'; description = ''; order = 0 }); features = @() } | New-MaestroMission");
        Assert.Equal("t", made.Single<Mission>().Title);
    }

    [Fact]
    public void ADestructiveStepAsksFirst()
    {
        _workspace.Run("Checkpoint-MaestroMission; Set-MaestroMission -Title changed").NoErrors();
        _workspace.Engine.Answer = 2;
        _workspace.Run("Restore-MaestroMission").NoErrors();
        Assert.Equal("changed", _workspace.Run("(Get-MaestroMission).Title").Single<string>());
    }

    public void Dispose() => _workspace.Dispose();

    private IEnumerable<string> Ids(string script) => _workspace.Run(script).NoErrors().Of<Feature>().Select(static feature => feature.FeatureId);
}
