using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Finds out whose work a restore undoes, from what differs and from the history since the checkpoint.</summary>
internal sealed class RestoredWork(HistoryReader history, FeatureClaims claims)
{
    /// <summary>What a restore undoes: the mission itself first, then its features in their order.</summary>
    /// <param name="present">The mission as it stands.</param>
    /// <param name="restored">The mission as it is to be.</param>
    /// <param name="since">When the checkpoint was saved.</param>
    /// <param name="author">Who restores.</param>
    /// <param name="feedback">Takes what is wrong with history and claims.</param>
    public IReadOnlyList<UndoneWork> Find(CheckpointContent present, CheckpointContent restored, DateTimeOffset since, Author author, IFeedback feedback)
    {
        var changes = new Changes(present, restored, author);
        UndoneWork[] undone = [.. changes.Found()];
        if (undone.Length == 0)
        {
            return [];
        }

        foreach (HistoryEvent each in history.Get(new HistoryQuery { MissionId = present.Mission.MissionId, Since = since }, feedback))
        {
            changes.Note(each);
        }

        var features = present.Features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
        return
        [
            .. undone.Select(work => changes.WithAuthors(
                work,
                work.FeatureId is { } id && features.TryGetValue(id, out Feature? feature) ? feedback.TryOrReport(() => claims.Active(feature)) : null)),
        ];
    }

    /// <summary>True when a restore would change the mission, a feature or an assertion, whoever changed it.</summary>
    public static bool Differs(CheckpointContent present, CheckpointContent restored) => new Changes(present, restored, default).Found().Any();

    private sealed class Changes(CheckpointContent present, CheckpointContent restored, Author author)
    {
        // By feature; the empty id stands for the mission itself.
        private readonly Dictionary<string, (List<(string Name, bool IsOwn)> Authors, DateTimeOffset Last)> _changes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _owners = restored.Assertions.Concat(present.Assertions)
            .DistinctBy(static assertion => assertion.AssertionId)
            .ToDictionary(static assertion => assertion.AssertionId, static assertion => assertion.FeatureId, StringComparer.Ordinal);

        public IEnumerable<UndoneWork> Found()
        {
            string missionId = present.Mission.MissionId;
            if (!StateJson.AreSame(present.Mission with { UpdatedAt = default }, restored.Mission with { UpdatedAt = default }, StateJsonContext.Default.Mission))
            {
                yield return new UndoneWork { MissionId = missionId, From = present.Mission.Status, To = restored.Mission.Status };
            }

            var before = present.Features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
            var after = restored.Features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
            ILookup<string, string> assertions = DifferingAssertions().ToLookup(id => _owners[id], StringComparer.Ordinal);
            foreach (string id in before.Keys.Union(after.Keys, StringComparer.Ordinal))
            {
                Feature? old = before.GetValueOrDefault(id), now = after.GetValueOrDefault(id);
                bool isSame = old is not null && now is not null
                    && StateJson.AreSame(old with { UpdatedAt = default }, now with { UpdatedAt = default }, StateJsonContext.Default.Feature)
                    && AreSameDetails(id);
                if (!isSame || assertions.Contains(id))
                {
                    yield return new UndoneWork { MissionId = missionId, FeatureId = id, From = old?.Status, To = now?.Status, AssertionIds = [.. assertions[id]] };
                }
            }
        }

        private bool AreSameDetails(string featureId) => restored.Details is not { } details
            || StateJson.AreSame(present.Details?.Features?.GetValueOrDefault(featureId), details.Features?.GetValueOrDefault(featureId), StateJsonContext.Default.FeatureDetails!);

        public void Note(HistoryEvent change)
        {
            string name = change.Agent ?? change.User ?? change.SessionId ?? AgentName.Unknown;
            bool isOwn = author.Is(change.Agent, change.SessionId, change.User);
            foreach (string key in change.Changes.Select(Key).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (!_changes.TryGetValue(key, out (List<(string Name, bool IsOwn)> Authors, DateTimeOffset Last) known))
                {
                    // The newest event comes first.
                    _changes[key] = known = ([], change.Time);
                }

                if (!known.Authors.Contains((name, isOwn)))
                {
                    known.Authors.Add((name, isOwn));
                }
            }
        }

        public UndoneWork WithAuthors(UndoneWork work, StoredClaim? claim)
        {
            (List<(string Name, bool IsOwn)> authors, DateTimeOffset last) = _changes.GetValueOrDefault(work.FeatureId ?? "", ([], default));
            IEnumerable<string> others = authors.Where(static each => !each.IsOwn).Select(static each => each.Name);
            return work with
            {
                ChangedBy = [.. authors.Select(static each => each.Name).Distinct(StringComparer.Ordinal)],
                LastChange = last == default ? null : last,
                Holder = claim?.Name,
                Others = [.. (claim is null || claim.IsOf(author) ? others : others.Append(claim.Name)).Distinct(StringComparer.Ordinal)],
            };
        }

        // What a restore does not touch, such as prompts and claims, is nobody's undone work.
        private string? Key(HistoryChange change) => change switch
        {
            { Kind: "assertion" } => _owners.GetValueOrDefault(change.Id),
            { Kind: "feature" } => change.Path.Contains("/workers/", StringComparison.Ordinal) && !change.Path.EndsWith("/report.json", StringComparison.Ordinal) ? null : change.Id,
            { Kind: "mission" or "milestone" } => change.Path.EndsWith("/mission.json", StringComparison.Ordinal) ? "" : null,
            _ => null,
        };

        private IEnumerable<string> DifferingAssertions()
        {
            var before = present.Assertions.ToDictionary(static assertion => assertion.AssertionId, StringComparer.Ordinal);
            var after = restored.Assertions.ToDictionary(static assertion => assertion.AssertionId, StringComparer.Ordinal);
            var proofs = (present.Proofs ?? []).ToDictionary(static proof => proof.AssertionId, StringComparer.Ordinal);
            var nextProofs = (restored.Proofs ?? present.Proofs ?? []).ToDictionary(static proof => proof.AssertionId, StringComparer.Ordinal);
            return before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(id =>
                !(before.TryGetValue(id, out Assertion? old) && after.TryGetValue(id, out Assertion? now)
                    && StateJson.AreSame(old with { UpdatedAt = default }, now with { UpdatedAt = default }, StateJsonContext.Default.Assertion)
                    && (ReferenceEquals(proofs.GetValueOrDefault(id), nextProofs.GetValueOrDefault(id))
                        || (proofs.TryGetValue(id, out Proof? proof) && nextProofs.TryGetValue(id, out Proof? next) && StateJson.AreSame(proof, next, StateJsonContext.Default.Proof)))));
        }
    }
}
