using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Ports;

/// <summary>How the agents name the folders and files of their sessions.</summary>
internal static class SessionFileNames
{
    private const string RolloutStart = "rollout-";
    private const string RolloutTime = "yyyy-MM-dd'T'HH-mm-ss";

    /// <summary>The folder of a project as Claude Code names it: everything but ASCII letters and digits becomes <c>-</c>.</summary>
    public static string ClaudeFolder(string folder) =>
        string.Create(folder.Length, folder, static (span, text) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) ? text[i] : '-';
            }
        });

    /// <summary>The folder of a project as Droid, and Claude Code once, name it: separators (and a drive's colon) become <c>-</c>.</summary>
    public static string DashedFolder(string folder) => folder.Replace('/', '-').Replace('\\', '-').Replace(':', '-');

    /// <summary>The folder of a project as Gemini CLI names it when its list of projects has no shorter name: SHA-256 of the path.</summary>
    public static string GeminiFolder(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)));

    /// <summary>Reads <c>rollout-yyyy-MM-ddTHH-mm-ss-&lt;id&gt;.jsonl</c>; the time in it is local.</summary>
    public static bool TryParseRollout(string fileName, out string id, out DateTimeOffset startedAt)
    {
        id = "";
        startedAt = default;
        int idStart = RolloutStart.Length + 20;
        if (!fileName.StartsWith(RolloutStart, StringComparison.Ordinal) || !fileName.EndsWith(".jsonl", StringComparison.Ordinal)
            || fileName.Length <= idStart + 6 || fileName[idStart - 1] != '-'
            || !DateTimeOffset.TryParseExact(
                fileName.AsSpan(RolloutStart.Length, 19), RolloutTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out startedAt))
        {
            return false;
        }

        id = fileName[idStart..^6];
        return true;
    }

    /// <summary>The moment that a UUID of version 7 carries; null for any other id.</summary>
    public static DateTimeOffset? TimeOf(string id)
    {
        if (!Guid.TryParse(id, out Guid guid) || guid.Version != 7)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0L;
        for (int i = 0; i < 6; i++)
        {
            milliseconds = (milliseconds << 8) | bytes[i];
        }

        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
