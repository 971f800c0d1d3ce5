namespace Maestro;

/// <summary>A file that is missing, damaged or contradicts another, or could not be read.</summary>
public sealed record SnapshotDamage
{
    internal SnapshotDamage(string part, string code, string message)
    {
        Part = part;
        Code = code;
        Message = message;
    }

    /// <summary>The part of the snapshot that is unknown because of it: mission, missions, handoffs, checkpoints, memory, ratchet, projects, notes or configuration.</summary>
    public string Part { get; internal init; }

    /// <summary>The code of the error, such as StateFileDamaged.</summary>
    public string Code { get; internal init; }

    /// <summary>What is wrong, with the path of the file.</summary>
    public string Message { get; internal init; }

    /// <summary>What is wrong.</summary>
    public override string ToString() => Message;
}
