using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>A handoff in words: what its texts are called, and what is known of it beside them.</summary>
internal static class HandoffText
{
    /// <summary>Its texts with what each is, the most important first. Tokens that were only collected are omitted; the files say them better.</summary>
    public static IEnumerable<(string Label, string? Text)> Items(Handoff handoff)
    {
        HandoffContent content = handoff.Content;
        return
        [
            ("Summary", content.Summary),
            ("Next action", content.NextAction),
            ("State", content.CurrentState == HandoffMode.StateOf(content.Mode) ? null : content.CurrentState),
            ("About", content.SessionCore == content.Summary ? null : content.SessionCore),
            .. Each("Decided", content.Decisions),
            .. Each("Done", content.CompletedWork),
            .. Each("Checked", content.Validation),
            .. (content.VerificationResults ?? []).Select(static result => (result.Passed ? "Check passed" : "Check FAILED", (string?)result.Step)),
            .. Each("Risk", content.Risks),
            ("Blind spot", content.BlindSpot),
            .. Each("Assumed", content.Assumptions),
            .. (content.ComplexityDelta ?? new Dictionary<string, object?>()).Select(static measure => ("Complexity", (string?)string.Create(CultureInfo.InvariantCulture, $"{measure.Key}: {measure.Value}"))),
            .. Each("Departed from the plan", content.Divergences),
            .. Each("Because", content.CausalDrivers),
            .. Each("Limit", content.BoundaryState),
            .. (content.ScopeDeclaration ?? new Dictionary<string, string>()).Select(static scope => ("Scope", (string?)$"{scope.Key}: {scope.Value}")),
            .. Each("Changed since", content.SignalDelta),
            ("Picture", content.Metaphor),
            .. Each("Plan", [.. content.PlanPaths ?? [], .. Named(handoff.Refs?.PlanPath ?? content.MaestroRefs.PlanPath, content.PlanPaths)]),
            .. Each("Specification", Named(handoff.Refs?.SpecPath ?? content.MaestroRefs.SpecPath, null)),
            .. Each("Entered", content.MaestroSync),
            .. Each("Artifact", Given(handoff, content.Artifacts)),
            .. Each("Read first", Given(handoff, content.ReadMore)),
            .. Each("Touched", Given(handoff, content.TouchedFiles)),
            .. (handoff.Trail ?? []).Where(static holder => holder.Reason is not null).Select(static holder => ("Released", holder.Reason)),
            ("Report of whoever took it", handoff.Report),
        ];
    }

    /// <summary>The id, who it is from and where it stands, in a line.</summary>
    public static string Origin(Handoff handoff)
    {
        string session = handoff.SessionId == Handoff.NoSession ? "" : $" (session {NameText.Plain(handoff.SessionId)})";
        string holder = handoff.PickedUpBy is { } agent ? $" by {NameText.Plain(agent)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{handoff.HandoffId}, {handoff.Mode}, from {NameText.Plain(handoff.Agent)}{session}, {handoff.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm}Z, {handoff.Status}{holder}");
    }

    /// <summary>Branch, commits and files in our own words; empty when none were collected.</summary>
    /// <param name="fences">For the subjects of commits, which others wrote.</param>
    /// <param name="handoff">The handoff.</param>
    public static string Place(Fences fences, Handoff handoff)
    {
        string at = (handoff.Branch, handoff.Commit) switch
        {
            (null, null) => "",
            (null, { } commit) => $"Made at commit {Short(commit)}.",
            ({ } branch, null) => $"Made on branch {NameText.Of(branch)}.",
            ({ } branch, { } commit) => $"Made on branch {NameText.Of(branch)} at commit {Short(commit)}.",
        };
        string commits = handoff.Commits is { Count: > 0 } made
            ? $"Its commits:\n{fences.List(made.Select(static commit => (Short(commit.Id), (string?)(InvisibleCharacters.IsBlank(commit.Subject) ? "(no message)" : commit.Subject))))}"
            : "";
        string files = handoff.Files is { Count: > 0 } changed ? $"Files: {NameText.List(changed, 20)}." : "";
        string open = handoff.Uncommitted is { Count: > 0 } uncommitted ? $"Not committed: {NameText.List(uncommitted, 20)}." : "";
        return string.Join('\n', ((string[])[at, commits, files, open]).Where(static part => part.Length > 0));
    }

    private static string Short(string commit) => NameText.Plain(commit[..Math.Min(10, commit.Length)]);

    private static IEnumerable<(string Label, string? Text)> Each(string label, IEnumerable<string>? texts) => (texts ?? []).Select(text => (label, (string?)text));

    // A document that was entered as a token, too, is named once.
    private static IEnumerable<string> Named(string? path, IReadOnlyList<string>? tokens) =>
        path is null || tokens?.Any(token => token == path || token == UkiToken.Fit(UkiToken.Normalize(path))) == true ? [] : [path];

    private static IEnumerable<string> Given(Handoff handoff, IReadOnlyList<string>? tokens)
    {
        HashSet<string> collected = [.. (handoff.Files ?? []).Select(static file => UkiToken.Of("file", file)), "changed_files_unknown"];
        if (handoff.Branch is { } branch)
        {
            collected.Add(UkiToken.Of("branch", branch));
        }

        if (handoff.MissionId is { } mission)
        {
            collected.Add(UkiToken.Of("mission", mission));
        }

        return (tokens ?? []).Where(token => !collected.Contains(token));
    }
}
