using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>What must not be overlooked: damaged files on every screen; questions, issues, failed assertions and ratchet regressions on the first.</summary>
internal static class AlertLines
{
    /// <summary>The lines; none when all is well.</summary>
    public static IReadOnlyList<Span[]> Of(ControlSnapshot snapshot, ControlState state, Glyphs glyphs)
    {
        List<Span[]> lines = [];
        if (snapshot.Damage.Count > 0)
        {
            string[] problems = [.. snapshot.Damage.Select(static damage => damage.Message).Distinct(StringComparer.Ordinal)];
            lines.Add([new($" {glyphs.Blocked} {Count.Of(problems.Length, "problem")} with state files", Ink.Bad), new($"  {Shortened(problems[0], snapshot.WorkspacePath)}", Ink.Bad)]);
        }

        if (state.Screen != ControlScreens.Dashboard)
        {
            return lines;
        }

        if (snapshot.Questions is [{ } question, ..])
        {
            lines.Add(
            [
                new($" ? {Count.Of(snapshot.Questions.Count, "question")} for you", Ink.Warn),
                new($"  {question.FeatureId} ({question.AskedBy}): {question.Question}", Ink.Strong),
            ]);
        }

        if (snapshot.Issues is [{ } issue, ..])
        {
            lines.Add(
            [
                new($" ! {Count.Of(snapshot.Issues.Count, "open issue")}", Ink.Warn),
                new($"  {issue.IssueId} ({issue.Severity}): {issue.Description}", Ink.Strong),
            ]);
        }

        List<Span> failures = [];
        string[] failed = [.. snapshot.Assertions.Where(static assertion => assertion.Result == AssertionResult.Failed).Select(static assertion => assertion.AssertionId)];
        int regressions = snapshot.Ratchet.RegressionCount;
        if (regressions > 0)
        {
            failures.Add(new($" {glyphs.Blocked} {Count.Of(regressions, "ratchet regression")} ", Ink.Bad));
        }

        if (failed.Length > 0)
        {
            failures.Add(new($" {glyphs.Blocked} {Count.Of(failed.Length, "failed assertion")}: {string.Join(", ", failed.Take(20))}", Ink.Bad));
        }

        if (failures.Count > 0)
        {
            lines.Add([.. failures]);
        }

        return lines;
    }

    // Every file of the state is in the workspace, so its path only takes the room of the name.
    private static string Shortened(string message, string? workspace) =>
        workspace is null ? message : message.Replace(workspace + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
