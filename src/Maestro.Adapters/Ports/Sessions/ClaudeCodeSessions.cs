using System.Globalization;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>
/// Claude Code keeps <c>sessions/&lt;pid&gt;.json</c> for each running process and <c>projects/&lt;folder&gt;/&lt;session&gt;.jsonl</c> for each session,
/// in <c>$CLAUDE_CONFIG_DIR</c> or <c>~/.claude</c>.
/// </summary>
internal static class ClaudeCodeSessions
{
    private const int MaxProjects = 200;

    /// <summary>Adds the session's id, file and start, as far as they can be found.</summary>
    public static AgentSession Complete(AgentSession basis, SessionSearch search)
    {
        string root = search.FolderOf("CLAUDE_CONFIG_DIR", ".claude");
        string projects = Path.Combine(root, "projects");
        (string? registered, string? cwd, DateTimeOffset? startedAt) = Registered(Path.Combine(root, "sessions"), search);
        if (basis.SessionId is null && registered is not null)
        {
            basis = basis with { SessionId = registered, Source = SessionSource.Process };
        }

        if (basis.SessionId is null)
        {
            return Newest(basis, projects, search);
        }

        string? path = Transcript(projects, basis.SessionId, cwd, search);
        return basis with
        {
            SourcePath = path,
            StartedAt = basis.SessionId == registered && startedAt is not null ? startedAt : path is null ? null : File.GetCreationTimeUtc(path),
        };
    }

    // A session ends and another begins in the same process, so the file is read again each time.
    private static (string? SessionId, string? Folder, DateTimeOffset? StartedAt) Registered(string folder, SessionSearch search)
    {
        foreach (ProcessEntry process in search.Ancestors)
        {
            string path = Path.Combine(folder, process.Id.ToString(CultureInfo.InvariantCulture) + ".json");
            if (!File.Exists(path))
            {
                continue;
            }

            Dictionary<string, string> values = SessionSearch.Head(path, "sessionId", "cwd", "startedAt");
            if (values.TryGetValue("sessionId", out string? id) && AgentRules.IsFileName(id))
            {
                return (id, values.GetValueOrDefault("cwd"), Time(values.GetValueOrDefault("startedAt")));
            }
        }

        return default;
    }

    private static DateTimeOffset? Time(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out global::System.DateTimeOffset time) ? time : null;

    private static string? Transcript(string projects, string sessionId, string? cwd, SessionSearch search)
    {
        if (!AgentRules.IsFileName(sessionId) || !Directory.Exists(projects))
        {
            return null;
        }

        string file = sessionId + ".jsonl";
        return (cwd is null ? search.Folders() : search.Folders().Prepend(cwd)).SelectMany(folder => Names(projects, folder))
            .Concat(Directory.EnumerateDirectories(projects).Take(MaxProjects))
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static AgentSession Newest(AgentSession basis, string projects, SessionSearch search)
    {
        FileInfo? file = search.Folders().SelectMany(folder => Names(projects, folder))
            .Select(folder => search.Newest(folder, "*.jsonl")).FirstOrDefault(file => file is not null);
        return file is null ? basis : basis with
        {
            SessionId = Path.GetFileNameWithoutExtension(file.Name),
            Source = SessionSource.File,
            SourcePath = file.FullName,
            StartedAt = file.CreationTimeUtc,
        };
    }

    private static IEnumerable<string> Names(string projects, string folder) =>
        new[] { SessionFileNames.ClaudeFolder(folder), SessionFileNames.DashedFolder(folder) }.Distinct()
            .Select(name => Path.Combine(projects, name));
}
