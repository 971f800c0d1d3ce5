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

    private const string ShellText = """
        ## Maestro

        `.maestro/` holds this repository's plan and memory; all agent sessions share it. Skip this section if there is no such folder.

        1. Begin: `maestro Get-MaestroBrief -AsText` shows what is yours, what waits and what is next.
        2. Take one feature: `maestro Start-MaestroFeature -Next`. Read `maestro New-MaestroWorkerPrompt ID`.
        3. Prove each assertion: `maestro Invoke-MaestroAssertion ID -Command 'pytest -q'`.
        4. Finished: `maestro Set-MaestroFeature ID -Status review -Report '{"salientSummary":"what was done"}'`. Others set `done`.
        5. Stopping early: `maestro New-MaestroHandoff -FeatureId ID -Summary '...' -NextAction '...'`, then `maestro Stop-MaestroFeature ID -Reason '...'`.
        6. Taking over: `maestro Receive-MaestroHandoff -Claim`, later `maestro Complete-MaestroHandoff ID`.
        7. Corrected by a person: `maestro Add-MaestroCorrection 'the rule' -Trigger word`.

        Never edit files below `.maestro/missions` or `.maestro/handoffs` by hand.
        """;

    private static readonly string ModuleText = ShellText.Replace("`maestro ", "`", StringComparison.Ordinal)
        .Replace("no such folder.", "no such folder. Run the commands in `pwsh`.", StringComparison.Ordinal);

    /// <summary>The text with commands for PowerShell.</summary>
    public static string Text => ModuleText;

    /// <summary>The text that agents read: ASCII, so that it is the same bytes in every encoding that files have here.</summary>
    /// <param name="form">Where the agent runs its commands.</param>
    public static string TextOf(CommandForm form) => form == CommandForm.Shell ? ShellText : ModuleText;

    /// <summary>The form whose text has a hash, or null.</summary>
    public static CommandForm? FormOf(string hash) =>
        hash == HashOf(ShellText) ? CommandForm.Shell : hash == HashOf(ModuleText) ? CommandForm.PowerShell : null;

    /// <summary>The text that agents read.</summary>
    public required string Content { get; init; }

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
    public static InstructionBlock Current(int gap, bool createdFile, CommandForm form = CommandForm.PowerShell) => new()
    {
        Content = TextOf(form),
        Version = typeof(InstructionBlock).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
        Hash = HashOf(TextOf(form)),
        Lines = TextOf(form).AsSpan().Count('\n') + 1,
        Gap = gap,
        CreatedFile = createdFile,
    };

    /// <summary>What stands between the markers.</summary>
    public string ToBody() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Opening}version {Version}; hash {Hash}; lines {Lines}; gap {Gap}{(CreatedFile ? "; own file" : "")}{Closing}\n{Content}");

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
            ? new InstructionBlock { Content = body[(end + 1)..], Version = version, Hash = hash, Lines = lines, Gap = gap, CreatedFile = parts.Contains("own file") }
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
        string[] added = Inserted(lines, block) ?? (FormOf(block.Hash) is { } form ? [.. lines.Except(TextOf(form).Split('\n'), StringComparer.Ordinal)] : lines);
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
