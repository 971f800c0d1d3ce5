namespace Maestro.Commands;

/// <summary>What the views of the history show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class HistoryView
{
    /// <summary>Who made a change: the agent; where none is known, the session or the person.</summary>
    public static string Author(string? agent, string? sessionId, string? user) => View.Text(agent ?? sessionId ?? user);

    /// <summary>What a change was about, and why it was made.</summary>
    public static string Target(string? target, string? reason) => View.Text(reason is null ? target : $"{target} ({reason})");
}
