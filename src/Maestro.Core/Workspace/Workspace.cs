namespace Maestro;

/// <summary>One workspace: its store and the services on it. Made once a process and root, so that what was read stays known.</summary>
internal sealed class Workspace
{
    public Workspace(IStateStore store, TimeProvider clock, Func<WorkspaceSettings> settings)
    {
        Store = store;
        var repository = new MissionRepository(store, clock);
        var selection = new MissionSelection(repository);
        Missions = new MissionService(store, repository, selection, clock, settings);
        Features = new FeatureService(store, repository, selection, clock, settings);
        Assertions = new AssertionService(store, repository, selection, clock);
        Milestones = new MilestoneService(store, repository, selection, clock, settings);
        Checkpoints = new CheckpointService(store, repository, selection, clock);
    }

    public IStateStore Store { get; }

    public MissionService Missions { get; }

    public FeatureService Features { get; }

    public AssertionService Assertions { get; }

    public MilestoneService Milestones { get; }

    public CheckpointService Checkpoints { get; }
}
