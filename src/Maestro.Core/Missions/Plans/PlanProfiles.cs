using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Warns of features whose task the profile of their milestone forbids: a worker that must not change anything can't build.</summary>
internal static class PlanProfiles
{
    private static readonly HashSet<string> Judging = [MilestoneProfile.PlanReview, MilestoneProfile.CodeReview, MilestoneProfile.BugHunt, MilestoneProfile.Validation];

    private static readonly HashSet<string> Building = new(
        ["add", "build", "code", "create", "develop", "extend", "fix", "implement", "introduce", "make", "migrate", "port", "refactor", "rename", "replace", "rewrite"],
        StringComparer.OrdinalIgnoreCase);

    public static void Check(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, string> judging = new(StringComparer.Ordinal);
        IEnumerable<(string? Id, string? Profile)> milestones = draft.GivenMilestones?.Select(static milestone => ((string?)milestone.MilestoneId, milestone.Profile))
            ?? draft.Milestones?.Select(static milestone => (milestone.Id.Value, milestone.Profile)) ?? [];
        foreach ((string? id, string? profile) in milestones)
        {
            if (id is not null && profile is not null && Judging.Contains(profile))
            {
                judging[id] = profile;
            }
        }

        foreach (DraftFeature feature in judging.Count == 0 ? [] : draft.Features)
        {
            if ((feature.MilestoneId.Value ?? draft.DefaultMilestoneId()) is { } id && judging.TryGetValue(id, out string? profile) && FirstWord(feature.Title) is { } word && Building.Contains(word))
            {
                problems.Warning(
                    feature.Path.Member("milestoneId"),
                    feature.MilestoneId.IsMissing ? feature.Offset : feature.MilestoneId.Offset,
                    PlanRule.Profile,
                    $"'{Display.Short(word)}' asks for a change, but the workers of the milestone {QuotedText.Of(id)} only judge: its profile is {profile}.");
            }
        }
    }

    private static string? FirstWord(string? title) => title?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()?.TrimEnd(':', ',');
}
