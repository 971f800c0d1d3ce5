using Maestro.Control;
using Maestro.Handoffs;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Prompts;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro;

/// <summary>One workspace: its store and the services on it. Made once a process and root, so that what was read stays known.</summary>
internal sealed class Workspace
{
    /// <param name="root">The absolute path of the <c>.maestro</c> folder.</param>
    /// <param name="adapters">Everything outside Core.</param>
    /// <param name="clock">The time.</param>
    public Workspace(string root, IAdapters adapters, TimeProvider clock)
    {
        IStateStore store = adapters.OpenStore(root, LockTimeout);
        IStateStore global = adapters.OpenStore(adapters.GlobalRoot, LockTimeout);
        Store = store;
        var history = new HistoryFiles(store);
        History = new HistoryReader(history);
        Activity = new HistoryActivity(history);
        Configuration = new ConfigurationService(store, global, clock, () => adapters.ConfigurationFormat);
        MaestroSettings Settings() => Configuration.Settings;

        var repository = new MissionRepository(store, clock);
        var selection = new MissionSelection(repository);
        Proofs = new ProofRepository(store, clock);
        Missions = new MissionService(store, repository, selection, Proofs, clock, Settings);
        Questions = new FeatureQuestions(store, clock);
        var stored = new ClaimRepository(store, clock);
        var claims = new FeatureClaims(stored, Activity, clock);
        var handoffs = new HandoffRepository(store, clock);
        HandoffReader = new HandoffReader(handoffs);
        Undo = new HistoryUndo(store, History, new UndoGuard(repository, History, claims, id => handoffs.Read(id)?.MissionId, handoffs.RequireHolder, new UndoGates(store, repository, Proofs, Settings)), new ItemFiles(store).MovedBy, clock);
        var worked = new WorkedFeatures(store, stored, Questions);
        var reasons = new RetryLog(store);
        var gates = new FeatureGates(repository, claims, worked, Proofs, Settings);
        Features = new FeatureService(store, repository, selection, claims, Questions, reasons, worked, new FeatureHistory(history, History, clock), gates, new ParentCompletion(repository, gates, claims), (mission, featureId) => Handoffs!.EndOf(mission, featureId), clock);
        Replies = new ReplyService(store, repository, clock, () => adapters.ConfigurationFormat);
        Claims = new ClaimService(repository, selection, claims);
        OtherWorkers = new OtherWorkers(repository, Claims, adapters.Git, ProjectFolder);
        Starts = new FeatureStarts(Features, new NextFeature(repository, selection, claims, worked), claims);
        Assertions = new AssertionService(store, repository, selection, Proofs, clock);
        Checks = new CheckService(store, adapters.Git, adapters.Trees, adapters.Commands, adapters.FindWorkspace, ProjectFolder, clock);
        Plans = new PlanUpdateService(store, repository, selection, Proofs, clock, Settings);
        Archive = new ArchiveService(store, repository, selection, claims, clock);
        MissionTransfer = new MissionTransfer(store, repository, selection, Archive, clock, Settings);
        Issues = new IssueService(store, repository, selection, Plans, clock);
        Milestones = new MilestoneService(store, repository, selection, Proofs, clock, Settings);
        Checkpoints = new CheckpointService(store, repository, selection, Proofs, new RestoredWork(History, claims), clock, Settings);
        Handoffs = new HandoffService(store, handoffs, HandoffReader, repository, claims, Questions, clock, Settings);
        var memory = new MemoryRepository(store, clock);
        Corrections = new CorrectionService(store, memory, clock, Settings);
        Principles = new PrincipleService(store, memory, clock, Settings);
        Learnings = new LearningService(store, memory, adapters.Git, clock);
        Guidance = new GuidanceService(store, memory, clock);
        Notes = new NoteService(store, adapters.Git, clock);
        Transfer = new MemoryTransfer(store, memory, Corrections, Notes, clock);
        Projects = new ProjectService(global, ProjectFolder, clock);
        Memory = new MemoryService(memory, Notes, Projects, clock, Settings);
        Ratchet = new RatchetService(store, memory, Corrections, clock);
        RatchetChecks = new RatchetCheckService(store, memory, adapters.Git, adapters.Ratchet, adapters.FindWorkspace, ProjectFolder, clock);
        Prompts = new WorkerPromptService(store, repository, Features, Starts, Memory, Notes, new WorkerPromptSources(store, HandoffReader, claims, Questions, reasons, Issues, OtherWorkers, Proofs), clock, Settings);
        Snapshots = new SnapshotService(store, repository, Claims, worked, Issues, Checkpoints, HandoffReader, memory, Notes, Projects, Configuration, new RecentHistory(history, History), adapters.Git, adapters.Sessions, clock);
        Worktrees = new WorktreeRepair(store, adapters, adapters.Git, clock);
        Inspector = new WorkspaceInspector(store, adapters.Environment, adapters.Git, adapters.WorkspaceFiles, Worktrees, clock);
        Repairs = new RepairService(store, Inspector, adapters.WorkspaceFiles, clock);
        var stuck = new StuckFeatures(reasons, claims);
        Briefs = new BriefService(repository, claims, worked, stuck, Issues, HandoffReader, Corrections, Settings, Handoffs.CanClaim);
        Status = new StatusService(store, repository, Claims, worked, stuck, Issues, new StaleProof(repository, Proofs, Checks), adapters.Git, HandoffReader.PendingIds, HandoffReader.Others, Notes.Recent, author => Handoffs.CanClaim(new HandoffTarget(), author));
        Glances = new GlanceService(store, repository, worked, HandoffReader.PendingIds, clock);
    }

