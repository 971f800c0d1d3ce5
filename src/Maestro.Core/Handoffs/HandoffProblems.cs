using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Finds everything that is wrong with what a user gave for a handoff.</summary>
internal static class HandoffProblems
{
    /// <exception cref="MaestroException">HandoffInvalid, which names all of it.</exception>
    public static void Check(HandoffDraft draft, string mode)
    {
        List<(string What, string Hint)> problems = [.. Missing(draft), .. Mode(draft, mode)];
        if (problems.Count > 0)
        {
            throw new MaestroException(
                ErrorCode.HandoffInvalid,
                string.Join(' ', problems.Select(static problem => problem.What)),
                string.Join(' ', problems.Select(static problem => problem.Hint)));
        }
    }

    private static IEnumerable<(string What, string Hint)> Missing(HandoffDraft draft)
    {
        (string Parameter, string Name, string? Text)[] texts = [("-Summary", "a summary", draft.Summary), ("-NextAction", "a next action", draft.NextAction)];
        (string Parameter, string Name, string? Text)[] missing = [.. texts.Where(static text => InvisibleCharacters.IsBlank(text.Text))];
        if (missing.Length > 0)
        {
            yield return ($"A handoff requires {string.Join(" and ", missing.Select(static text => text.Name))}.", $"Specify {string.Join(" and ", missing.Select(static text => text.Parameter))}.");
        }
    }

    private static IEnumerable<(string What, string Hint)> Mode(HandoffDraft draft, string mode)
    {
        if (!HandoffMode.All.Contains(mode))
        {
            yield return ($"{QuotedText.Of(mode)} is not a handoff mode.", "Specify -Mode plan or -Mode execute.");
            yield break;
        }

        (IReadOnlyList<string>? Values, string Parameter)[] others = mode == HandoffMode.Plan
            ? [(draft.TouchedFiles, "-TouchedFile"), (draft.CompletedWork, "-CompletedWork"), (draft.Validation, "-Validation")]
            : [(draft.PlanPaths, "-PlanPath"), (draft.MaestroSync, "-MaestroSync")];
        string other = mode == HandoffMode.Plan ? HandoffMode.Execute : HandoffMode.Plan;
        foreach ((IReadOnlyList<string>? _, string parameter) in others.Where(static list => list.Values is { Count: > 0 }))
        {
            yield return ($"{parameter} is not allowed in a handoff with mode {mode}.", $"Omit {parameter}, or specify -Mode {other}.");
        }
    }
}
