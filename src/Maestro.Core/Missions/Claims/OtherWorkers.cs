using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>Finds out who else works now, and on which of the same files.</summary>
internal sealed class OtherWorkers(MissionRepository missions, ClaimService claims, IGitReader git, string projectFolder)
{
    private const int MostChanges = 500;

    /// <summary>Who holds other features of the open missions, longest first, with the files that both touch.</summary>
    /// <remarks>A feature touches the files that its plan declares, and those that have changed in the worktree whose branch it was claimed on.</remarks>
    /// <param name="missionId">The mission of the feature.</param>
    /// <param name="featureId">The feature of whoever asks; its own holder is no other.</param>
    /// <param name="feedback">Where claims that can't be read are reported.</param>
    /// <param name="cancellationToken">Stops the look at the worktrees.</param>
    public IReadOnlyList<OtherWorker> WhoElse(string missionId, string featureId, IFeedback feedback, CancellationToken cancellationToken)
    {
        Feature[] features = [.. missions.All(NoFeedback.Instance).Where(static mission => !mission.IsFinished).SelectMany(mission => missions.Load(mission, NoFeedback.Instance).Features)];
        FeatureClaim[] active = [.. claims.Active(features, default, feedback).OrderBy(static claim => claim.Since)];
        FeatureClaim[] others = [.. active.Where(claim => claim.MissionId != missionId || claim.FeatureId != featureId)];
        if (others.Length == 0)
        {
            return [];
        }

        // Where several features were claimed on one branch, nobody can tell whose a change is.
        Dictionary<string, string[]> changed = Changed(active, cancellationToken);
        ILookup<string, Feature> find = features.ToLookup(static feature => feature.FeatureId, StringComparer.Ordinal);
        Touched? own = find[featureId].FirstOrDefault(feature => feature.MissionId == missionId) is { } mine
            ? new Touched(mine.Files, Of(active.FirstOrDefault(claim => claim.MissionId == missionId && claim.FeatureId == featureId), changed))
            : null;
        return
        [
            .. others.Select(claim => new OtherWorker(
                claim,
                own?.SharedWith(new Touched(find[claim.FeatureId].First(feature => feature.MissionId == claim.MissionId).Files, Of(claim, changed))) ?? [])),
        ];
    }

    private static string[] Of(FeatureClaim? claim, Dictionary<string, string[]> changed) => claim?.Branch is { } branch ? changed.GetValueOrDefault(branch, []) : [];

    private Dictionary<string, string[]> Changed(FeatureClaim[] active, CancellationToken cancellationToken)
    {
        HashSet<string> branches = [.. active.Select(static claim => claim.Branch).OfType<string>().CountBy(static branch => branch).Where(static pair => pair.Value == 1).Select(static pair => pair.Key)];
        var changed = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (GitWorktree worktree in branches.Count == 0 ? [] : git.Worktrees(projectFolder))
        {
            if (worktree.Branch is { } branch && branches.Contains(branch) && git.Read(worktree.Path, new GitReadOptions { MaxFiles = MostChanges }, cancellationToken) is { } state)
            {
                changed[branch] = [.. state.ChangedFiles.Select(static change => change.Path)];
            }
        }

        return changed;
    }

    /// <summary>What a feature touches.</summary>
    /// <param name="Declared">Globs of the plan.</param>
    /// <param name="Changed">Paths that have changed.</param>
    private sealed record Touched(IReadOnlyList<string> Declared, IReadOnlyList<string> Changed)
    {
        public IReadOnlyList<string> SharedWith(Touched other) =>
        [
            .. Paths.Where(other.Has).Concat(other.Paths.Where(Has)).Concat(Declared.Intersect(other.Declared, StringComparer.Ordinal))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

        // A declared path without wildcards is a path, too.
        private IEnumerable<string> Paths => Changed.Concat(Declared.Where(static glob => glob.AsSpan().IndexOfAny("*?[{") < 0));

        private bool Has(string path) => Changed.Contains(path, StringComparer.Ordinal) || Declared.Any(glob => glob == path || (Glob.TryParse(glob, out Glob? parsed, out _) && parsed.IsMatch(path)));
    }
}
