using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Control;

/// <summary>Takes snapshots of a workspace. Reads only; what can't be read becomes a check that failed, never a failure.</summary>
internal sealed class SnapshotService(
    IStateStore store,
    MissionRepository missions,
    ClaimService claims,
    WorkedFeatures worked,
    IssueService issues,
    CheckpointService checkpoints,
    HandoffReader handoffs,
    MemoryRepository memory,
    NoteService notes,
    ProjectService projects,
    ConfigurationService configuration,
    RecentHistory recent,
    IGitReader git,
    Func<SessionDetectionOptions, ISessionProbe> sessions,
    TimeProvider clock)
{
    private static readonly TimeSpan GitAge = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private (string Folder, long Read, GitState? Git, AgentSession? Session)? _surroundings;

    /// <summary>A snapshot of the mission with an id, or, for null, of the one that is most likely meant.</summary>
    /// <param name="missionId">The id, or the start of one.</param>
    /// <param name="folder">The user's folder, for git and the session.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MaestroException">MissionNotFound, IdAmbiguous, IdInvalid.</exception>
    public ControlSnapshot Take(string? missionId, string folder, CancellationToken cancellationToken)
    {
        var problems = new ProblemChecks();
        Mission[] all = [.. missions.All(problems.Of(SnapshotPart.Missions))];
        Mission? chosen = missionId is null ? DefaultMission(all) : new MissionSelection(missions).Named(missionId);
        MissionState? state = chosen is null ? null : missions.Load(chosen, problems.Of(SnapshotPart.Mission), decides: true);
        HandoffSummary[] summaries = [.. handoffs.Summaries(static _ => true, problems.Of(SnapshotPart.Handoffs))];
        foreach (OtherRecordNotice notice in handoffs.OthersAsListed.Concat(missions.Others(problems.Of(SnapshotPart.Missions))))
        {
            problems.Add("other-files", !notice.NeedsDecision, notice.Message);
        }

        MaestroConfiguration settings = Settings(problems);
        (GitState? worktree, AgentSession? session) = Surroundings(folder, cancellationToken);
        return SnapshotBuilder.Build(new SnapshotInput
        {
            Now = clock.GetUtcNow(),
            WorkspacePath = Path.GetDirectoryName(store.Root),
            State = state,
            Missions = [.. all.Select(mission => mission.MissionId == chosen?.MissionId ? state!.Mission : WithEffectiveStatus(mission, problems))],
            Claims = claims.Active(state?.Features ?? [], default, problems.Of(SnapshotPart.Mission)),
            Questions = state is null ? [] : worked.Of(state.Mission.MissionId, state.Features, problems.Of(SnapshotPart.Mission)).Questions,
            Issues = state is null ? [] : issues.Open(state.Mission.MissionId, state.Features, problems.Of(SnapshotPart.Mission)),
            Handoffs = summaries,
            Checkpoints = chosen is null ? [] : problems.Of(SnapshotPart.Checkpoints).TryOrReport(() => checkpoints.Headers(chosen.MissionId)) ?? [],
            Memory = Memory(problems.Of(SnapshotPart.Memory)),
            Ratchet = Ratchet(problems.Of(SnapshotPart.Ratchet)),
            Projects = Projects(problems.Of(SnapshotPart.Projects)),
            Notes = [.. notes.GetOrReport(problems.Of(SnapshotPart.Notes))],
            History = recent.Get(NoFeedback.Instance),
            Session = session,
            Git = worktree,
            Settings = [.. settings.Entries()],
            SettingProblems = settings.Problems,
            Checks = problems.Checks(),
            Damage = problems.Damage,
        });
    }

    /// <summary>Snapshots of every mission that is not finished, for those who watch them all; at least one.</summary>
    /// <param name="alsoMissions">The ids of missions to look at even when they are finished, as far as they are still there.</param>
    /// <param name="folder">The user's folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<ControlSnapshot> TakeAll(IReadOnlyCollection<string> alsoMissions, string folder, CancellationToken cancellationToken)
    {
        string[] wanted =
        [
            .. missions.All(NoFeedback.Instance)
                .Where(mission => !mission.IsFinished || alsoMissions.Contains(mission.MissionId))
                .Select(static mission => mission.MissionId),
        ];
        return wanted.Length == 0 ? [Take(null, folder, cancellationToken)] : [.. wanted.Select(id => Take(id, folder, cancellationToken))];
    }

    // What is being worked on, else what waits for work, else the newest.
    private static Mission? DefaultMission(Mission[] newestFirst) =>
        Array.Find(newestFirst, static mission => mission.Status is MissionStatus.Executing or MissionStatus.Paused or MissionStatus.Validating)
        ?? Array.Find(newestFirst, static mission => !mission.IsFinished)
        ?? newestFirst.FirstOrDefault();

    // What a mission that runs has come to follows from its features; a draft and a finished one are what they say.
    private Mission WithEffectiveStatus(Mission mission, ProblemChecks problems) =>
        mission.IsFinished || mission.Status == MissionStatus.Draft ? mission
        : missions.Load(mission, problems.Of(SnapshotPart.Missions), decides: true).Mission;

    private SnapshotMemory Memory(IFeedback problems)
    {
        int learnings = problems.TryOrReport<string[]>(() => [.. memory.LearningIds()])?.Length ?? 0;
        Guidance? guidance = problems.TryOrReport(() => memory.Guidance()?.SeenAt(memory.Learnings(problems), clock.GetUtcNow()));
        return new SnapshotMemory
        {
            Corrections = memory.Corrections(problems),
            LearningCount = learnings,
            LearningsSinceGuidance = guidance?.NewLearnings ?? learnings,
            GuidanceCompiledAt = guidance?.CompiledAt,
            Guidance = guidance?.Summary,
        };
    }

    private SnapshotRatchet Ratchet(IFeedback problems)
    {
        RatchetSuite? suite = problems.TryOrReport(memory.Suite);
        RatchetBaseline? baseline = problems.TryOrReport(memory.Baseline);
        return new SnapshotRatchet
        {
            Rules = suite is null ? [] : [.. RatchetPromotion.Distinct(suite)],
            BaselinePassCount = baseline?.PassCount,
            LastRunAt = baseline?.LastRunAt,
            RegressionCount = Regressions(suite, baseline),
        };
    }

    // The baseline keeps each rule that passed at some time, and how many passed the last time.
    private static int Regressions(RatchetSuite? suite, RatchetBaseline? baseline) => suite is null || baseline?.Passed is not { } passed
        ? 0
        : Math.Max(0, passed.Intersect(suite.Rules.Select(static rule => rule.RatchetId), StringComparer.Ordinal).Count() - baseline.PassCount);

    private SnapshotProjects Projects(IFeedback problems) => new()
    {
        Current = Path.GetFileName(Path.GetDirectoryName(store.Root)) ?? "",
        Links = problems.TryOrReport(() => projects.Get(null, problems)) ?? [],
    };

    private MaestroConfiguration Settings(ProblemChecks problems)
    {
        MaestroConfiguration current = Configuration(problems.Of(SnapshotPart.Configuration));
        foreach (ConfigurationProblem problem in current.Problems.Where(static problem => problem.IsError))
        {
            problems.Add("configuration", passed: false, problem.ToString());
        }

        return current;
    }

    private MaestroConfiguration Configuration(IFeedback problems) =>
        problems.TryOrReport(() => configuration.Current) ?? MaestroConfiguration.Default;

    // Git and processes are slow to ask and slow to change.
    private (GitState? Git, AgentSession? Session) Surroundings(string folder, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_surroundings is { } known && known.Folder == folder && clock.GetElapsedTime(known.Read) < GitAge)
            {
                return (known.Git, known.Session);
            }

            GitState? state = git.Read(folder, new GitReadOptions(), cancellationToken);
            // What is wrong with the configuration is reported with the settings.
            AgentSession? session = sessions(Configuration(NoFeedback.Instance).Settings.Sessions).Detect(folder);
            _surroundings = (folder, clock.GetTimestamp(), state, session);
            return (state, session);
        }
    }

    private sealed class ProblemChecks
    {
        private readonly List<CheckResult> _checks = [];
        private readonly List<SnapshotDamage> _damage = [];

        public IReadOnlyList<SnapshotDamage> Damage => _damage;

        /// <summary>Takes the problems of one part.</summary>
        public IFeedback Of(string part) => new PartFeedback(this, part);

        // Several parts of a snapshot read the same file.
        public void Add(string name, bool passed, string message)
        {
            CheckResult check = Check(name, passed, message);
            if (!_checks.Contains(check))
            {
                _checks.Add(check);
            }
        }

        public IReadOnlyList<CheckResult> Checks() => _checks.Count > 0
            ? _checks
            : [Check("state-files", passed: true, "Every state file that was read is valid.")];

        private static CheckResult Check(string name, bool passed, string message) => new() { Name = name, Passed = passed, Message = message };

        private sealed class PartFeedback(ProblemChecks all, string part) : IFeedback
        {
            public void Problem(MaestroException problem)
            {
                all.Add(problem.Code, passed: false, problem.Message);
                SnapshotDamage damage = new(part, problem.Code, problem.Message);
                if (!all._damage.Contains(damage))
                {
                    all._damage.Add(damage);
                }
            }

            public void Warn(string message)
            {
            }
        }
    }
}
