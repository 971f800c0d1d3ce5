namespace Maestro.Handoffs;

/// <summary>What a slot of a UKI string holds.</summary>
internal enum UkiSlotKind
{
    Mode,
    Text,
    OptionalText,
    Summary,
    List,
    NonEmptyList,
    References,
    Score,
}

/// <summary>A slot of a UKI string: its name, its kind, the key of the content it shows, and the parameter that sets it.</summary>
internal sealed record UkiSlot(string Name, UkiSlotKind Kind, string Parameter)
{
    /// <summary>The value in the content of a slot that holds one text.</summary>
    public Func<HandoffContent, string?> Text { get; init; } = static _ => null;

    /// <summary>The value in the content of a slot that holds a list.</summary>
    public Func<HandoffContent, IReadOnlyList<string>?> List { get; init; } = static _ => null;

    /// <summary>True when a string may leave the slot out.</summary>
    public bool IsOptional => Kind == UkiSlotKind.OptionalText;
}
