using System.Globalization;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Takes checkpoints of missions and goes back to them.</summary>
internal sealed class CheckpointService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    RestoredWork work,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private const string IdFormat = "yyyyMMdd-HHmmss-fff";

    private readonly CheckpointRepository _checkpoints = new(store, clock);
    private readonly RestoreWrites _writes = new(store, missions, clock);
    private readonly StateRecords<CheckpointHeader> _headers = new(store, clock, CheckpointHeader.Read);

    /// <summary>The checkpoints that filters pick, newest first; without a mission those of every mission that is not finished.</summary>
    public IEnumerable<Checkpoint> Get(IReadOnlyList<IdFilter>? missionFilters, IReadOnlyList<IdFilter>? checkpointFilters, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(checkpointFilters);
        foreach (Mission mission in selection.Matching(missionFilters, feedback))
        {
            store.WarnOfCopies(StatePaths.Checkpoints(mission.MissionId), "checkpoint", feedback);
            foreach (string id in unmatched.Pick(Ids(mission.MissionId), "checkpoint"))
            {
                if (feedback.TryOrReport(() => _checkpoints.Find(mission.MissionId, id)) is { } checkpoint)
                {
                    yield return checkpoint;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
    }

    /// <summary>The ids and times of a mission's checkpoints, newest first. The id is somebody's local time, so it is the time inside that counts.</summary>
    public IReadOnlyList<CheckpointHeader> Headers(string missionId)
    {
        CheckpointHeader[] headers = [.. store.RecordIds(StatePaths.Checkpoints(missionId)).Select(id => Header(missionId, id))];
        Array.Sort(headers, static (left, right) => right.Timestamp.CompareTo(left.Timestamp) is not 0 and var order
            ? order
            : string.CompareOrdinal(right.CheckpointId, left.CheckpointId));
        return headers;
    }

    // One that can't be read has its place by its name, and is reported when it is asked for.
    private CheckpointHeader Header(string missionId, string id)
    {
        try
        {
            if (_headers.Get(StatePaths.Checkpoint(missionId, id)) is { } header)
            {
                return header;
            }
        }
        catch (MaestroException)
        {
        }

        bool isTime = DateTimeOffset.TryParseExact(id, IdFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time);
        return new CheckpointHeader(id, isTime ? time.ToUniversalTime() : default);
    }

    /// <summary>The checkpoint that would be taken of a mission as it stands.</summary>
    /// <param name="missionId">The mission; null for the only open one.</param>
    /// <param name="note">Why it is taken, or null.</param>
    /// <param name="commit">The commit that HEAD stands on, or null.</param>
    /// <param name="feedback">Where problems go.</param>
    public Change<Checkpoint> DecideSave(string? missionId, string? note, string? commit, IFeedback feedback)
    {
        Mission mission = MissionFor(missionId, new StopAtProblem(feedback));
        Checkpoint checkpoint = Take(mission, missions.LoadWhole(mission, feedback), note, commit, feedback);
        return new Change<Checkpoint>(store, checkpoint.MissionId, "Take a checkpoint", checkpoint) { Writes = [.. CheckpointRepository.Writes(checkpoint)] };
    }

    /// <summary>The checkpoint a restore would go back to: the one named, else the newest.</summary>
    /// <exception cref="MaestroException">CheckpointNotFound, and those of finding the mission.</exception>
    public Checkpoint Find(string? missionId, string? checkpointId, IFeedback feedback) => Find(new RestoreRequest(missionId, checkpointId), feedback);

    /// <summary>What going back to a checkpoint would do. The present is kept as a checkpoint first, so that a restore can be undone.</summary>
    /// <param name="request">What is to be restored, and by whom.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">CheckpointNotFound, StateFileDamaged, and those of finding the mission; of one feature, those of <see cref="FeatureRestoration"/> and of the commands that lead where it leads.</exception>
    public Change<MissionRestore> DecideRestore(RestoreRequest request, IFeedback feedback)
    {
        Checkpoint checkpoint = Find(request, feedback);
        string id = checkpoint.MissionId;
        Mission mission = missions.Find(id) ?? throw MissionSelection.NotFound(id);

        // A mission that lacks a file can go back to where it had it.
        Checkpoint present = Take(mission, missions.LoadPresent(mission, new StopAtProblem(feedback)), $"before restoring {checkpoint.CheckpointId}", request.Commit, feedback);
        string? featureId = request.FeatureId is { } given ? IdLookup.Find(given, checkpoint.FeatureStatuses.Keys, "feature") ?? given : null;
        DateTimeOffset now = clock.GetUtcNow();
        CheckpointContent restored = featureId is null
            ? CheckpointRestoration.Restore(present.Content!, checkpoint, now)
            : FeatureRestoration.Restore(present.Content!, checkpoint, featureId, now);
        restored = RestoredRuns.Keep(present.Content!, restored, checkpoint.CheckpointId, now);
        if (IsSame(id, present.Content!, restored))
        {
            return Nothing(checkpoint, featureId);
        }

        // A whole mission goes back to where it was; one feature comes into what the others have become.
        IReadOnlyList<string> doubts = featureId is null ? []
            : new StepGates(State(present.Content!), State(restored), settings().Strict, NoFeedback.Instance.TryOrReport(() => new MissionOverrides(store).Of(id)) ?? []).Require();
        IReadOnlyList<UndoneWork> undone = work.Find(present.Content!, restored, checkpoint.Timestamp, request.Author, feedback);
        return new Change<MissionRestore>(store, featureId is null ? id : $"{featureId} of {id}", RestoreText.Action(checkpoint, undone), new MissionRestore
        {
            MissionId = id,
            FeatureId = featureId,
            CheckpointId = checkpoint.CheckpointId,
            Commit = checkpoint.Commit,
            SavedCheckpointId = present.CheckpointId,
            Undone = undone,
            IsComplete = checkpoint.IsComplete,
        })
        {
            Warnings = [.. RestoreText.Warnings(undone), .. doubts, .. RestoredRuns.Warnings(present.Content!, restored), .. featureId is null ? [] : RestoreText.BuiltOn(featureId, [.. FeatureRestoration.BuiltOn(present.Content!, restored, featureId)])],
            Writes = [.. CheckpointRepository.Writes(present), .. _writes.Of(id, restored, present.Content!, $"restored {checkpoint.CheckpointId}", feedback)],
        };
    }

    // Nothing is saved or recorded of a restore to where everything is.
    private Change<MissionRestore> Nothing(Checkpoint checkpoint, string? featureId) => new(
        store,
        featureId is null ? checkpoint.MissionId : $"{featureId} of {checkpoint.MissionId}",
        $"{RestoreText.Action(checkpoint, [])}, which changes nothing",
        new MissionRestore { MissionId = checkpoint.MissionId, FeatureId = featureId, CheckpointId = checkpoint.CheckpointId, Commit = checkpoint.Commit, IsComplete = checkpoint.IsComplete })
    {
        Warnings = [$"{(featureId is null ? $"The mission '{checkpoint.MissionId}'" : $"'{featureId}'")} is as it was in the checkpoint '{checkpoint.CheckpointId}': there is nothing to restore."],
    };

    private static bool IsSame(string id, CheckpointContent present, CheckpointContent restored)
    {
        return !RestoredWork.Differs(present, restored)
            && (restored.Details is not { } details || Content(details with { Plans = present.Details?.Plans }).SequenceEqual(Content(present.Details ?? MissionDetails.None)));

        ReadOnlySpan<byte> Content(MissionDetails details) => details.Write(id).Content is { } content ? content.Span : default;
    }

    private static MissionState State(CheckpointContent content) => MissionState.Derive(content.Mission, content.Features, content.Assertions, content.Details);

    private Checkpoint Find(RestoreRequest request, IFeedback feedback)
    {
        (string? checkpointId, string? featureId) = (request.CheckpointId, request.FeatureId);
        Mission mission = (checkpointId, featureId) switch
        {
            (not null, _) => selection.ForChange(request.MissionId, "checkpoint", checkpointId, candidate => IdLookup.Find(checkpointId, Ids(candidate.MissionId), "checkpoint") is not null, feedback),
            (_, not null) => selection.ForChange(request.MissionId, "feature", featureId, candidate => HasFeature(candidate.MissionId, featureId), feedback),
            _ => selection.ForChange(request.MissionId, null, null, candidate => Ids(candidate.MissionId).Length > 0, feedback),
        };
        IReadOnlyList<string> ids = Ids(mission.MissionId);
        string? id = checkpointId is null ? ids.FirstOrDefault() : IdLookup.Find(checkpointId, ids, "checkpoint");
        Checkpoint? checkpoint = id is null ? null : _checkpoints.Find(mission.MissionId, id);
        return checkpoint ?? throw (checkpointId is null ? NoCheckpoints(mission.MissionId) : NotFound(checkpointId));
    }

    private bool HasFeature(string missionId, string featureId) =>
        Ids(missionId).FirstOrDefault() is { } newest && _checkpoints.Find(missionId, newest) is { } checkpoint && IdLookup.Find(featureId, checkpoint.FeatureStatuses.Keys, "feature") is not null;

    private Mission MissionFor(string? missionId, IFeedback feedback) => selection.ForChange(missionId, null, null, static _ => true, feedback);

    private Checkpoint Take(Mission mission, MissionState state, string? note, string? commit, IFeedback feedback)
    {
        return new Checkpoint
        {
            CheckpointId = NextId(mission.MissionId),
            MissionId = mission.MissionId,
            CurrentMilestoneId = MilestoneDerivation.CurrentMilestoneId(state.Milestones),
            Timestamp = clock.GetUtcNow(),
            FeatureStatuses = state.Features.ToDictionary(static feature => feature.FeatureId, static feature => feature.Status),
            AssertionResults = state.Assertions.ToDictionary(static assertion => assertion.AssertionId, static assertion => assertion.Result),
            Note = note,
            Commit = commit,
            Content = new CheckpointContent
            {
                Mission = mission,
                Features = state.Features,
                Assertions = state.Assertions,
                Details = missions.Details(mission.MissionId),
                Proofs = [.. proofs.Of(mission.MissionId, new StopAtProblem(feedback)).Readable.Values.OrderBy(static proof => proof.AssertionId, StringComparer.Ordinal)],
            },
        };
    }

    private string NextId(string missionId)
    {
        HashSet<string> taken = [.. Ids(missionId)];
        for (DateTimeOffset time = clock.GetLocalNow(); ; time = time.AddMilliseconds(1))
        {
            string id = time.ToString(IdFormat, CultureInfo.InvariantCulture);
            if (taken.Add(id))
            {
                return id;
            }
        }
    }

    private string[] Ids(string missionId) => [.. Headers(missionId).Select(static header => header.CheckpointId)];

    private static MaestroException NotFound(string checkpointId) => new(
        ErrorCode.CheckpointNotFound,
        $"There is no checkpoint '{Display.Short(checkpointId)}'.",
        "Get-MaestroCheckpoint lists the checkpoints of the open missions.",
        checkpointId);

    private static MaestroException NoCheckpoints(string missionId) => new(
        ErrorCode.CheckpointNotFound,
        $"The mission '{missionId}' has no checkpoint.",
        CommandText.Of($"Checkpoint-MaestroMission {missionId}"),
        missionId);
}
