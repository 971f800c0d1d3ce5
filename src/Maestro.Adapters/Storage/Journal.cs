using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Adapters.Storage;

/// <summary>The intent of a change of several files: which staged files replace which, and what goes away.</summary>
/// <remarks>
/// Renaming a complete journal to <c>.journal</c> is the instant at which such a change happens. From then on readers see the staged files in
/// place of the old ones, and the next writer finishes what a killed one began. Text: a digest line, then <c>path TAB staged-name</c> a line,
/// without a staged name for a deletion.
/// </remarks>
internal sealed class Journal
{
    public const string FileName = ".journal";

    private static readonly SearchValues<char> StagedNameCharacters = SearchValues.Create("0123456789abcdef-");

    public static Journal Empty { get; } = new([]);

    private readonly Dictionary<string, string?> _staged;

    public Journal(Dictionary<string, string?> staged) => _staged = staged;

    /// <summary>Store path → name of the staged file in <c>.tmp</c>, or null for a deletion.</summary>
    public IReadOnlyDictionary<string, string?> Staged => _staged;

    public bool Covers(string path, out string? staged) => _staged.TryGetValue(path, out staged);

    /// <summary>True when it is the journal of the same change.</summary>
    public bool IsSame(Journal other) =>
        _staged.Count == other._staged.Count && _staged.All(pair => other._staged.TryGetValue(pair.Key, out string? staged) && staged == pair.Value);

    /// <summary>The journal's own bytes.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        foreach ((string path, string? staged) in _staged)
        {
            text.Append(path).Append('\t').Append(staged).Append('\n');
        }

        string body = text.ToString();
        return Encoding.UTF8.GetBytes(Digest(body) + "\n" + body);
    }

    /// <summary>The journal in some bytes, or null when they are not a whole one.</summary>
    public static Journal? Parse(ReadOnlySpan<byte> content)
    {
        string text = Encoding.UTF8.GetString(content);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || text[..end] != Digest(text[(end + 1)..]))
        {
            return null;
        }

        var staged = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string line in text[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string name = line[(tab + 1)..];

            // A journal that came with a clone must not make us read or move what is outside.
            if (tab <= 0 || !PathGuard.IsPlain(line[..tab]) || name.AsSpan().ContainsAnyExcept(StagedNameCharacters))
            {
                return null;
            }

            staged[line[..tab]] = name.Length > 0 ? name : null;
        }

        return new Journal(staged);
    }

    private static string Digest(string body)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(body));
        return $"maestro-journal-1 {BinaryPrimitives.ReadUInt64BigEndian(hash):x16}";
    }
}
