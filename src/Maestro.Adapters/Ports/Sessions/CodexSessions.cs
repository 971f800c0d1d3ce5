using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>
/// Codex keeps <c>sessions/yyyy/MM/dd/rollout-&lt;time&gt;-&lt;thread&gt;.jsonl</c>, the day that of the thread's start, in <c>$CODEX_HOME</c> or
/// <c>~/.codex</c>. A thread's id carries its start.
/// </summary>
internal static class CodexSessions
{
    private const int MaxDays = 30;
    private const int MaxRecentDays = 2;
    private const int MaxRecentFiles = 50;

    /// <summary>Adds the session's id, file and start, as far as they can be found.</summary>
    public static AgentSession Complete(AgentSession basis, SessionSearch search)
    {
        string sessions = Path.Combine(search.FolderOf("CODEX_HOME", ".codex"), "sessions");
        if (basis.SessionId is { } id)
        {
            return AgentRules.IsFileName(id) ? ById(basis, id, sessions) : basis;
        }

        return ByFolder(basis, sessions, search);
    }

    private static AgentSession ById(AgentSession basis, string id, string sessions)
    {
        DateTime? startedAt = SessionFileNames.TimeOf(id)?.LocalDateTime;
        IEnumerable<string> days = startedAt is { } day ? new[] { 0, -1, 1 }.Select(offset => Day(sessions, day.AddDays(offset))) : Days(sessions).Take(MaxDays);
        foreach (FileInfo? file in days.SelectMany(folder => SessionSearch.Files(folder, $"rollout-*-{id}*.jsonl")))
        {
            // A name may hold the text elsewhere: only the beginning of the id counts.
            if (SessionFileNames.TryParseRollout(file.Name, out string? whole, out DateTimeOffset time) && whole.StartsWith(id, StringComparison.Ordinal))
            {
                return basis with { SessionId = whole, SourcePath = file.FullName, StartedAt = time };
            }
        }

        return basis with { StartedAt = SessionFileNames.TimeOf(id) };
    }

    private static AgentSession ByFolder(AgentSession basis, string sessions, SessionSearch search)
    {
        var folders = search.Folders().ToHashSet(StringComparer.Ordinal);
        IEnumerable<FileInfo> files = Days(sessions).Take(MaxRecentDays).SelectMany(folder => SessionSearch.Files(folder, "rollout-*.jsonl"))
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .TakeWhile(file => file.LastWriteTimeUtc >= search.NotBefore.UtcDateTime)
            .Take(MaxRecentFiles);
        foreach (FileInfo? file in files)
        {
            if (SessionFileNames.TryParseRollout(file.Name, out string? id, out DateTimeOffset time)
                && SessionSearch.Head(file.FullName, "cwd").TryGetValue("cwd", out string? cwd) && folders.Contains(Path.TrimEndingDirectorySeparator(cwd)))
            {
                return basis with { SessionId = id, Source = SessionSource.File, SourcePath = file.FullName, StartedAt = time };
            }
        }

        return basis;
    }

    private static string Day(string sessions, DateTime day) => Path.Combine(
        sessions, day.Year.ToString("0000", null), day.Month.ToString("00", null), day.Day.ToString("00", null));

    private static IEnumerable<string> Days(string sessions) =>
        SessionSearch.FoldersIn(sessions).SelectMany(SessionSearch.FoldersIn).SelectMany(SessionSearch.FoldersIn);
}
