using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Prompts;

namespace Maestro.Tests;

/// <summary>What one session writes reaches the next: a word written in each place is found in the next worker prompt of whom it concerns.</summary>
public sealed class MarkerWordTests
{
    private const string Word = "xylophone";

    /// <summary>Each place, the feature whose next prompt must have the word, and how it is written there.</summary>
    private static readonly Dictionary<string, (string Reader, Action<StateFixture> Write)> Places = new()
    {
        ["retry reason"] = ("auth-plan", static state => Back(state, "not agreed: " + Word)),
        ["report summary of a dependency"] = ("auth-impl", static state => Report(state, new WorkerReport { SalientSummary = Word })),
        ["report, implemented, of a dependency"] = ("auth-impl", static state => Report(state, new WorkerReport { SalientSummary = "s", WhatWasImplemented = Word })),
        ["report, left undone, of a dependency"] = ("auth-impl", static state => Report(state, new WorkerReport { SalientSummary = "s", WhatWasLeftUndone = Word })),
        ["issue of a dependency"] = ("auth-impl", static state => Report(state, Issue())),
        ["own report after a return"] = ("auth-plan", static state => Report(state, new WorkerReport { SalientSummary = Word })),
        ["own issue after a return"] = ("auth-plan", static state => Report(state, Issue())),
        ["command of the own report"] = ("auth-plan", static state => Report(state, new WorkerReport { SalientSummary = "s", Verification = new() { CommandsRun = [new CommandRun { Command = "make", Observation = Word }] } })),
        ["failed evidence"] = ("auth-plan", static state => state.SetResult("plan-agreed", AssertionResult.Failed, Word)),
        ["handoff summary"] = ("auth-plan", static state => HandOff(state, Draft() with { Summary = Word })),
        ["handoff next action"] = ("auth-plan", static state => HandOff(state, Draft() with { NextAction = Word })),
        ["handoff decision"] = ("auth-plan", static state => HandOff(state, Draft() with { Decisions = [Word] })),
        ["handoff risk"] = ("auth-plan", static state => HandOff(state, Draft() with { Risks = [Word] })),
        ["handoff validation"] = ("auth-plan", static state => HandOff(state, Draft() with { Validation = [Word] })),
        ["handoff assumption"] = ("auth-plan", static state => HandOff(state, Draft() with { Assumptions = [Word] })),
        ["handoff released"] = ("auth-plan", static state =>
        {
            Take(state);
            StateFixture.Make(() => state.Workspace.Handoffs.DecideRelease(HandoffId(state), Word));
        }
        ),
        ["handoff completed"] = ("auth-plan", static state =>
        {
            Take(state);
            StateFixture.Make(() => state.Workspace.Handoffs.DecideComplete(HandoffId(state), Word));
        }
        ),
        ["hard correction"] = ("auth-docs", static state => Correct(state, CorrectionSeverity.Hard, ["nothing"])),
        ["soft correction"] = ("auth-impl", static state => Correct(state, CorrectionSeverity.Soft, ["build"])),
        ["learning"] = ("auth-docs", static state => StateFixture.Make(() => state.Workspace.Learnings.Decide([Word], "/project"))),
        ["note"] = ("auth-docs", static state => StateFixture.Make(() => state.Workspace.Notes.Decide([Word], "/project"))),
    };

    public static TheoryData<string> Names => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AWordWrittenThereIsInTheNextPrompt(string place)
    {
        StateFixture state = new StateFixture().Approved();
        (string reader, Action<StateFixture> write) = Places[place];
        Assert.DoesNotContain(Word, Prompt(state, reader), StringComparison.Ordinal);
        write(state);
        Assert.Contains(Word, Prompt(state, reader), StringComparison.Ordinal);
    }

    private static string Prompt(StateFixture state, string featureId) =>
        state.Workspace.Prompts.Decide(new WorkerPromptRequest(featureId, null, null), state.Feedback, CancellationToken.None).Result.Text;

    private static HandoffDraft Draft() => new() { Summary = "half done", NextAction = "go on", MaestroRefs = new() { MissionId = StateFixture.First, FeatureId = "auth-plan" } };

    private static WorkerReport Issue() => new() { SalientSummary = "s", DiscoveredIssues = [new DiscoveredIssue { Severity = "minor", Description = Word }] };

    private static void Report(StateFixture state, WorkerReport report) => state.Update(new FeatureUpdate("auth-plan", null) { Report = report });

    private static void Back(StateFixture state, string reason)
    {
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review);
        state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Pending, Reason = reason });
    }

    private static void HandOff(StateFixture state, HandoffDraft draft) =>
        StateFixture.Make(() => state.Workspace.Handoffs.DecideCreate(HandoffService.Decide(draft, null), new Author("codex", "s1"), null));

    private static void Take(StateFixture state)
    {
        HandOff(state, Draft());
        StateFixture.Make(() => state.Workspace.Handoffs.DecideClaim(new() { HandoffId = HandoffId(state) }, new Author("gemini", "s2"), state.Feedback, CancellationToken.None));
    }

    private static string HandoffId(StateFixture state) => Assert.Single(state.Workspace.Handoffs.Get(new(), state.Feedback, CancellationToken.None)).HandoffId;

    private static void Correct(StateFixture state, string severity, string[] keywords) =>
        StateFixture.Make(() => state.Workspace.Corrections.Decide(new CorrectionDraft(Word, keywords, [], null, severity)));
}
