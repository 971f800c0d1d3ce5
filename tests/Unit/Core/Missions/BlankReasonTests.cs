using System.Text;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What nobody can see is no reason, no title and no note, whoever asks the services.</summary>
public sealed class BlankReasonTests
{
    private static readonly Dictionary<string, (string Code, Action<StateFixture, string> Act)> Asked = new()
    {
        ["complete"] = (ErrorCode.ArgumentInvalid, Complete),
        ["done before its part"] = (ErrorCode.ArgumentInvalid, Finish),
        ["take over"] = (ErrorCode.ArgumentInvalid, TakeOver),
        ["waive"] = (ErrorCode.WaiverReasonMissing, static (state, text) => Refused(state, () => state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Waived, null, text), state.Feedback))),
        ["pass"] = (ErrorCode.EvidenceRequired, static (state, text) => Refused(state, () => state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, text, null), state.Feedback))),
        ["a plan"] = (ErrorCode.PlanInvalid, static (_, text) => PlanReader.Read(Encoding.UTF8.GetBytes(StateFixture.Plan.Replace("Add authentication", JsonEncodedText.Encode(text).Value, StringComparison.Ordinal))).PlanOrThrow(null)),
        ["a note"] = (ErrorCode.ArgumentInvalid, static (_, text) => NoteService.Checked(text)),
        ["a learning"] = (ErrorCode.ArgumentInvalid, static (_, text) => LearningService.Checked(text)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string asked in Asked.Keys)
            {
                foreach (string blank in (string[])[" ", "\u200b", "\u2060 \u3164\t", "\u00ad\u2800"])
                {
                    data.Add(asked, blank);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatNobodyCanSeeIsNoText(string asked, string blank)
    {
        (string code, Action<StateFixture, string> act) = Asked[asked];
        Assert.Equal(code, Assert.Throws<MaestroException>(() => act(new StateFixture().Approved(), blank)).Code);
    }

    private static void Complete(StateFixture state, string reason)
    {
        state.SetFeature("auth-plan", FeatureStatus.InProgress);
        state.SetMission(null, MissionStatus.Validating);
        Refused(state, () => state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Completed, Force = true, Reason = reason }, state.Feedback));
    }

    private static void Finish(StateFixture state, string reason)
    {
        StateFixture.Make(() => state.Workspace.Plans.Decide(
            new PlanUpdateRequest(null),
            state.Workspace.Plans.Find(null, state.Feedback),
            PlanEdits.SetFeature("auth-docs", static feature => feature with { ParentId = "auth-plan", DependsOn = [] }),
            state.Feedback));
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review);
        Refused(state, () => state.Workspace.Features.Decide(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Done, Force = true, Reason = reason }, state.Feedback));
    }

    private static void TakeOver(StateFixture state, string reason)
    {
        StateFixture.Make(() => state.Workspace.Starts.Decide(new FeatureUpdate("auth-plan", null) { Author = new Author("codex", "s-1") }, state.Feedback));
        Refused(state, () => state.Workspace.Starts.Decide(new FeatureUpdate("auth-plan", null) { Author = new Author("codex", "s-2"), Take = true, Reason = reason }, state.Feedback));
    }

    private static void Refused<T>(StateFixture state, Func<Change<T>> decide)
    {
        string before = state.Store.Snapshot();
        MaestroException refused = Assert.Throws<MaestroException>(() => StateFixture.Make(decide));
        Assert.Equal(before, state.Store.Snapshot());
        throw refused;
    }
}
