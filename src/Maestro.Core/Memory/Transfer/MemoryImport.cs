using Maestro.Kernel;

namespace Maestro;

/// <summary>What importing a file brought.</summary>
public sealed record MemoryImport
{
    /// <summary>The file, as it was specified.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>How many items are new.</summary>
    public int Added => Items.Count(static item => item.Action == MemoryImportAction.Added);

    /// <summary>How many corrections were replaced by newer ones.</summary>
    public int Updated => Items.Count(static item => item.Action == MemoryImportAction.Updated);

    /// <summary>How many items stayed as they were.</summary>
    public int Skipped => Items.Count(static item => item.Action == MemoryImportAction.Skipped);

    /// <summary>Every item of the file with what was done to it, in the order of the file.</summary>
    public IReadOnlyList<MemoryImportItem> Items { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<MemoryImportItem>(null);

    /// <summary>The counts.</summary>
    public override string ToString() => $"{Added} added, {Updated} updated, {Skipped} skipped";
}

/// <summary>What importing did to one item.</summary>
public sealed record MemoryImportItem
{
    /// <summary>added, updated or skipped.</summary>
    public string Action { get; internal init; } = null!;

    /// <summary>correction, learning or note.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>Its id in this workspace: a <c>CorrectionId</c>, <c>LearningId</c> or <c>NoteId</c>.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>The rule or content.</summary>
    public string Text { get; internal init; } = null!;

    /// <summary>Why.</summary>
    public string Reason { get; internal init; } = null!;

    /// <summary>True when the file says something else than this workspace.</summary>
    internal bool IsConflict { get; init; }

    /// <summary>What was done with which item.</summary>
    public override string ToString() => $"{Action} {Kind} {Id}";
}

/// <summary>What importing can do to an item.</summary>
public static class MemoryImportAction
{
    /// <summary>It is new here.</summary>
    public const string Added = "added";
    /// <summary>It replaced an older one.</summary>
    public const string Updated = "updated";
    /// <summary>It was not imported.</summary>
    public const string Skipped = "skipped";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Added, Updated, Skipped];
}
