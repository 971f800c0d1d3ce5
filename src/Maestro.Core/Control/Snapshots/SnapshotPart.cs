using Maestro.Missions;

namespace Maestro.Control;

/// <summary>The parts of a snapshot, each read from files of its own.</summary>
internal static class SnapshotPart
{
    /// <summary>The chosen mission with its features and assertions.</summary>
    public const string Mission = "mission";
    public const string Missions = "missions";
    public const string Handoffs = "handoffs";
    public const string Checkpoints = "checkpoints";
    public const string Memory = "memory";
    public const string Ratchet = "ratchet";
    public const string Projects = "projects";
    public const string Notes = "notes";
    public const string Configuration = "configuration";

    /// <summary>What is shown instead of a conclusion from damaged files.</summary>
    public const string Unknown = MissionState.Unknown;

    /// <summary>True when a file of the part is damaged, so that nothing may be concluded from the rest of it.</summary>
    public static bool IsDamaged(this ControlSnapshot snapshot, string part) => snapshot.Damage.Any(damage => damage.Part == part);

    /// <summary>True when files behind a pane are damaged, so that its list may be incomplete.</summary>
    public static bool IsPaneDamaged(this ControlSnapshot snapshot, string pane) => pane switch
    {
        ControlPanes.Active => snapshot.IsDamaged(Mission) || snapshot.IsDamaged(Handoffs),
        ControlPanes.Ready or ControlPanes.Blocked or ControlPanes.Milestones or ControlPanes.Features or ControlPanes.Levels => snapshot.IsDamaged(Mission),
        ControlPanes.PendingHandoffs or ControlPanes.Handoffs => snapshot.IsDamaged(Handoffs),
        ControlPanes.Settings => snapshot.IsDamaged(Configuration),
        ControlPanes.Corrections => snapshot.IsDamaged(Memory),
        ControlPanes.Ratchet => snapshot.IsDamaged(Ratchet),
        ControlPanes.Notes => snapshot.IsDamaged(Notes),
        ControlPanes.Links => snapshot.IsDamaged(Projects),
        ControlPanes.Missions => snapshot.IsDamaged(Missions),
        ControlPanes.Events => snapshot.Damage.Count > 0,
        _ => false,
    };
}
