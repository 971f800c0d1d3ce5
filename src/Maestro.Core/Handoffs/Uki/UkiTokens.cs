using System.Text;

namespace Maestro.Handoffs;

/// <summary>Makes texts as people write them into what a UKI string can carry. What fits already stays as it is, letter by letter.</summary>
internal static class UkiTokens
{
    /// <summary>The content with tokens for texts that don't fit; entries of lists that are blank go.</summary>
    public static HandoffContent Of(HandoffContent written) => written with
    {
        CurrentState = Text(written.CurrentState),
        SessionCore = Text(written.SessionCore),
        NextAction = Text(written.NextAction),
        Summary = Shortened(Text(written.Summary)),
        BlindSpot = TextOrNull(written.BlindSpot),
        Metaphor = TextOrNull(written.Metaphor),
        Decisions = List(written.Decisions),
        Artifacts = List(written.Artifacts),
        ReadMore = List(written.ReadMore),
        SignalDelta = List(written.SignalDelta),
        BoundaryState = List(written.BoundaryState),
        Risks = List(written.Risks),
        CausalDrivers = List(written.CausalDrivers),
        Divergences = List(written.Divergences),
        PlanPaths = ListOrNull(written.PlanPaths),
        MaestroSync = ListOrNull(written.MaestroSync),
        TouchedFiles = ListOrNull(written.TouchedFiles),
        CompletedWork = ListOrNull(written.CompletedWork),
        Validation = ListOrNull(written.Validation),
    };

    /// <summary>A text of a slot that holds one: <c>-</c> may join its tokens.</summary>
    public static string Text(string value)
    {
        string text = UkiText.Trim(value);
        return text.Length == 0 || (UkiText.FindForbidden(text) is null && text.Split('-').All(static part => part.Length > 0 && Fits(part))) ? value : Words(text);
    }

    /// <summary>A token of a list.</summary>
    public static string Token(string value)
    {
        string text = UkiText.Trim(value);
        return UkiText.FindForbidden(text) is null && !text.Contains('-', StringComparison.Ordinal) && Fits(text) ? value : Words(text);
    }

    private static bool Fits(string part) => UkiText.FindTooLong(part, out _).IsEmpty;

    private static string? TextOrNull(string? value) => value is null ? null : Text(value);

    private static IReadOnlyList<string> List(IReadOnlyList<string> values) =>
        values.All(static value => UkiText.Trim(value).Length > 0 && Token(value) == value)
            ? values
            : [.. values.Where(static value => UkiText.Trim(value).Length > 0).Select(Token)];

    private static IReadOnlyList<string>? ListOrNull(IReadOnlyList<string>? values) => values is null ? null : List(values);

    // The words, in the letters of whatever script they have; a point may stand within one, as in 1.2.
    private static string Words(string text)
    {
        var words = new StringBuilder();
        bool inside = false;
        for (int index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int length);
            bool isLetter = Rune.IsLetterOrDigit(rune) || (inside && IsMark(rune)) || (inside && rune.Value == '.' && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]));
            if (isLetter)
            {
                words.Append(!inside && words.Length > 0 ? "_" : "").Append(rune);
            }

            inside = isLetter;
            index += length;
        }

        return words.Length == 0 ? UkiToken.Unknown : UkiToken.Fit(words.ToString());
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // A summary is shorter than 140 characters; it ends with a whole word where it has any.
    private static string Shortened(string text)
    {
        string trimmed = UkiText.Trim(text);
        if (trimmed.Length < UkiWriter.SummaryLimit)
        {
            return text;
        }

        string cut = trimmed[..(UkiWriter.SummaryLimit - 1)];
        int end = cut.LastIndexOfAny(['_', '~', '-', ' ']);
        cut = end > UkiWriter.SummaryLimit / 2 ? cut[..end] : char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
        return cut.TrimEnd('_', '~', '-', ' ');
    }
}
