using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>What stands between our markers in an agent's instruction file: one comment that says what it is, then the text.</summary>
internal sealed record InstructionBlock
{
    private const string Opening = "<!-- maestro block; ";

    private const string Closing = " -->";

    /// <summary>The text that agents read: ASCII, so that it is the same bytes in every encoding that files have here.</summary>
    public const string Text = """
        ## Maestro

        This project's plans, handoffs and memory are files in `.maestro/` that all agent sessions share. If there is no such folder, skip this section.
        In PowerShell type a command as it stands on the left, in any other shell as on the right.

        | When | PowerShell | Other shells |
        |---|---|---|
        | You begin a session | `Get-MaestroStatus` | `maestro Get-MaestroStatus` |
        | Work can be started | `Get-MaestroFeature -Ready` | `maestro Get-MaestroFeature -Ready` |
        | You take a feature | `New-MaestroWorkerPrompt ID` | `maestro New-MaestroWorkerPrompt ID` |
        | Its status changes | `Set-MaestroFeature ID -Status review` | `maestro Set-MaestroFeature ID -Status review` |
        | An assertion is to be proven | `Invoke-MaestroAssertion ID -Command 'the test'` | `maestro Invoke-MaestroAssertion ID -Command 'the test'` |
        | You take over | `Receive-MaestroHandoff -Claim` | `maestro Receive-MaestroHandoff -Claim` |
        | You stop | `New-MaestroHandoff` | `maestro New-MaestroHandoff` |

        Never edit files under `.maestro/missions` or `.maestro/handoffs` by hand: many sessions write them, and only the commands take turns.
        """;

    /// <summary>The version of Maestro that wrote the block.</summary>
    public required string Version { get; init; }

    /// <summary>The start of the text's SHA-256, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>How many lines the text has.</summary>
    public required int Lines { get; init; }

    /// <summary>How many line ends were put before the block to set it apart; they go away with it.</summary>
    public required int Gap { get; init; }

    /// <summary>True when the file was made for the block, so that it goes away with it.</summary>
    public required bool CreatedFile { get; init; }

    /// <summary>The block of this version.</summary>
    public static InstructionBlock Current(int gap, bool createdFile) => new()
    {
        Version = typeof(InstructionBlock).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
        Hash = HashOf(Text),
        Lines = Text.AsSpan().Count('\n') + 1,
        Gap = gap,
        CreatedFile = createdFile,
    };

    /// <summary>What stands between the markers.</summary>
    public string ToBody() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Opening}version {Version}; hash {Hash}; lines {Lines}; gap {Gap}{(CreatedFile ? "; own file" : "")}{Closing}\n{Text}");

    /// <summary>What the first line of a body says; null when another program, or an older version, wrote the body.</summary>
    public static InstructionBlock? Parse(string body)
    {
        int end = body.IndexOf('\n', StringComparison.Ordinal);
        string line = (end < 0 ? body : body[..end]).Trim();
        if (line.Length < Opening.Length + Closing.Length || !line.StartsWith(Opening, StringComparison.Ordinal) || !line.EndsWith(Closing, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = line[Opening.Length..^Closing.Length].Split("; ");
        string? Value(string name) => parts.FirstOrDefault(part => part.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
        return Value("version") is { } version && Value("hash") is { } hash && Number(Value("lines")) is { } lines && Number(Value("gap")) is { } gap
            ? new InstructionBlock { Version = version, Hash = hash, Lines = lines, Gap = gap, CreatedFile = parts.Contains("own file") }
            : null;
    }

    /// <summary>The hash of a text, whatever its line ends.</summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))))[..16];

    /// <summary>True when the rest of a body is the text that the first line describes.</summary>
    public bool Fits(string body)
    {
        int end = body.IndexOf('\n', StringComparison.Ordinal);
        return end >= 0 && HashOf(body[(end + 1)..]) == Hash;
    }

    /// <summary>The lines of a body that somebody wrote into it; all of them when it is unknown which are ours. Empty when there are none but blank ones.</summary>
    public static IReadOnlyList<string> AddedLines(string body)
    {
        if (Parse(body) is not { } block || block.Fits(body))
        {
            return [];
        }

        string[] lines = [.. body.Split('\n').Skip(1).Select(static line => line.TrimEnd('\r'))];
        string[] added = Inserted(lines, block) ?? (block.Hash == HashOf(Text) ? [.. lines.Except(Text.Split('\n'), StringComparer.Ordinal)] : lines);
        return added.All(string.IsNullOrWhiteSpace) ? [] : added;
    }

    // Whatever the text of that version was: without what was put in at one place, it fits its hash again.
    private static string[]? Inserted(string[] lines, InstructionBlock block)
    {
        int count = lines.Length - block.Lines;
        for (int at = 0; count > 0 && at <= block.Lines; at++)
        {
            if (HashOf(string.Join('\n', [.. lines[..at], .. lines[(at + count)..]])) == block.Hash)
            {
                return lines[at..(at + count)];
            }
        }

        return null;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
