using System.Text;
using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The parts of a prompt that may be left out, the least important first.</summary>
internal enum PromptRank
{
    /// <summary>Never left out.</summary>
    Required = 0,
    Siblings = 1,
    Notes = 2,
    Guidance = 3,
    PriorHandoffs = 4,
    PreviousOutputs = 5,
    SoftCorrections = 6,
    Descriptions = 7,
    WorkerBase = 8,
    Skill = 9,
}

/// <summary>A prompt in pieces: sections with headings, and what of them can go when there is no room.</summary>
internal sealed class PromptDocument
{
    private const int CharactersPerToken = 4;
    private readonly List<Piece> _pieces = [];
    private string[] _headings = [];

    /// <summary>Begins a section, or a section in a section; a heading without a piece below it isn't shown.</summary>
    public void Section(params string[] path) => _headings = path;

    /// <summary>Adds a piece to the section.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="rank">What it counts as when there is no room.</param>
    /// <param name="name">What it is called when it is left out.</param>
    /// <param name="isTight">True when no empty line comes before it, as between the items of a list.</param>
    public void Add(string text, PromptRank rank = PromptRank.Required, string name = "", bool isTight = false) =>
        _pieces.Add(new Piece(_headings, text, rank, name, isTight));

    /// <summary>Tokens, estimated as a quarter of the characters, rounded up. Real tokenizers differ by model; this errs on neither side by much for English and code.</summary>
    public static int Estimate(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>The text, and the names of what did not fit. Within a rank the last piece goes first.</summary>
    public (string Text, IReadOnlyList<string> LeftOut) Render(int? budget, string closing)
    {
        List<Piece> shown = [.. _pieces];
        var leftOut = new List<string>();
        string text = Write(shown, leftOut, closing, budget);
        if (budget is null || Estimate(text) <= budget)
        {
            return (text, leftOut);
        }

        Piece[] expendable =
        [
            .. _pieces
                .Select((piece, index) => (piece, index))
                .Where(p => p.piece.Rank != PromptRank.Required)
                .OrderBy(p => p.piece.Rank)
                .ThenByDescending(p => p.index)
                .Select(p => p.piece),
        ];
        foreach (Piece piece in expendable)
        {
            shown.Remove(piece);
            leftOut.Add(piece.Name);
            text = Write(shown, leftOut, closing, budget);
            if (Estimate(text) <= budget)
            {
                break;
            }
        }

        return (text, leftOut);
    }

    private static string Write(List<Piece> shown, List<string> leftOut, string closing, int? budget)
    {
        var builder = new StringBuilder();
        string[] open = [];
        foreach (Piece piece in shown)
        {
            bool sameSection = piece.Headings.SequenceEqual(open);
            for (int level = 0; level < piece.Headings.Length && !sameSection; level++)
            {
                if (level >= open.Length || open[level] != piece.Headings[level])
                {
                    Gap(builder, 2).Append(piece.Headings[level]);
                    open = piece.Headings[..(level + 1)];
                }
            }

            open = piece.Headings;
            Gap(builder, sameSection && piece.IsTight ? 1 : 2).Append(piece.Text);
        }

        Gap(builder, 2).Append("---\n\n");
        if (leftOut.Count > 0)
        {
            builder.Append("Omitted to stay within ").Append(budget).Append(" tokens: ").AppendJoin(", ", leftOut).Append(".\n\n");
        }

        return builder.Append(closing).Append('\n').ToString();
    }

    private static StringBuilder Gap(StringBuilder builder, int lineBreaks) =>
        builder.Length > 0 ? builder.Append('\n', lineBreaks) : builder;

    private sealed record Piece(string[] Headings, string Text, PromptRank Rank, string Name, bool IsTight)
    {
        // Pieces are told apart by identity: two notes may have the same text.
        public bool Equals(Piece? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
