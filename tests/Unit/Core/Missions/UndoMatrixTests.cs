using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Every kind of change, undone in every state of the gates: an undo leads nowhere that the commands would not lead.</summary>
public sealed class UndoMatrixTests
{
    private const string Plan = """
        { "title": "T", "milestones": [{ "id": "m", "title": "M" }, { "id": "g", "title": "G", "kind": "gate" }, { "id": "n", "title": "N" }], "features": [
            { "id": "base", "title": "B", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["base-holds"] },
            { "id": "whole", "title": "W", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["whole-holds"] },
            { "id": "part", "parentId": "whole", "title": "P", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m" },
            { "id": "free", "title": "F", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["free-holds"] },
            { "id": "behind", "title": "H", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "n", "dependsOn": ["base"] }] }
        """;

    private static readonly Author Codex = new("codex", "s-1");

    private static readonly Author Gemini = new("gemini", "s-2");

    private static readonly string[] Way = [FeatureStatus.Pending, FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];

    /// <summary>What is done first, and the change that is undone.</summary>
    private static readonly Dictionary<string, (Action<UndoMatrixTests> Before, Action<UndoMatrixTests> Change)> Kinds = new()
    {
        ["start"] = (static _ => { }, static on => on.Set("free", FeatureStatus.InProgress)),
        ["start behind a gate"] = (static _ => { }, static on => on.Set("behind", FeatureStatus.InProgress)),
        ["release"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Release("free")),
        ["release behind a gate"] = (static on => on.Set("behind", FeatureStatus.InProgress), static on => on.Release("behind")),
        ["review"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Set("free", FeatureStatus.Review)),
        ["sent back"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Pending)),
        ["blocked"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Blocked)),
        ["done"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Done)),
        ["whole sent back"] = (static on => on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("whole", FeatureStatus.Pending)),
        ["part done"] = (static on => on.Set("part", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("part", FeatureStatus.Done)),
        ["part done with its whole"] = (static on => { on.Tell("whole-holds"); on.Set("part", FeatureStatus.InProgress, FeatureStatus.Review); }, static on => on.Set("part", FeatureStatus.Done)),
        ["done before its part"] = (static on => on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Force("whole")),
        ["failed"] = (static on => on.Tell("free-holds"), static on => on.Result("free-holds", AssertionResult.Failed, "broken")),
        ["pending again"] = (static on => on.Tell("base-holds"), static on => on.Result("base-holds", AssertionResult.Pending, "broken")),
        ["waived"] = (static _ => { }, static on => on.Result("free-holds", AssertionResult.Waived, "later")),
        ["told"] = (static _ => { }, static on => on.Tell("free-holds")),
        ["ran and failed"] = (static on => on.Tell("free-holds"), static on => on.Run("free-holds", 1)),
        ["ran and passed"] = (static on => on.Tell("free-holds"), static on => on.Run("free-holds", 0)),
        ["passed without evidence failed"] = (static on => on.PassUnproven("free-holds"), static on => on.Run("free-holds", 1)),
        ["unproven taken back"] = (static on => on.PassUnproven("free-holds"), static on => on.Result("free-holds", AssertionResult.Pending, "why")),
        ["sealed"] = (static on => on.Close(), static on => on.Seal("m")),
        ["paused"] = (static on => on.Set("base", FeatureStatus.InProgress), static on => on.Mission(MissionStatus.Paused)),
        ["resumed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Paused); }, static on => on.Mission(MissionStatus.Executing)),
        ["completed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); }, static on => on.Mission(MissionStatus.Completed)),
        ["mission failed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); }, static on => on.Mission(MissionStatus.Failed)),
        ["removed"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Edit(PlanEdits.RemoveFeature("free"))),
        ["part removed"] = (static _ => { }, static on => on.Edit(PlanEdits.RemoveFeature("part"))),
        ["part is none"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("part", static feature => feature with { ParentId = null }))),
        ["assertion removed"] = (static _ => { }, static on => on.Edit(PlanEdits.RemoveAssertion("free-holds"))),
        ["waits no more"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { DependsOn = [] }))),
        ["added"] = (static _ => { }, static on => on.Edit(PlanEdits.AddFeature(New("late", null)))),
        ["moved"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { MilestoneId = "m" }))),
        ["reworded"] = (static on => on.Tell("free-holds"), static on => on.Edit(PlanEdits.SetAssertion("free-holds", "other words"))),
        ["undone"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done), static on => on.Undo(Codex)),
    };

    /// <summary>What happens in between.</summary>
    private static readonly Dictionary<string, Action<UndoMatrixTests>> States = new()
    {
        ["nothing"] = static _ => { },
        ["paused"] = static on => on.Mission(MissionStatus.Paused),
        ["completed"] = static on => { on.Mission(MissionStatus.Validating); on.Mission(MissionStatus.Completed); },
        ["failed"] = static on => { on.Mission(MissionStatus.Validating); on.Mission(MissionStatus.Failed); },
        ["sealed"] = static on => { on.Close(); on.Seal("m"); },
        ["sealed to the end"] = static on => { on.Close(); on.Seal("m"); on.Seal("g"); on.Seal("n"); },
        ["broken"] = static on => on.Result("free-holds", AssertionResult.Failed, "broken"),
        ["whole is done"] = static on => { on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review); on.Force("whole"); },
        ["whole is done with its parts"] = static on => { on.Tell("whole-holds"); on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done); },
        ["gets a part"] = static on => on.Edit(PlanEdits.AddFeature(New("late", "free"))),
        ["waits"] = static on => on.Edit(PlanEdits.SetFeature("free", static feature => feature with { DependsOn = ["behind"] })),
        ["behind waits"] = static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { DependsOn = ["free"] })),
        ["what it waited for is gone"] = static on => on.Edit(PlanEdits.RemoveFeature("base")),
        ["waits the other way"] = static on => on.Edit(PlanEdits.SetFeature("base", static feature => feature with { DependsOn = ["behind"] })),
        ["claimed by another"] = static on => on.Made(() => on._state.Workspace.Features.Decide(new FeatureUpdate("free", null) { Status = FeatureStatus.InProgress, Author = Gemini }, on._state.Feedback)),
        ["run"] = static on => on.Run("free-holds", 1),
        ["archived"] = static on => on.Made(() => on._state.Workspace.Archive.DecideCompress(StateFixture.First, force: true, "why", on._state.Feedback)),
    };

    private StateFixture _state = new();

    [Fact]
    public void AnUndoLeadsNowhereThatTheCommandsWouldNotLead()
    {
        int undone = 0;
        HashSet<string> refusals = [];
        List<string> wrong = [];
        foreach (string kind in Kinds.Keys)
        {
            foreach (string state in States.Keys)
            {
                foreach (bool strict in (bool[])[false, true])
                {
                    foreach (Author author in strict ? [Codex] : (Author[])[Codex, Gemini])
                    {
                        if (!Reached(kind, state, strict, out string eventId))
                        {
                            continue;
                        }

                        MissionState? before = Present();
                        string files = _state.Store.Snapshot();
                        try
                        {
                            Undo(author, eventId);
                        }
                        catch (MaestroException refused)
                        {
                            Assert.Contains(refused.Code, (string[])[ErrorCode.UndoConflict, ErrorCode.FeatureHeld]);
                            Assert.Equal(files, _state.Store.Snapshot());
                            refusals.Add($"{kind}, {state}, {strict}");
                            continue;
                        }

                        undone++;
                        wrong.AddRange(Violations(before!, Present()!, strict, author).Select(what => $"{kind}, {state}, strict {strict}, by {author.Agent}: {what}"));
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(undone > 300, $"{undone} undone");
        Assert.True(refusals.Count > 150, $"{refusals.Count} refused");
    }

    [Fact]
    public void OnceOthersHaveBegunTheMissionGoesOnWithoutItsFirstStart()
    {
        Begin();
        Set("free", FeatureStatus.InProgress);
        string first = Last();
        Set("base", FeatureStatus.InProgress);
        Undo(Codex, first);
        Assert.Equal((FeatureStatus.Pending, MissionStatus.Executing), (_state.Feature("free").Status, Present().Mission.Status));
    }

    [Fact]
    public void WhatTheCommandWarnsOfIsWarnedOf()
    {
        Begin();
        Set("behind", FeatureStatus.InProgress);
        Release("behind");
        IReadOnlyList<string> warnings = _state.Workspace.Undo.Decide(Last(), Codex, null, _state.Feedback).Warnings;
        Assert.Contains("'behind' waits for base, which is not done.", warnings);
        Assert.Contains("'behind' is behind the gate 'g', which is not sealed.", warnings);
    }

    [Fact]
    public void ARestoredFeatureMeetsTheSameGates()
    {
        Begin();
        Set("part", FeatureStatus.InProgress);
        Release("part");
        Tell("whole-holds");
        Made(() => _state.Workspace.Checkpoints.DecideSave(null, null, null, _state.Feedback));
        Set("part", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(FeatureStatus.Done, _state.Feature("whole").Status);
        MaestroException refused = _state.Refused(ErrorCode.PartsNotDone, () => _state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, null) { FeatureId = "part" }, _state.Feedback));
        Assert.Equal("'whole' has 1 part that is not done: part.", refused.Message);
        Made(() => _state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, null), _state.Feedback));
        Assert.Equal(FeatureStatus.Pending, _state.Feature("whole").Status);
    }

    // What holds of a state, told without the rules that decide about it.
    private IEnumerable<string> Violations(MissionState before, MissionState after, bool strict, Author author)
    {
        var was = before.Features.ToDictionary(static feature => feature.FeatureId);
        HashSet<string> done = [.. after.Features.Where(static feature => feature.Status == FeatureStatus.Done).Select(static feature => feature.FeatureId)];
        string[] closed = [.. after.Mission.CompletedMilestoneIds ?? []];
        if (!after.IsWhole)
        {
            yield return "the mission is damaged";
        }

        if (before.Mission.IsFinished && after.Mission.IsFinished && (Statuses(before) != Statuses(after) || string.Join(',', before.Mission.CompletedMilestoneIds ?? []) != string.Join(',', closed)))
        {
            yield return "a finished mission changed";
        }

        foreach (Feature feature in after.Features)
        {
            string? status = was.GetValueOrDefault(feature.FeatureId)?.Status;
            bool isForward = Array.IndexOf(Way, feature.Status) > Math.Max(0, Array.IndexOf(Way, status));
            bool starts = isForward && feature.Status is FeatureStatus.InProgress or FeatureStatus.Assigned;
            string[] open = [.. after.Features.Where(part => part.ParentId == feature.FeatureId && part.Status != FeatureStatus.Done).Select(static part => part.FeatureId)];
            if (feature.Status == FeatureStatus.Done && open.Length > 0 && !_state.Store.Paths.Any(static path => path.EndsWith("overrides.json", StringComparison.Ordinal)))
            {
                yield return $"{feature.FeatureId} is done before {open[0]}";
            }

            if (starts && after.Mission.Status is MissionStatus.Paused or MissionStatus.Draft)
            {
                yield return $"{feature.FeatureId} starts while the mission is {after.Mission.Status}";
            }

            if (starts && strict && (open.Length > 0 || feature.DependsOn.Any(id => !done.Contains(id)) || (feature.MilestoneId == "n" && !closed.Contains("g"))))
            {
                yield return $"{feature.FeatureId} starts before its turn";
            }

            if (starts && _state.Workspace.Claims.Get(new ClaimQuery { Reader = author }, _state.Feedback).FirstOrDefault(claim => claim.FeatureId == feature.FeatureId) is { IsMine: false })
            {
                yield return $"{feature.FeatureId} is claimed for somebody else";
            }

            if (isForward && strict && feature.Status is FeatureStatus.Review or FeatureStatus.Done && after.Assertions.Any(each => each.FeatureId == feature.FeatureId && each.Result is not (AssertionResult.Passed or AssertionResult.Waived)))
            {
                yield return $"{feature.FeatureId} is handed on unproven";
            }
        }

        foreach (Assertion assertion in after.Assertions)
        {
            Assertion? old = before.Assertions.FirstOrDefault(each => each.AssertionId == assertion.AssertionId);
            if (assertion is { Result: AssertionResult.Passed, Evidence: null } && old is not { Result: AssertionResult.Passed, Evidence: null })
            {
                yield return $"{assertion.AssertionId} passed without evidence";
            }

            if (old?.Result == AssertionResult.Failed && assertion.Result != AssertionResult.Failed && Proof(before, old) is { Witness: not ProofWitness.Told })
            {
                yield return $"the failed run of {assertion.AssertionId} is gone";
            }

            if (closed.Contains(assertion.MilestoneId) && !assertion.IsClosed && old?.IsClosed != false)
            {
                yield return $"{assertion.AssertionId} is open in a sealed milestone";
            }
        }

        foreach (Feature feature in after.Features.Where(feature => closed.Contains(feature.MilestoneId) && feature.Status != FeatureStatus.Done))
        {
            if (!was.TryGetValue(feature.FeatureId, out Feature? old) || old.MilestoneId != feature.MilestoneId)
            {
                yield return $"{feature.FeatureId} came into a sealed milestone";
            }
        }
    }

    private readonly Dictionary<MissionState, Dictionary<string, Proof?>> _proofs = [];

    private Proof? Proof(MissionState state, Assertion assertion) => _proofs[state].GetValueOrDefault(assertion.AssertionId);

    private static string Statuses(MissionState state) => string.Join(';', state.Features.Select(static feature => $"{feature.FeatureId} {feature.Status} {feature.ParentId} {string.Join(' ', feature.DependsOn)}"));

    private bool Reached(string kind, string state, bool strict, out string eventId)
    {
        Begin();
        eventId = "";
        try
        {
            Kinds[kind].Before(this);
            Kinds[kind].Change(this);
            eventId = Last();
            States[state](this);
        }
        catch (MaestroException)
        {
            return false;
        }

        if (strict)
        {
            _state.Store["config.yaml"] = "strict: true\n";
        }

        return true;
    }

    private void Begin()
    {
        _state = new StateFixture().Approved(Plan);
        // What the fixture did has the time of the machine.
        foreach (string file in _state.Store.Paths.Where(static file => file.StartsWith("history/", StringComparison.Ordinal)).ToArray())
        {
            _state.Store.Remove(file);
        }
    }

    private MissionState Present()
    {
        if (_state.Workspace.Missions.Stored(_state.Feedback).FirstOrDefault() is null)
        {
            return null!;
        }

        MissionState state = _state.Workspace.Missions.Load(StateFixture.First, _state.Feedback);
        _proofs[state] = state.Assertions.ToDictionary(static each => each.AssertionId, each => NoFeedback.Instance.TryOrReport(() => _state.Workspace.Proofs.Find(StateFixture.First, each.AssertionId)));
        return state;
    }

    private string Last() => _state.Workspace.History.Get(new HistoryQuery(), _state.Feedback).First(each => each.Time == _state.Clock.GetUtcNow()).EventId;

    private static PlanFeature New(string id, string? parentId) => new() { FeatureId = id, ParentId = parentId, Title = "L", WorkerType = "codex", MilestoneId = "m", VerificationSteps = ["look"] };

    private void Set(string id, params string[] statuses)
    {
        foreach (string status in statuses)
        {
            Made(() => _state.Workspace.Features.Decide(
                new FeatureUpdate(id, null) { Status = status, Author = Codex, Reason = status is FeatureStatus.Pending or FeatureStatus.Blocked ? "why" : null }, _state.Feedback));
        }
    }

    private void Force(string id) => Made(() => _state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = FeatureStatus.Done, Force = true, Reason = "why", Author = Codex }, _state.Feedback));

    private void Release(string id) => Made(() => _state.Workspace.Starts.DecideStop(new FeatureUpdate(id, null) { Status = FeatureStatus.Pending, Reason = "why", Author = Codex }, _state.Feedback));

    private void Tell(string id) => Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate(id, null, AssertionResult.Passed, "seen", null), _state.Feedback));

    private void Result(string id, string result, string reason) => Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate(id, null, result, null, reason), _state.Feedback));

    private void Run(string id, int exitCode)
    {
        _state.Adapters.Runner.Answer = _ => new CommandOutcome { ExitCode = exitCode, Output = "x" };
        (ProofRun run, _) = _state.Workspace.Checks.Run(_state.Workspace.Assertions.Get(new AssertionQuery(), null, _state.Feedback).FirstOrDefault(each => each.AssertionId == id) ?? throw AssertionService.NotFound(id), "dotnet test", "/project", TimeSpan.FromMinutes(1), static _ => { }, CancellationToken.None);
        Made(() => _state.Workspace.Assertions.DecideRun(run, Codex, _state.Feedback));
    }

    // As another program does it.
    private void PassUnproven(string id)
    {
        string path = StatePaths.Assertions(StateFixture.First);
        AssertionList list = MissionFiles.Assertions(System.Text.Encoding.UTF8.GetBytes(_state.Store[path]), path);
        byte[] changed = StateJson.Write(
            list with { Assertions = [.. list.Assertions.Select(each => each.AssertionId == id ? each with { Result = AssertionResult.Passed } : each)] }, StateJsonContext.Default.AssertionList).ToArray();
        _state.Store[path] = System.Text.Encoding.UTF8.GetString(changed);
    }

    private void Close()
    {
        foreach (Assertion open in Present().Assertions.Where(static each => !each.IsClosed))
        {
            Result(open.AssertionId, AssertionResult.Pending, "why");
            Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate(open.AssertionId, null, AssertionResult.Passed, "seen", "why") { Force = true }, _state.Feedback));
        }
    }

    private void Seal(string id) => Made(() => _state.Workspace.Milestones.Decide(id, null, strict: false, _state.Feedback));

    private void Mission(string status) => Made(() => _state.Workspace.Missions.Decide(
        new MissionUpdate(null) { Status = status, Force = status == MissionStatus.Completed, Reason = status is MissionStatus.Completed or MissionStatus.Failed ? "why" : null }, _state.Feedback));

    private void Edit(PlanEdit edit) => Made(() => _state.Workspace.Plans.Decide(
        new PlanUpdateRequest(null) { Force = true, Reason = "why" }, _state.Workspace.Plans.Find(null, _state.Feedback), edit, _state.Feedback));

    private void Undo(Author author, string? eventId = null)
    {
        string id = eventId ?? Last();
        Made(() => _state.Workspace.Undo.Decide(id, author, null, _state.Feedback));
    }

    private void Made<T>(Func<Change<T>> decide)
    {
        _state.Clock.Advance(TimeSpan.FromSeconds(1));
        Change.Make(decide, new ChangeOrigin(Codex, "Test") { Clock = _state.Clock }, CancellationToken.None);
    }
}
