using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Removes from the files of a mission what belongs to people and machines: names, sessions, prompts, output, home folders, addresses, secrets. Pure.</summary>
internal static partial class MissionRedaction
{
    private const string Redacted = "[redacted]";

    private static readonly string[] Personal = ["user", "agent", "sessionId", "answeredBy", "decidedBy", "output"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files without it. Those that consist of nothing else are absent.</summary>
    public static Dictionary<string, byte[]> Of(IReadOnlyDictionary<string, byte[]> files) => files
        .Where(static file => !IsPersonal(file.Key) && Utf8.IsValid(file.Value))
        .ToDictionary(static file => file.Key, static file => Of(file.Key, file.Value), StringComparer.Ordinal);

    private static bool IsPersonal(string path) =>
        path.StartsWith("workers/", StringComparison.Ordinal) && (path.EndsWith("/prompt.md", StringComparison.Ordinal) || path.EndsWith(StatePaths.ClaimFile, StringComparison.Ordinal))
        || path.EndsWith(EvidenceText.Extension, StringComparison.Ordinal);

    private static byte[] Of(string path, byte[] content)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal) && Parse(content) is { } root)
        {
            if (path.StartsWith("removed/", StringComparison.Ordinal))
            {
                RedactFiles(root);
            }

            return Encoding.UTF8.GetBytes((Of(root, "")?.ToJsonString(Indented) ?? "null") + "\n");
        }

        return Encoding.UTF8.GetBytes(Text(Encoding.UTF8.GetString(content)));
    }

    // What was removed from a plan holds whole files, of which the same is personal as of those in their place.
    private static void RedactFiles(JsonNode removed)
    {
        if (removed is JsonObject record && record["files"] is JsonArray files)
        {
            var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (ArchivedFile file in files.Deserialize(StateJsonContext.Default.IReadOnlyListArchivedFile) ?? [])
            {
                contents[file.Path] = file.Content("removed");
            }

            record["files"] = JsonSerializer.SerializeToNode<IReadOnlyList<ArchivedFile>>([.. Of(contents).Select(static file => ArchivedFile.Of(file.Key, file.Value))], StateJsonContext.Default.IReadOnlyListArchivedFile);
        }
    }

    private static JsonNode? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Of(JsonNode? node, string name) => node switch
    {
        JsonObject record => new JsonObject(record.Where(static member => member.Key != "evidenceFile").Select(static member => KeyValuePair.Create(member.Key, Of(member.Value, member.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => Of(item, name))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Personal.Contains(name) ? Redacted : Text(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private static string Text(string text)
    {
        text = Home().Replace(text, "~");
        text = Secret().Replace(text, Redacted);
        text = Assigned().Replace(text, "$1$2" + Redacted);
        return Address().Replace(text, Redacted);
    }

    [GeneratedRegex(@"(?:/home/|/Users/|\b[A-Za-z]:[\\/]Users[\\/])[^/\\\s""'`]+")]
    private static partial Regex Home();

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)|\b(?:gh[opsu]_|github_pat_|glpat-|xox[abprs]-|sk-|pypi-|npm_)[A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+|\bBearer [A-Za-z0-9._~+/-]{12,}=*")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key)[""']?)(\s*[:=]\s*)[""']?[^\s""',;]+", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b")]
    private static partial Regex Address();
}
