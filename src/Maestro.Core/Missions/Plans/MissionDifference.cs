using Maestro.Kernel;

namespace Maestro;

/// <summary>What a plan changes in a mission.</summary>
public sealed record MissionDifference
{
    /// <summary>The mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>What the mission is called after the change, on one line and without control characters.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>Each thing that is added, changed or removed, in the order of the plan; what is removed comes last.</summary>
    public IReadOnlyList<PlanChange> Changes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<PlanChange>(null);

    /// <summary>How many things are added.</summary>
    public int Added => Changes.Count(static change => change.Action == PlanAction.Add);

    /// <summary>How many things are changed.</summary>
    public int Changed => Changes.Count(static change => change.Action == PlanAction.Change);

    /// <summary>How many things are removed.</summary>
    public int Removed => Changes.Count(static change => change.Action == PlanAction.Remove);

    /// <summary>True when the plan is what the mission is already.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The counts in words: <c>2 to add, 1 to change, 1 to remove</c>, or <c>nothing to do</c>.</summary>
    internal string Summary => IsEmpty ? "nothing to do" : $"{Added} to add, {Changed} to change, {Removed} to remove";

    /// <summary>The counts in words.</summary>
    public override string ToString() => Summary;
}

/// <summary>One thing that a plan adds to a mission, changes in it or removes from it.</summary>
public sealed record PlanChange
{
    /// <summary>One of the words of <see cref="PlanAction"/>.</summary>
    public string Action { get; internal init; } = null!;

    /// <summary>mission, milestone, feature or assertion.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>The id as it is in the plan.</summary>
    internal string StoredId { get; init; } = null!;

    /// <summary>The id of the thing, on one line and without control characters.</summary>
    public string Id => Display.Plain(StoredId);

    /// <summary>What it is called, or what an assertion promises; as it was when it is removed.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What is changed of it; empty when it is added or removed.</summary>
    public IReadOnlyList<PlanFieldChange> Fields { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<PlanFieldChange>(null);

    /// <summary>The feature of an assertion; null for others.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>A sign, the kind and the id.</summary>
    public override string ToString() => $"{(Action == PlanAction.Add ? '+' : Action == PlanAction.Remove ? '-' : '~')} {Kind} {Id}";
}

/// <summary>One field of a thing before and after.</summary>
public sealed record PlanFieldChange
{
    /// <summary>The plan's key, such as <c>title</c>; <c>position</c> for the place in the plan and <c>result</c> for an assertion that has to be proven again.</summary>
    public string Field { get; internal init; } = null!;

    /// <summary>The value before, on one line and without control characters; entries of a list are separated by a comma; null when there was none.</summary>
    public string? Before { get; internal init; }

    /// <summary>The value after, in the same form.</summary>
    public string? After { get; internal init; }

    /// <summary>The field with both values.</summary>
    public override string ToString() => $"{Field}: {Before ?? "(none)"} → {After ?? "(none)"}";
}

/// <summary>The words for what a plan does to a part of a mission.</summary>
public static class PlanAction
{
    /// <summary>The mission does not have it yet.</summary>
    public const string Add = "add";
    /// <summary>The mission has it with other values.</summary>
    public const string Change = "change";
    /// <summary>The plan does not have it any more.</summary>
    public const string Remove = "remove";
}