    public IStateStore Store { get; }

    /// <summary>The folder that holds <c>.maestro</c>.</summary>
    public string ProjectFolder => Path.GetDirectoryName(Store.Root)!;

    public HistoryReader History { get; }

    public HistoryActivity Activity { get; }

    public HistoryUndo Undo { get; }

    public ConfigurationService Configuration { get; }

    public MissionService Missions { get; }

    public PlanUpdateService Plans { get; }

    public ArchiveService Archive { get; }

    public MissionTransfer MissionTransfer { get; }

    public FeatureService Features { get; }

    /// <summary>The answers of workers of an older program.</summary>
    public ReplyService Replies { get; }

    public IssueService Issues { get; }

    public FeatureStarts Starts { get; }

    public ClaimService Claims { get; }

    /// <summary>Questions on features and their answers; for prompts.</summary>
    public FeatureQuestions Questions { get; }

    /// <summary>Who else works now; for prompts.</summary>
    public OtherWorkers OtherWorkers { get; }

    public AssertionService Assertions { get; }

    public ProofRepository Proofs { get; }

    public CheckService Checks { get; }

    public MilestoneService Milestones { get; }

    public CheckpointService Checkpoints { get; }

    public HandoffService Handoffs { get; }

    public HandoffReader HandoffReader { get; }

    public CorrectionService Corrections { get; }

    /// <summary>The rules of an older program.</summary>
    public PrincipleService Principles { get; }

    public LearningService Learnings { get; }

    public GuidanceService Guidance { get; }

    public MemoryService Memory { get; }

    public MemoryTransfer Transfer { get; }

    public NoteService Notes { get; }

    public ProjectService Projects { get; }

    public RatchetService Ratchet { get; }

    public RatchetCheckService RatchetChecks { get; }

    public WorkerPromptService Prompts { get; }

    public SnapshotService Snapshots { get; }

    public WorktreeRepair Worktrees { get; }

    public StatusService Status { get; }

    public GlanceService Glances { get; }

    public BriefService Briefs { get; }

    public WorkspaceInspector Inspector { get; }

    public RepairService Repairs { get; }

    private TimeSpan LockTimeout() => Configuration.Readable.LockTimeout;
}
