using System.Text.Json;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Refuses to undo a change that later changes were built on, though they did not touch what it set, and one by which another session holds something.</summary>
/// <param name="missions">The missions.</param>
/// <param name="history">What happened.</param>
/// <param name="claims">Who holds which feature.</param>
/// <param name="missionOfHandoff">The mission of a handoff, or null.</param>
/// <param name="requireHolder">Refuses to give up a handoff that somebody else holds.</param>
/// <param name="gates">Asks of what an undo leads to what the commands ask.</param>
internal sealed class UndoGuard(
    MissionRepository missions, HistoryReader history, FeatureClaims claims, Func<string, string?> missionOfHandoff, Action<string, Author> requireHolder, UndoGates gates) : IUndoRules
{
    private const string Seals = "completedMilestoneIds";

    /// <inheritdoc />
    public IReadOnlyList<string> RequireAllowed(HistoryEvent undone, IReadOnlyList<StateWrite> writes, Author author) => gates.Require(undone, writes, author);

    // The first start lets a mission begin; once others have begun something, it goes on without that one.
    /// <inheritdoc />
    public bool IsLeft(HistoryEvent undone, HistoryChange change) =>
        change is { Kind: "mission", Field: "status", From: MissionStatus.Approved, To: MissionStatus.Executing, MissionId: { } missionId }
        && missions.Features(missionId, NoFeedback.Instance).Any(feature => feature.Status != FeatureStatus.Pending && !undone.Changes.Any(each => each.Kind == "feature" && each.Id == feature.FeatureId));

    /// <inheritdoc />
    public void RequireUnused(HistoryEvent undone, Author author, IFeedback feedback)
    {
        RequireHolder(undone, author);
        foreach (string missionId in MissionIds(undone))
        {
            // What an undo or a restore took back was allowed by what was there then, and no rule asks again: so all of that has to be there still.
            if (undone.UndoneEventId is not null || undone.Command == "Restore-MaestroMission")
            {
                if (Later(undone, missionId, feedback).FirstOrDefault() is { } touched)
                {
                    throw Conflict(undone, touched, $"the mission '{missionId}' has changed since");
                }
            }
            else if (missions.Find(missionId) is { } mission)
            {
                RequireUnused(undone, mission, feedback);
            }
        }
    }

    private void RequireUnused(HistoryEvent undone, Mission mission, IFeedback feedback)
    {
        Needed[] needed = [.. undone.Changes.SelectMany(change => NeededBy(change, mission)).DistinctBy(static each => (each.Kind, each.Id))];
        if (needed.Length == 0)
        {
            return;
        }

        foreach (HistoryEvent later in Later(undone, mission.MissionId, feedback))
        {
            if (later.UndoneEventId is null && needed.FirstOrDefault(each => later.Changes.Any(change => IsBuiltOn(change, each))) is { } found)
            {
                throw Conflict(undone, later, found.Says);
            }
        }
    }

    // Undoing gives a holding up, which only its holder does.
    private void RequireHolder(HistoryEvent undone, Author author)
    {
        foreach (HistoryChange change in undone.Changes)
        {
            if (change is { Kind: "feature", MissionId: { } missionId } && (change.Field == "status" || change.Path == StatePaths.Claim(missionId, change.Id))
                && missions.FindFeature(missionId, change.Id) is { } feature && claims.Active(feature) is { } claim && !claim.IsOf(author))
            {
                throw ClaimRules.Held(
                    feature, claim, $"Its holder undoes this. To release it anyway: {CommandText.Of($"Set-MaestroFeature {feature.FeatureId} -MissionId {missionId} -Status pending -Force -Reason why")}.");
            }

            if (change is { Kind: "handoff", Field: "status" })
            {
                requireHolder(change.Id, author);
            }
        }
    }

    private IEnumerable<string> MissionIds(HistoryEvent undone) => undone.Changes
        .Select(change => change.Kind == "handoff" ? NoFeedback.Instance.TryOrReport(() => missionOfHandoff(change.Id)) : change.MissionId)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    // The events of a mission after one, newest first, without those that were undone and what undid them.
    private List<HistoryEvent> Later(HistoryEvent undone, string missionId, IFeedback feedback)
    {
        var later = new List<HistoryEvent>();
        foreach (HistoryEvent each in history.Get(new HistoryQuery { MissionId = missionId, Since = undone.Time }, feedback).TakeWhile(each => each.EventId != undone.EventId))
        {
            if (later.RemoveAll(newer => newer.UndoneEventId == each.EventId) == 0)
            {
                later.Add(each);
            }
        }

        return later;
    }

    private static MaestroException Conflict(HistoryEvent undone, HistoryEvent later, string why) => new(
        ErrorCode.UndoConflict,
        $"The event '{undone.EventId}' can't be undone: {why} ('{later.EventId}', {IsoTimeConverter.Write(later.Time)}, by {Display.Short(later.Agent ?? later.User ?? AgentName.Unknown)}).",
        CommandText.Of($"Get-MaestroHistory {later.EventId}"),
        undone.EventId);

    // What stands now and would not without a change.
    private IEnumerable<Needed> NeededBy(HistoryChange change, Mission mission) => change switch
    {
        { Kind: "feature", Field: "status", To: FeatureStatus.Done } => Dependants(mission, change.Id).Concat(Seal(mission, missions.FindFeature(mission.MissionId, change.Id)?.MilestoneId, $"'{change.Id}' was done")),
        { Kind: "feature", At.Count: 0 } when change.Path.Contains("/features/", StringComparison.Ordinal) && change.BeforeJson.IsEmpty => missions.Features(mission.MissionId, NoFeedback.Instance)
            .Where(feature => feature.DependsOn.Contains(change.Id))
            .Select(feature => new Needed("dependsOn", feature.FeatureId, $"'{feature.FeatureId}' has come to depend on '{change.Id}'")),
        { Kind: "assertion", Field: "result", To: { } result } when AssertionResult.IsClosed(result) => Seal(mission, Assertion(mission, change.Id)?.MilestoneId, $"'{change.Id}' was {result}"),
        { Kind: "mission", Field: "status", To: MissionStatus.Approved } => [new Needed("work", mission.MissionId, "work on the mission began because it was approved")],
        { Kind: "mission", Field: Seals } => BehindGates(mission, Added(change)),
        _ => [],
    };

    private IEnumerable<Needed> Dependants(Mission mission, string featureId) => missions.Features(mission.MissionId, NoFeedback.Instance)
        .Where(feature => feature.DependsOn.Contains(featureId) && IsBegun(feature))
        .Select(feature => new Needed("start", feature.FeatureId, $"'{feature.FeatureId}' was started after '{featureId}' was done"));

    private static IEnumerable<Needed> Seal(Mission mission, string? milestoneId, string because) => milestoneId is not null && MilestoneDerivation.IsSealed(mission, milestoneId)
        ? [new Needed("seal", milestoneId, $"the milestone '{Display.Short(milestoneId)}' was sealed after {because}")]
        : [];

    private IEnumerable<Needed> BehindGates(Mission mission, IReadOnlyCollection<string> sealedNow)
    {
        Milestone[] gates = [.. mission.StoredMilestones.Where(milestone => milestone.Kind == MilestoneKind.Gate && sealedNow.Contains(milestone.MilestoneId))];
        if (gates.Length == 0)
        {
            return [];
        }

        var orders = mission.StoredMilestones.DistinctBy(static milestone => milestone.MilestoneId).ToDictionary(static milestone => milestone.MilestoneId, static milestone => milestone.Order, StringComparer.Ordinal);
        return missions.Features(mission.MissionId, NoFeedback.Instance)
            .Where(feature => IsBegun(feature) && orders.GetValueOrDefault(feature.MilestoneId) > gates[0].Order)
            .Select(feature => new Needed("start", feature.FeatureId, $"'{feature.FeatureId}' was started after the gate '{Display.Short(gates[0].MilestoneId)}' was sealed"));
    }

    private Assertion? Assertion(Mission mission, string assertionId) =>
        NoFeedback.Instance.TryOrReport(() => missions.StoredAssertions(mission.MissionId).Assertions)?.FirstOrDefault(assertion => assertion.AssertionId == assertionId);

    private static bool IsBegun(Feature feature) => feature.Status is not (FeatureStatus.Pending or FeatureStatus.Blocked);

    private static bool IsBuiltOn(HistoryChange change, Needed needed) => needed.Kind switch
    {
        "start" => change is { Kind: "feature", Field: "status", To: FeatureStatus.Assigned or FeatureStatus.InProgress } && change.Id == needed.Id,
        "seal" => change is { Kind: "mission", Field: Seals } && Added(change).Contains(needed.Id),
        "dependsOn" => change.Kind == "feature" && change.Id == needed.Id && change.Field is "dependsOn" or null,
        _ => change is { Kind: "feature", Field: "status" } or { Kind: "assertion", Field: "result" } or { Kind: "mission", Field: Seals },
    };

    // The milestones that a change of the seals added.
    private static string[] Added(HistoryChange change) => [.. Ids(change.AfterJson).Except(Ids(change.BeforeJson), StringComparer.Ordinal)];

    private static IEnumerable<string> Ids(ReadOnlyMemory<byte> json)
    {
        JsonElement list = json.IsEmpty ? default : JsonElement.Parse(json.Span);
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(static id => id.ValueKind == JsonValueKind.String).Select(static id => id.GetString()!)] : [];
    }

    /// <summary>Something that stands on a change.</summary>
    /// <param name="Kind">Which later change brought it: <c>start</c>, <c>seal</c>, <c>dependsOn</c> or <c>work</c>.</param>
    /// <param name="Id">What that change is about.</param>
    /// <param name="Says">What to report.</param>
    private sealed record Needed(string Kind, string Id, string Says);
}
