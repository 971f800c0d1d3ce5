using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The cmdlets of handoffs in the real engine.</summary>
public sealed class HandoffCommandTests : IDisposable
{
    private const string New = "New-MaestroHandoff -Mode execute -SessionCore core -Summary Short_summary -NextAction do_next -ConfidenceWork 0.9";
    private const string Bare = New + " -NoCollect -Artifact branch_main -ReadMore file_a_ts";

    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;

    public HandoffCommandTests()
    {
        _engine = new HostedEngine(_folder.Path);
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
    }

    [Fact]
    public void WithoutCollectingThePacketIsWhatWasGiven()
    {
        Handoff made = _engine.Run(Bare + " -Agent codex -SessionId s1").Single<Handoff>();
        Assert.Equal(HandoffSamples.ExecuteMinimal, made.Uki);
        Assert.Equal(("codex", "s1", "pending"), (made.Agent, made.SessionId, made.Status));
        Assert.Null(made.Files);
    }

    [Fact]
    public void OutsideGitAHandoffIsMadeAllTheSame() => Assert.Null(_engine.Run(New).Single<Handoff>().Files);

    [Fact]
    public void EveryFieldHasItsParameter()
    {
        string missionId = _engine.Run("$args[0] | New-MaestroMission", StateFixture.Plan).Single<Mission>().MissionId;
        Handoff made = _engine.Run($$"""
            {{Bare}} -CurrentState s -Decision d -Signal si -Risk r -Driver dr -Divergence di -Boundary b -TouchedFile t -CompletedWork c `
                -Validation v -Assumption 'users exist' -ScopeDeclaration @{ touched = 'src' } -ComplexityDelta '{"loc":10}' `
                -VerificationResult 'dotnet test:passed', @{ Step = 'lint'; Passed = $false } -BlindSpot bs -Metaphor m -ConfidenceSummary 0.5 `
                -MissionId {{missionId}} -FeatureId auth-impl -MilestoneId build -PlanReference PLAN.md -SpecReference spec.md
            """).Single<Handoff>();
        HandoffContent content = made.Content;
        Assert.Equal(
            "MODE-execute|CURRENT_STATE-s|SESSION_CORE-core|CAUSAL_DRIVERS-dr|DIVERGENCES-di"
            + $"|MAESTRO_REFS-mission_{missionId.Replace('-', '_')}-feature_auth_impl-milestone_build-plan_PLAN.md-spec_spec.md|DECISIONS-d|SIGNAL_DELTA-si|TOUCHED_FILES-t"
            + "|COMPLETED_WORK-c|VALIDATION-v|ARTIFACTS-branch_main|READ_MORE-file_a_ts|BOUNDARY_STATE-b|RISKS-r|BLIND_SPOT-bs|METAPHOR-m"
            + "|NEXT_ACTION-do_next|CS-work_0.9~summary_0.5|SUMMARY-Short_summary",
            made.Uki);
        Assert.Equal("auth-impl", made.FeatureId);
        Assert.Equal("users exist", Assert.Single(content.Assumptions!));
        Assert.Equal("src", content.ScopeDeclaration!["touched"]);
        Assert.Equal(10L, content.ComplexityDelta!["loc"]);
        Assert.Equal([("dotnet test", true), ("lint", false)], content.VerificationResults!.Select(result => (result.Step, result.Passed)));
    }

    [Fact]
    public void ObjectsAndJsonMakeHandoffsAndAParameterWins()
    {
        Handoff[] made = [.. _engine.Run("""
            @{ mode = 'execute'; SessionCore = 'a'; Summary = 's'; NextAction = 'n'; ConfidenceWork = 1 } | New-MaestroHandoff -SessionCore won
            [pscustomobject]@{ Mode = 'plan'; SessionCore = 'b'; Summary = 's'; NextAction = 'n'; cs = @{ work = 1 } } | New-MaestroHandoff
            '{', '"mode":"execute","sessionCore":"c","summary":"s",', '"nextAction":"n","cs":{"work":1}', '}' | New-MaestroHandoff
            Get-MaestroHandoff -First 1 | New-MaestroHandoff -NextAction again
            """).NoErrors().Of<Handoff>()];
        Assert.Equal(["won", "b", "c", "c"], made.Select(static handoff => handoff.Content.SessionCore));
        Assert.Equal("again", made[3].Content.NextAction);
    }

