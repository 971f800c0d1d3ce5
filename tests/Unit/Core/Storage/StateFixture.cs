using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A workspace in memory with its services, and short ways to fill it.</summary>
internal sealed class StateFixture
{
    public const string First = "2026-11-23-001";

    /// <param name="configuration">The text of the workspace's config.yaml, or null.</param>
    public StateFixture(string? configuration = null)
    {
        Store = new MemoryStateStore(Clock);
        Adapters = new MemoryAdapters(Store, new MemoryStateStore(Clock));
        Workspace = new Workspace(MemoryAdapters.ProjectRoot, Adapters, Clock);
        if (configuration is not null)
        {
            Store["config.yaml"] = configuration;
        }
    }

    public FakeClock Clock { get; } = new();

    public MemoryStateStore Store { get; }

    public MemoryAdapters Adapters { get; }

    public Workspace Workspace { get; }

    public RecordedFeedback Feedback { get; } = new();

    /// <summary>Two milestones; auth-plan, then auth-impl and auth-docs after it; an assertion for each of the first two.</summary>
    public static string Plan { get; } = """
        {
          "title": "Add authentication",
          "description": "",
          "milestones": [
            { "id": "plan", "title": "Planning", "description": "", "order": 0 },
            { "id": "build", "title": "Building", "description": "", "order": 1 }
          ],
          "features": [
            { "id": "auth-plan", "milestoneId": "plan", "title": "Plan it", "description": "", "workerType": "codex", "verificationSteps": ["read it"], "fulfills": ["plan-agreed"] },
            { "id": "auth-impl", "milestoneId": "build", "title": "Build it", "description": "", "workerType": "codex", "verificationSteps": ["run it"], "dependsOn": ["auth-plan"], "fulfills": ["login works for every user"] },
            { "id": "auth-docs", "milestoneId": "build", "title": "Describe it", "description": "", "workerType": "codex", "verificationSteps": ["read it"], "dependsOn": ["auth-plan"] }
          ]
        }
        """;

    public string Create(string? plan = null)
    {
        MissionPlan read = PlanReader.Read(Encoding.UTF8.GetBytes(plan ?? Plan)).PlanOrThrow(null);
        return Make(() => Workspace.Missions.DecideCreate(read, force: true)).Mission.MissionId;
    }

    public StateFixture Approved(string? plan = null)
    {
        string id = Create(plan);
        SetMission(id, MissionStatus.Approved);
        return this;
    }

    public void SetMission(string? id, params string[] statuses)
    {
        foreach (string status in statuses)
        {
            Make(() => Workspace.Missions.Decide(new MissionUpdate(id)
            {
                Status = status,
                Force = status == MissionStatus.Completed,
                Reason = status == MissionStatus.Completed ? "the test needs it" : null,
            }, Feedback));
        }
    }

    public FeatureChange SetFeature(string id, params string[] statuses)
    {
        FeatureChange? last = null;
        foreach (string status in statuses)
        {
            last = Update(new FeatureUpdate(id, null) { Status = status });
        }

        return last!;
    }

    public FeatureChange Update(FeatureUpdate update) => Make(() => Workspace.Features.Decide(update, Feedback));

    public AssertionChange SetResult(string id, string result, string? evidence = null, string? reason = null) =>
        Make(() => Workspace.Assertions.Decide(new AssertionUpdate(id, null, result, evidence, reason), Feedback));

    /// <summary>A change that was decided and made, with its warnings.</summary>
    public static Change<T> Made<T>(Func<Change<T>> decide) => Change.Commit(decide(), isConfirmed: false, decide, ChangeOrigin.None, CancellationToken.None);

    /// <summary>Decides and makes a change.</summary>
    public static T Make<T>(Func<Change<T>> decide) => Change.Make(decide, ChangeOrigin.None, CancellationToken.None);

    public Feature Feature(string id) => Workspace.Features.Find(null, id, Feedback).Feature;

    public Assertion Assertion(string id) => Workspace.Assertions.Get(new AssertionQuery(), null, Feedback).Single(each => each.AssertionId == id);

    /// <summary>The error of an action, after which the store must be as it was.</summary>
    public MaestroException Refused(string code, Action action)
    {
        string before = Store.Snapshot();
        MaestroException refused = Assert.Throws<MaestroException>(action);
        Assert.Equal(code, refused.Code);
        Assert.Equal(before, Store.Snapshot());
        return refused;
    }
}
