namespace Maestro.Control;

/// <summary>The screens of Mission Control, their keys and panes.</summary>
internal static class ControlScreens
{
    public const string Dashboard = "dashboard";
    public const string Features = "features";
    public const string Dependencies = "dependencies";
    public const string Handoffs = "handoffs";
    public const string Config = "config";
    public const string Memory = "memory";
    public const string Graph = "graph";
    public const string Timeline = "timeline";
    public const string Help = "help";

    /// <summary>The list to choose a mission from; reached by m, not a screen of its own.</summary>
    public const string Missions = "missions";

    /// <summary>The screens that can be asked for, in the order of the footer.</summary>
    public static IReadOnlyList<ControlScreenInfo> All { get; } =
    [
        new(Dashboard, "d", "Dashboard", "dash", "overview"),
        new(Features, "f", "Features", "feat", "every feature of the mission"),
        new(Dependencies, "p", "Path", "path", "the dependency graph by levels, with the critical path"),
        new(Handoffs, "h", "Handoffs", "hand", "work passed between sessions"),
        new(Timeline, "t", "Timeline", "time", "events, newest first"),
        new(Memory, "r", "Recall", "mem", "corrections, ratchet, notes, guidance"),
        new(Graph, "g", "Graph", "graph", "projects linked to this one"),
        new(Config, "c", "Config", "conf", "effective settings, and checks"),
        new(Help, "?", "Help", "help", "keys and symbols"),
    ];

    public static ControlScreenInfo? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>The panes that Tab goes through.</summary>
    public static IReadOnlyList<string> PanesOf(string screen, ControlSnapshot snapshot) => screen switch
    {
        Dashboard when snapshot.WorkspacePath is null => [ControlPanes.Next, ControlPanes.Checks],
        Dashboard when snapshot.Mission is null => [ControlPanes.Next, ControlPanes.PendingHandoffs, ControlPanes.Checks, ControlPanes.Events],
        Dashboard =>
        [
            ControlPanes.Active, ControlPanes.Ready, ControlPanes.Blocked, ControlPanes.Milestones, ControlPanes.PendingHandoffs,
            ControlPanes.Events,
        ],
        Features => [ControlPanes.Features],
        Dependencies => [ControlPanes.Levels],
        Handoffs => [ControlPanes.Handoffs],
        Config => [ControlPanes.Settings, ControlPanes.Checks],
        Memory => [ControlPanes.Corrections, ControlPanes.Ratchet, ControlPanes.Notes],
        Graph => [ControlPanes.Links],
        Timeline => [ControlPanes.Events],
        Missions => [ControlPanes.Missions],
        _ => [],
    };
}

/// <summary>A screen.</summary>
internal sealed record ControlScreenInfo(string Name, string Key, string Title, string Short, string Purpose);

/// <summary>The names of the lists that screens show.</summary>
internal static class ControlPanes
{
    public const string Active = "active";
    public const string Ready = "ready";
    public const string Blocked = "blocked";
    public const string Milestones = "milestones";
    public const string PendingHandoffs = "pending-handoffs";
    public const string Events = "events";
    public const string Next = "next";
    public const string Checks = "checks";
    public const string Features = "features";
    public const string Levels = "levels";
    public const string Handoffs = "handoffs";
    public const string Settings = "settings";
    public const string Corrections = "corrections";
    public const string Ratchet = "ratchet";
    public const string Notes = "notes";
    public const string Links = "links";
    public const string Missions = "missions";
}
