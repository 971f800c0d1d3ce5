using System.Globalization;
using System.Text.Json;
using Maestro.Adapters.Storage;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>
/// Gemini CLI keeps <c>tmp/&lt;project&gt;/chats/session-&lt;time&gt;-&lt;start of the id&gt;.json</c> (or <c>.jsonl</c>) in <c>~/.gemini</c>, or in that folder
/// of <c>$GEMINI_CLI_HOME</c>; <c>projects.json</c> there names the project's folder, which else is a hash.
/// </summary>
internal static class GeminiSessions
{
    private const int MaxListLength = 1024 * 1024;

    /// <summary>Adds the session's id, file and start, as far as they can be found.</summary>
    public static AgentSession Complete(AgentSession basis, SessionSearch search)
    {
        string root = search.Environment("GEMINI_CLI_HOME") is { Length: > 0 } given
            ? Path.Combine(given, ".gemini")
            : Path.Combine(search.Home, ".gemini");
        Dictionary<string, string> named = Projects(Path.Combine(root, "projects.json"));
        foreach (string folder in search.Folders())
        {
            foreach (string? name in new[] { named.GetValueOrDefault(folder), SessionFileNames.GeminiFolder(folder) })
            {
                if (name is not null && AgentRules.IsFileName(name)
                    && InFolder(basis, Path.Combine(root, "tmp", name, "chats"), search) is { } session)
                {
                    return session;
                }
            }
        }

        return basis;
    }

    private static AgentSession? InFolder(AgentSession basis, string chats, SessionSearch search)
    {
        if (search.Newest(chats, Pattern(basis.SessionId)) is not { } file)
        {
            return null;
        }

        Dictionary<string, string> values = SessionSearch.Head(file.FullName, "sessionId", "startTime");
        if (!values.TryGetValue("sessionId", out string? id) || (basis.SessionId is not null && basis.SessionId != id))
        {
            return null;
        }

        return basis with
        {
            SessionId = id,
            Source = basis.SessionId is null ? SessionSource.File : basis.Source,
            SourcePath = file.FullName,
            StartedAt = DateTimeOffset.TryParse(
                values.GetValueOrDefault("startTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null,
        };
    }

    private static string Pattern(string? id) => id is { Length: >= 8 } && AgentRules.IsFileName(id) ? $"session-*{id[..8]}*.json*" : "session-*.json*";

    private static Dictionary<string, string> Projects(string path)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        if (new FileInfo(path) is not { Exists: true, Length: <= MaxListLength })
        {
            return named;
        }

        try
        {
            using var document = JsonDocument.Parse(RegularFile.ReadAll(path, MaxListLength));
            foreach (JsonProperty project in document.RootElement.GetProperty("projects").EnumerateObject())
            {
                named[project.Name] = project.Value.GetString() ?? "";
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // It may be being written; the hash still finds the folder of older versions.
        }

        return named;
    }
}
