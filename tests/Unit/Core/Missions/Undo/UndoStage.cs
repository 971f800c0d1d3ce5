using System.Text;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A mission to change and to undo changes of, in which every command is one short call.</summary>
internal sealed class UndoStage
{
    public static readonly Author Codex = new("codex", "s-1");

    public static readonly Author Gemini = new("gemini", "s-2");

    private const string Plan = """
        { "title": "T", "milestones": [{ "id": "m", "title": "M" }, { "id": "g", "title": "G", "kind": "gate" }, { "id": "n", "title": "N" }], "features": [
            { "id": "base", "title": "B", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["base-holds"] },
            { "id": "whole", "title": "W", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["whole-holds"] },
            { "id": "part", "parentId": "whole", "title": "P", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m" },
            { "id": "free", "title": "F", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["free-holds"] },
            { "id": "behind", "title": "H", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "n", "dependsOn": ["base"] }] }
        """;

    private readonly Dictionary<MissionState, Dictionary<string, Proof?>> _proofs = [];

    private UndoStage(StateFixture state) => State = state;

    public StateFixture State { get; }

    /// <summary>An approved mission of which nothing is recorded yet.</summary>
    public static UndoStage Begin()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        // What the fixture did has the time of the machine.
        foreach (string file in state.Store.Paths.Where(static file => file.StartsWith("history/", StringComparison.Ordinal)).ToArray())
        {
            state.Store.Remove(file);
        }

        return new UndoStage(state);
    }

    /// <summary>Another workspace with the same files at the same time, in which nothing was read yet.</summary>
    public UndoStage Copy()
    {
        var copy = new StateFixture();
        copy.Clock.Now = State.Clock.Now;
        State.Store.CopyTo(copy.Store);
        return new UndoStage(copy);
    }

    public MissionState Present()
    {
        if (State.Workspace.Missions.Stored(State.Feedback).FirstOrDefault() is null)
        {
            return null!;
        }

        MissionState state = State.Workspace.Missions.Load(StateFixture.First, State.Feedback);
        _proofs[state] = state.Assertions.ToDictionary(static each => each.AssertionId, each => NoFeedback.Instance.TryOrReport(() => State.Workspace.Proofs.Find(StateFixture.First, each.AssertionId)));
        return state;
    }

    public Proof? Proof(MissionState state, Assertion assertion) => _proofs[state].GetValueOrDefault(assertion.AssertionId);

    public string Last() => State.Workspace.History.Get(new HistoryQuery(), State.Feedback).First(each => each.Time == State.Clock.GetUtcNow()).EventId;

    public static PlanFeature New(string id, string? parentId) => new() { FeatureId = id, ParentId = parentId, Title = "L", WorkerType = "codex", MilestoneId = "m", VerificationSteps = ["look"] };

    public void Set(string id, params string[] statuses)
    {
        foreach (string status in statuses)
        {
            Made(() => State.Workspace.Features.Decide(
                new FeatureUpdate(id, null) { Status = status, Author = Codex, Reason = status is FeatureStatus.Pending or FeatureStatus.Blocked ? "why" : null }, State.Feedback));
        }
    }

    public void Force(string id) => Made(() => State.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = FeatureStatus.Done, Force = true, Reason = "why", Author = Codex }, State.Feedback));

    public void Release(string id) => Made(() => State.Workspace.Starts.DecideStop(new FeatureUpdate(id, null) { Status = FeatureStatus.Pending, Reason = "why", Author = Codex }, State.Feedback));

    public void Tell(string id) => Made(() => State.Workspace.Assertions.Decide(new AssertionUpdate(id, null, AssertionResult.Passed, "seen", null), State.Feedback));

    public void Result(string id, string result, string reason) => Made(() => State.Workspace.Assertions.Decide(new AssertionUpdate(id, null, result, null, reason), State.Feedback));

    public void Run(string id, int exitCode)
    {
        State.Adapters.Runner.Answer = _ => new CommandOutcome { ExitCode = exitCode, Output = "x" };
        (ProofRun run, _) = State.Workspace.Checks.Run(State.Workspace.Assertions.Get(new AssertionQuery(), null, State.Feedback).FirstOrDefault(each => each.AssertionId == id) ?? throw AssertionService.NotFound(id), "dotnet test", "/project", TimeSpan.FromMinutes(1), static _ => { }, CancellationToken.None);
        Made(() => State.Workspace.Assertions.DecideRun(run, Codex, State.Feedback));
    }

    // As another program does it.
    public void PassUnproven(string id)
    {
        string path = StatePaths.Assertions(StateFixture.First);
        AssertionList list = MissionFiles.Assertions(Encoding.UTF8.GetBytes(State.Store[path]), path);
        byte[] changed = StateJson.Write(
            list with { Assertions = [.. list.Assertions.Select(each => each.AssertionId == id ? each with { Result = AssertionResult.Passed } : each)] }, StateJsonContext.Default.AssertionList).ToArray();
        State.Store[path] = Encoding.UTF8.GetString(changed);
    }

    public void Close()
    {
        foreach (Assertion open in Present().Assertions.Where(static each => !each.IsClosed))
        {
            Result(open.AssertionId, AssertionResult.Pending, "why");
            Made(() => State.Workspace.Assertions.Decide(new AssertionUpdate(open.AssertionId, null, AssertionResult.Passed, "seen", "why") { Force = true }, State.Feedback));
        }
    }

    public void Seal(string id) => Made(() => State.Workspace.Milestones.Decide(id, null, strict: false, State.Feedback));

    public void Mission(string status) => Made(() => State.Workspace.Missions.Decide(
        new MissionUpdate(null) { Status = status, Force = status == MissionStatus.Completed, Reason = status is MissionStatus.Completed or MissionStatus.Failed ? "why" : null }, State.Feedback));

    public void Edit(PlanEdit edit) => Made(() => State.Workspace.Plans.Decide(
        new PlanUpdateRequest(null) { Force = true, Reason = "why" }, State.Workspace.Plans.Find(null, State.Feedback), edit, State.Feedback));

    public void Undo(Author author, string? eventId = null)
    {
        string id = eventId ?? Last();
        Made(() => State.Workspace.Undo.Decide(id, author, null, State.Feedback));
    }

    /// <summary>Decides and makes a change, a second after the one before.</summary>
    public void Made<T>(Func<Change<T>> decide)
    {
        State.Clock.Advance(TimeSpan.FromSeconds(1));
        Change.Make(decide, new ChangeOrigin(Codex, "Test") { Clock = State.Clock }, CancellationToken.None);
    }
}
