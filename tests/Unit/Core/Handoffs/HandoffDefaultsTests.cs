using Maestro.Handoffs;
using Maestro.Missions;

namespace Maestro.Tests;

public class HandoffDefaultsTests
{
    private static readonly HandoffDraft Draft = new()
    {
        Mode = HandoffMode.Execute,
        SessionCore = "execute-auth_flow",
        Summary = "sum",
        NextAction = "next",
        Cs = new() { Work = 0.9 },
    };

    private static readonly HandoffDraft PlanDraft = Draft with { Mode = HandoffMode.Plan };

    private static readonly HandoffFacts Facts = new()
    {
        Branch = "feature/My-Branch",
        ChangedFiles = ["a.cs", "b.cs", "c.cs", "d.cs", "e.cs", "f.cs", "A.cs"],
        MissionId = "2026-11-22-001",
        FeatureId = "auth-impl",
        MilestoneId = "m1",
    };

    [Fact]
    public void ExecuteModeCollectsBranchFilesAndMission()
    {
        HandoffContent content = HandoffDefaults.Apply(
            Draft with { Artifacts = ["file_b_cs", "own"], ReadMore = ["own", "file_a_cs"], TouchedFiles = ["file_f_cs", "more"] }, Facts);
        Assert.Equal("execute_in_progress", content.CurrentState);
        Assert.Equal(
            ["branch_feature_my_branch", "file_a_cs", "file_b_cs", "file_c_cs", "file_d_cs", "file_e_cs", "file_f_cs", "mission_2026_11_22_001", "own"],
            content.Artifacts);
        Assert.Equal(["file_a_cs", "file_b_cs", "file_c_cs", "file_d_cs", "file_e_cs", "own"], content.ReadMore);
        Assert.Equal(["file_a_cs", "file_b_cs", "file_c_cs", "file_d_cs", "file_e_cs", "file_f_cs", "more"], content.TouchedFiles);
        Assert.Equal(new MaestroReferences { MissionId = "2026-11-22-001", FeatureId = "auth-impl", MilestoneId = "m1" }, content.MaestroRefs);
        Assert.Null(UkiValidator.Check(UkiWriter.Render(content)));
    }

    [Fact]
    public void PlanModeReadsThePlanFirst()
    {
        HandoffContent content = HandoffDefaults.Apply(PlanDraft with { PlanPaths = ["plan_md", "notes"] }, Facts with { PlanFile = "PLAN.md", ChangedFiles = [] });
        Assert.Equal("plan_ready", content.CurrentState);
        Assert.Equal(["plan_md", "notes"], content.PlanPaths);
        Assert.Equal(["plan_md"], content.ReadMore);
        Assert.Equal(["branch_feature_my_branch", "file_plan_md", "file_notes", "mission_2026_11_22_001"], content.Artifacts);
        Assert.Null(content.TouchedFiles);
    }

    [Fact]
    public void WithoutChangedFilesTheBranchIsRead()
    {
        Assert.Equal(["branch_main"], HandoffDefaults.Apply(Draft, new() { Branch = "main" }).ReadMore);
        Assert.Equal(["branch_main"], HandoffDefaults.Apply(PlanDraft, new() { Branch = "main" }).ReadMore);
    }

    [Fact]
    public void WithoutAnyFactsTheSessionCoreStandsIn()
    {
        HandoffContent content = HandoffDefaults.Apply(Draft, new());
        Assert.Equal(["execute_auth_flow"], content.Artifacts);
        Assert.Equal(["execute_auth_flow"], content.ReadMore);
        Assert.Null(UkiValidator.Check(UkiWriter.Render(content)));

        HandoffContent withMission = HandoffDefaults.Apply(Draft, new() { MissionId = "2026-11-22-001" });
        Assert.Equal(["mission_2026_11_22_001"], withMission.ReadMore);
    }

    [Fact]
    public void WhereNothingIsCollectedTheSubjectStandsIn()
    {
        HandoffContent content = HandoffDefaults.Apply(Draft, null);
        Assert.Equal(["execute_auth_flow"], content.Artifacts);
        Assert.Equal(["own"], HandoffDefaults.Apply(Draft with { Artifacts = ["own"] }, null).Artifacts);
    }

    [Fact]
    public void ASummaryAndANextActionAreEnough()
    {
        var draft = new HandoffDraft { Summary = "Login works; logout doesn't", NextAction = "Fix `logout()`" };
        HandoffContent content = HandoffDefaults.Apply(draft, Facts with { Title = "Implement login" });
        Assert.Equal(("execute", "Implement login", 0.5), (content.Mode, content.SessionCore, content.Cs.Work));
        Assert.Null(UkiValidator.Check(UkiWriter.Render(UkiTokens.Of(content))));
        Assert.Equal("Login works; logout doesn't", HandoffDefaults.Apply(draft, null).SessionCore);
        Assert.Equal("plan", HandoffDefaults.Apply(draft, Facts with { IsPlanning = true }).Mode);
        Assert.Equal("plan", HandoffDefaults.Apply(draft with { PlanPaths = ["p"] }, Facts).Mode);
        Assert.Equal("execute", HandoffDefaults.Apply(draft with { CompletedWork = ["c"] }, Facts with { IsPlanning = true }).Mode);
    }

    [Theory]
    [InlineData(null, null, "auth-impl", "m1")]
    [InlineData("2026_11_22_001", null, "auth-impl", "m1")]
    [InlineData("2026-11-22-002", null, null, null)]
    [InlineData(null, "auth-impl", "auth-impl", "m1")]
    [InlineData(null, "other", "other", null)]
    public void FactsOfAnotherMissionOrFeatureAreNotMixedIn(string? mission, string? feature, string? expectedFeature, string? expectedMilestone)
    {
        MaestroReferences references = HandoffDefaults.Apply(Draft with { MaestroRefs = new() { MissionId = mission, FeatureId = feature } }, Facts).MaestroRefs;
        Assert.Equal((mission ?? "2026-11-22-001", expectedFeature, expectedMilestone), (references.MissionId, references.FeatureId, references.MilestoneId));
    }

    [Fact]
    public void EverythingThatIsWrongIsNamedAtOnce()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => HandoffDefaults.Apply(new() { Mode = "execute", Summary = " ", PlanPaths = ["p"], MaestroSync = ["s"] }, Facts));
        Assert.Equal(ErrorCode.HandoffInvalid, error.Code);
        Assert.All((string[])["a summary and a next action", "-PlanPath", "-MaestroSync"], words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
        Assert.Contains("'x' is not a handoff mode", Assert.Throws<MaestroException>(() => HandoffDefaults.Apply(Draft with { Mode = "x" }, Facts)).Message, StringComparison.Ordinal);
        Assert.Contains("-Validation", Assert.Throws<MaestroException>(() => HandoffDefaults.Apply(PlanDraft with { Validation = ["v"] }, Facts)).Message, StringComparison.Ordinal);
    }
}
