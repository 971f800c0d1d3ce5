using System.Text;

namespace Maestro.Prompts;

/// <summary>The parts of a prompt that may be omitted, the least important first.</summary>
internal enum PromptRank
{
    /// <summary>Never omitted.</summary>
    Required = 0,
    Notes = 1,
    EarlierHandoffs = 2,
    Skill = 3,
    Learnings = 4,
    Others = 5,
    FoundationDetails = 6,
    SoftCorrections = 7,
    Why = 8,
    Rules = 9,
    OwnReport = 10,
    LastHandoff = 11,
}

/// <summary>A prompt in pieces: sections with headings, and what of them can go when there is no room.</summary>
internal sealed class PromptDocument
{
    private const int BytesPerToken = 4;
    private readonly List<Piece> _pieces = [];
    private string _heading = "";

    /// <summary>Begins a section; a heading without a piece below it isn't shown.</summary>
    public void Section(string heading) => _heading = heading;

    /// <summary>Adds a piece to the section; nothing when it is empty.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="rank">What it counts as when there is no room.</param>
    /// <param name="name">What it is called when it is omitted.</param>
    public void Add(string text, PromptRank rank = PromptRank.Required, string name = "") => Add(text, (int)rank, name);

    /// <summary>Adds a piece of another text than a worker prompt, whose ranks are its own; 0 is never omitted.</summary>
    public void Add(string text, int rank, string name)
    {
        if (text.Length > 0)
        {
            _pieces.Add(new Piece(_heading, text, rank, name));
        }
    }

    /// <summary>Tokens, estimated as a quarter of the UTF-8 bytes, rounded up. Real tokenizers differ by model; this errs on neither side by much.</summary>
    public static int Estimate(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    /// <summary>The text, and the names of what did not fit. Within a rank the last piece goes first.</summary>
    public (string Text, IReadOnlyList<string> LeftOut) Render(int? budget)
    {
        List<Piece> shown = [.. _pieces];
        var leftOut = new List<string>();
        string text = Write(shown, leftOut, budget);
        if (budget is null || Estimate(text) <= budget)
        {
            return (text, leftOut);
        }

        Piece[] expendable =
        [
            .. _pieces
                .Select((piece, index) => (piece, index))
                .Where(p => p.piece.Rank != (int)PromptRank.Required)
                .OrderBy(p => p.piece.Rank)
                .ThenByDescending(p => p.index)
                .Select(p => p.piece),
        ];
        foreach (Piece piece in expendable)
        {
            shown.Remove(piece);
            leftOut.Add(piece.Name);
            text = Write(shown, leftOut, budget);
            if (Estimate(text) <= budget)
            {
                break;
            }
        }

        return (text, leftOut);
    }

    private static string Write(List<Piece> shown, List<string> leftOut, int? budget)
    {
        var builder = new StringBuilder();
        string open = "";
        foreach (Piece piece in shown)
        {
            if (piece.Heading != open)
            {
                builder.Append(builder.Length > 0 ? "\n" : "").Append(piece.Heading).Append("\n\n");
                open = piece.Heading;
            }

            else if (piece.Text[0] == '~')
            {
                // Between two fences, so that nobody takes an end for a beginning.
                builder.Append('\n');
            }

            builder.Append(piece.Text).Append('\n');
        }

        if (leftOut.Count > 0)
        {
            builder.Append("\nLeft out to stay within ").Append(budget).Append(" tokens: ").AppendJoin(", ", leftOut).Append(".\n");
        }

        return builder.ToString();
    }

    private sealed record Piece(string Heading, string Text, int Rank, string Name)
    {
        // Pieces are distinguished by identity: two notes may have the same text.
        public bool Equals(Piece? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
