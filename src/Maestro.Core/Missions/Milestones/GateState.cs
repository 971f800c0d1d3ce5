namespace Maestro;

/// <summary>The words of <see cref="Milestone.Gate"/>.</summary>
public static class GateState
{
    /// <summary>Closed permanently.</summary>
    public const string Sealed = "sealed";
    /// <summary>Nothing keeps it from being sealed.</summary>
    public const string Clear = "clear";
    /// <summary>Open features or assertions keep it from being sealed.</summary>
    public const string Held = "held";
    /// <summary>Cannot be determined: files of the mission are damaged.</summary>
    public const string Unknown = "unknown";
}
