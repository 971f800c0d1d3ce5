namespace Maestro.Memory;

/// <summary>What importing does with a correction whose rule is kept already, with another severity, source or trigger.</summary>
internal static class MemoryConflict
{
    /// <summary>The one that was updated last stays.</summary>
    public const string Newer = "newer";
    /// <summary>The one of the workspace stays.</summary>
    public const string Skip = "skip";
    /// <summary>Nothing is imported.</summary>
    public const string Fail = "fail";
}

/// <summary>Reasons that more than one place knows.</summary>
internal static class MemoryImportReason
{
    public const string New = "new";
    public const string Same = "the same";
}
