using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Droid keeps <c>~/.factory/sessions/&lt;folder&gt;/&lt;session&gt;.jsonl</c>, whose first line carries the id.</summary>
internal static class DroidSessions
{
    /// <summary>Adds the session's id, file and start, as far as they can be found.</summary>
    public static AgentSession Complete(AgentSession basis, SessionSearch search)
    {
        string sessions = Path.Combine(search.Home, ".factory", "sessions");
        foreach (string folder in search.Folders())
        {
            foreach (string? name in new[] { SessionFileNames.DashedFolder(folder), SessionFileNames.ClaudeFolder(folder) }.Distinct())
            {
                if (search.Newest(Path.Combine(sessions, name), "*.jsonl") is { } file)
                {
                    return basis with
                    {
                        SessionId = SessionSearch.Head(file.FullName, "id").GetValueOrDefault("id") ?? Path.GetFileNameWithoutExtension(file.Name),
                        Source = SessionSource.File,
                        SourcePath = file.FullName,
                        StartedAt = file.CreationTimeUtc,
                    };
                }
            }
        }

        return basis;
    }
}