    [Fact]
    public void ABadOneInAPipelineIsOneErrorAndTheOthersAreMade()
    {
        HostedResult result = _engine.Run("""'a', '', 'd' | ForEach-Object { @{ mode = 'execute'; sessionCore = $_; summary = $_; nextAction = 'n'; cs = @{ work = 1 } } } | New-MaestroHandoff""");
        Assert.Equal(["a", "d"], result.Of<Handoff>().Select(static handoff => handoff.Content.SessionCore));
        Assert.Contains("a summary", result.Error(ErrorCode.HandoffInvalid).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-MaestroHandoff -Mode execute -WhatIf", ErrorCode.HandoffInvalid)]
    [InlineData("New-MaestroHandoff -WhatIf", ErrorCode.HandoffInvalid)]
    [InlineData(Bare + " -PlanPath plan.md", ErrorCode.HandoffInvalid)]
    [InlineData("Receive-MaestroHandoff", ErrorCode.HandoffNonePending)]
    [InlineData("Receive-MaestroHandoff 2026-01-01-001 -Claim", ErrorCode.HandoffNotFound)]
    [InlineData("Receive-MaestroHandoff ../evil", ErrorCode.IdInvalid)]
    [InlineData("Receive-MaestroHandoff -AsUki -AsPrompt", ErrorCode.ArgumentInvalid)]
    [InlineData("Receive-MaestroHandoff -Wait -TimeoutSeconds 0", ErrorCode.HandoffWaitTimeout)]
    [InlineData("Complete-MaestroHandoff 2026-01-01-001", ErrorCode.HandoffNotFound)]
    [InlineData("'nonsense' | ConvertFrom-MaestroUki", ErrorCode.UkiInvalid)]
    [InlineData("'nonsense' | Test-MaestroUki -Assert -Quiet | Out-Null", ErrorCode.CheckFailed)]
    public void MistakesHaveTheirCodes(string script, string code)
    {
        _engine.Run(script).Error(code);
        Assert.Empty(Directory.GetFiles(Path.Join(_folder.Path, ".maestro", "handoffs")));
    }

    [Fact]
    public void WhatIfTakesNothingAndStillTellsWhoHasIt()
    {
        _engine.Run(Bare).NoErrors();
        Assert.Empty(_engine.Run("Receive-MaestroHandoff -Claim -WhatIf").NoErrors().Output);
        Assert.Equal("codex", _engine.Run("(Receive-MaestroHandoff -Claim -Agent codex).PickedUpBy").Single<string>());
        ErrorRecord error = _engine.Run("Get-MaestroHandoff | Receive-MaestroHandoff -Claim -WhatIf").Error(ErrorCode.HandoffNotPending);
        Assert.Contains("codex", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLoopGivesBackAndCompletes()
    {
        _engine.Run(Bare).NoErrors();
        _engine.Run("Receive-MaestroHandoff -Claim -Agent codex").NoErrors();
        Assert.Empty(_engine.Run("Get-MaestroHandoff | Reset-MaestroHandoff -Reason 'out of context'").NoErrors().Output);
        _engine.Run("Receive-MaestroHandoff -Claim -Agent gemini").NoErrors();
        Handoff done = _engine.Run("Get-MaestroHandoff -Status picked-up | Complete-MaestroHandoff -Report 'all done' -PassThru").Single<Handoff>();
        Assert.Equal(("completed", "all done"), (done.Status, done.Report));
        Assert.Equal(["codex", "gemini"], done.Trail!.Select(static holder => holder.Agent));
    }

    [Fact]
    public void WhatWasLeftByMistakeIsRemovedWithAReasonAndComesBackWithUndo()
    {
        _engine.Run(Bare + "; " + Bare).NoErrors();
        Assert.Empty(_engine.Run("Get-MaestroHandoff -First 1 | Remove-MaestroHandoff -Reason 'left twice' -WhatIf").NoErrors().Output);
        Assert.Equal("pending", _engine.Run("(Get-MaestroHandoff -First 1 | Remove-MaestroHandoff -Reason 'left twice' -PassThru).Status").Single<string>());
        Handoff left = _engine.Run("Get-MaestroHandoff").Single<Handoff>();
        _engine.Run("Receive-MaestroHandoff -Claim -Agent codex").NoErrors();
        Assert.Equal(left.HandoffId, _engine.Run("Remove-MaestroHandoff $args[0] -Reason x", left.HandoffId).Error(ErrorCode.HandoffNotPending).TargetObject);
        _engine.Run("Remove-MaestroHandoff $args[0] -Reason x -Force", left.HandoffId).NoErrors();
        Assert.Empty(_engine.Run("Get-MaestroHandoff").NoErrors().Output);

        Assert.Equal(["x", "left twice"], _engine.Run("Get-MaestroHistory | Where-Object Command -eq Remove-MaestroHandoff | ForEach-Object Reason").Of<string>());
        _engine.Run("Get-MaestroHistory -First 1 | Undo-MaestroChange").NoErrors();
        Assert.Equal("picked-up", _engine.Run("Get-MaestroHandoff").Single<Handoff>().Status);
    }

    [Fact]
    public void APacketIsAListAndWhatIsListedATableThatFits()
    {
        string packet = _engine.Render(Bare).Rendered;
        Assert.Contains("HandoffId : ", packet, StringComparison.Ordinal);
        Assert.Contains("Uki       : MODE-execute|", packet, StringComparison.Ordinal);
        _engine.Run(New + " -NoCollect -Artifact a -ReadMore b -Agent \"e`e[31mvil`a`n[markup]\"").NoErrors();
        foreach (int width in (int[])[80, 120])
        {
            using var engine = new HostedEngine(_folder.Path, width);
            string table = engine.Render("Get-MaestroHandoff; Get-MaestroHandoff | Format-List").Rendered;
            Assert.All(table.Split('\n'), line => Assert.True(line.Length <= width, line));
            Assert.DoesNotContain(table, static c => char.IsControl(c) && c != '\n');
            Assert.Matches("Id +Status +Mode +Agent +Feature +Summary", table);
        }
    }

    [Fact]
    public void APacketThatWasShownIsStillARowOfTheNextTable()
    {
        _engine.Run(Bare).NoErrors();
        Assert.DoesNotContain("#Packet", string.Join(' ', _engine.Run("Receive-MaestroHandoff | Out-Null; Get-MaestroHandoff").NoErrors().Output[0].TypeNames), StringComparison.Ordinal);
    }

    [Fact]
    public void UkiGoesThereAndBack()
    {
        Assert.Equal(
            HandoffSamples.ExecuteMinimal,
            _engine.Run("$args[0] | ConvertFrom-MaestroUki | ConvertTo-MaestroUki", HandoffSamples.ExecuteMinimal).Single<string>());
        Assert.True(_engine.Run("Test-MaestroUki $args[0] -Quiet", HandoffSamples.PlanMinimal).Single<bool>());
        CheckResult check = _engine.Run("Test-MaestroUki $args[0]", HandoffSamples.PlanMinimal + " ").Single<CheckResult>();
        Assert.False(check.Passed);
        Assert.Equal([HandoffSamples.PlanMinimal], FencedTexts.Of(_engine.Run("$args[0] | ConvertFrom-MaestroUki | ConvertTo-MaestroUki -AsPrompt", HandoffSamples.PlanMinimal).Single<string>()));
    }

    [Fact]
    public void CompletionOffersTheNewestFirstWithTheirSummaries()
    {
        _engine.Run(Bare + "; " + Bare).NoErrors();
        const string Script = "[System.Management.Automation.CommandCompletion]::CompleteInput('Receive-MaestroHandoff ', 23, $null).CompletionMatches";
        CompletionResult[] offered = [.. _engine.Run(Script).NoErrors().Of<CompletionResult>()];
        Assert.EndsWith("-002", offered[0].CompletionText, StringComparison.Ordinal);
        Assert.Equal("Short_summary (pending)", offered[0].ToolTip);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }
}
