using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>The intent of a change of several files: which staged files replace which, and what goes away.</summary>
/// <remarks>
/// Renaming a complete journal to <c>.journal</c> is the instant at which such a change happens. From then on readers see the staged files in
/// place of the old ones, and the next writer finishes what a killed one began. Text: a digest line, then <c>path TAB staged-name</c> a line,
/// without a staged name for a deletion, and <c>path TAB + TAB offset TAB line</c> for what is appended to a file.
/// </remarks>
internal sealed class Journal
{
    public const string FileName = ".journal";

    private const string AppendMark = "+";

    private static readonly SearchValues<char> StagedNameCharacters = SearchValues.Create("0123456789abcdef-");

    public static Journal Empty { get; } = new([]);

    private readonly Dictionary<string, string?> _staged;

    /// <param name="staged">What is replaced and deleted.</param>
    /// <param name="appended">What is added to a file; null for nothing.</param>
    public Journal(Dictionary<string, string?> staged, JournalAppend? appended = null)
    {
        _staged = staged;
        Appended = appended;
    }

    /// <summary>Store path → name of the staged file in <c>.tmp</c>, or null for a deletion.</summary>
    public IReadOnlyDictionary<string, string?> Staged => _staged;

    /// <summary>What is added to a file; null for nothing.</summary>
    public JournalAppend? Appended { get; }

    /// <summary>Every file that is changed.</summary>
    public IEnumerable<string> Paths => Appended is { } appended ? _staged.Keys.Append(appended.Path) : _staged.Keys;

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => _staged.Count == 0 && Appended is null;

    public bool Covers(string path, out string? staged) => _staged.TryGetValue(path, out staged);

    /// <summary>True when it is the journal of the same change.</summary>
    public bool IsSame(Journal other) =>
        Appended == other.Appended && _staged.Count == other._staged.Count && _staged.All(pair => other._staged.TryGetValue(pair.Key, out string? staged) && staged == pair.Value);

    /// <summary>The journal's own bytes.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        foreach ((string path, string? staged) in _staged)
        {
            text.Append(path).Append('\t').Append(staged).Append('\n');
        }

        if (Appended is { } appended)
        {
            text.Append(CultureInfo.InvariantCulture, $"{appended.Path}\t{AppendMark}\t{appended.Offset}\t{appended.Line}\n");
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
        JournalAppend? appended = null;
        foreach (string line in text[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string name = line[(tab + 1)..];

            // A journal that came with a clone must not make us read or move what is outside.
            if (tab <= 0 || !PathGuard.IsPlain(line[..tab]))
            {
                return null;
            }

            if (name.StartsWith(AppendMark + "\t", StringComparison.Ordinal))
            {
                if (appended is not null || !line.StartsWith(HistoryFiles.Folder + "/", StringComparison.Ordinal) || name.Split('\t', 3) is not [_, var offset, var added] || !long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out long at))
                {
                    return null;
                }

                appended = new JournalAppend(line[..tab], at, added);
                continue;
            }

            if (name.AsSpan().ContainsAnyExcept(StagedNameCharacters))
            {
                return null;
            }

            staged[line[..tab]] = name.Length > 0 ? name : null;
        }

        return new Journal(staged, appended);
    }

    private static string Digest(string body)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(body));
        return $"maestro-journal-1 {BinaryPrimitives.ReadUInt64BigEndian(hash):x16}";
    }
}

/// <summary>A line that is added to the end of a file.</summary>
/// <param name="Path">The file's path in the store.</param>
/// <param name="Offset">The length of the file before.</param>
/// <param name="Line">The line, without its newline; it has no tab and no line break.</param>
internal sealed record JournalAppend(string Path, long Offset, string Line);
