using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>A string held against the slots of a layout: the value of each slot, or the first place where they part.</summary>
internal sealed class UkiSlotMatch
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private UkiSlot? _score;

    private UkiSlotMatch()
    {
    }

    /// <summary>How many slots were found before the first that was not.</summary>
    public int Matched => _values.Count;

    /// <summary>True when every slot was found and nothing else.</summary>
    public bool IsComplete => Failure is null;

    /// <summary>What parts the string from the layout, or null.</summary>
    public MaestroException? Failure { get; private set; }

    /// <summary>Holds a string against a layout.</summary>
    public static UkiSlotMatch Of(string uki, IReadOnlyList<UkiSlot> layout)
    {
        UkiSlotMatch match = new();
        int next = 0;
        foreach (Range range in uki.AsSpan().Split('|'))
        {
            ReadOnlySpan<char> piece = uki.AsSpan()[range];
            while (next < layout.Count && layout[next].IsOptional && !IsNamed(piece, layout[next]))
            {
                next++;
            }

            if (next == layout.Count || !IsNamed(piece, layout[next]))
            {
                match.Failure = Unexpected(uki, piece, next == layout.Count ? null : layout[next]);
                return match;
            }

            match.Take(layout[next], piece[(layout[next].Name.Length + 1)..]);
            if (match.Failure is not null)
            {
                return match;
            }

            next++;
        }

        while (next < layout.Count && layout[next].IsOptional)
        {
            next++;
        }

        if (next < layout.Count)
        {
            match.Failure = UkiError.Layout(uki, $"it ends where the slot {layout[next].Name} should come");
        }

        return match;
    }

    /// <summary>The value of a slot.</summary>
    public string Text(string name) => _values[name];

    /// <summary>The value of an optional slot, or null.</summary>
    public string? OptionalText(string name) => _values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>The tokens of a slot that holds a list; empty pieces are dropped.</summary>
    public IReadOnlyList<string> List(string name)
    {
        string value = _values[name];
        return value == UkiWriter.None
            ? []
            : value.Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The scores.</summary>
    public ConfidenceScore Score() => UkiScore.Parse(_score!, _values[_score!.Name]);

    private void Take(UkiSlot slot, ReadOnlySpan<char> value)
    {
        if (UkiText.FindUnprintable(value) is string rule)
        {
            Failure = UkiError.InSlot(slot, value.ToString(), rule, "Remove it from the string.");
            return;
        }

        _values[slot.Name] = value.ToString();
        if (slot.Kind == UkiSlotKind.Score)
        {
            _score = slot;
        }
    }

    private static bool IsNamed(ReadOnlySpan<char> piece, UkiSlot slot) =>
        piece.Length > slot.Name.Length && piece[slot.Name.Length] == '-' && piece.StartsWith(slot.Name, StringComparison.Ordinal);

    private static MaestroException Unexpected(string uki, ReadOnlySpan<char> piece, UkiSlot? expected) => UkiError.Layout(
        uki,
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{UkiText.Show(piece)}' stands where {(expected is null ? "the string should end" : $"the slot {expected.Name} should come")}"));
}
