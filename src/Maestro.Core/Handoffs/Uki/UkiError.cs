namespace Maestro.Handoffs;

/// <summary>The one place that words what is wrong with a UKI string or its content.</summary>
internal static class UkiError
{
    /// <summary>A value breaks a rule of its slot.</summary>
    public static MaestroException InSlot(UkiSlot slot, string? token, string rule, string hint) => new(
        ErrorCode.UkiInvalid,
        token is null ? $"Slot {slot.Name}: {rule}." : $"Slot {slot.Name}: '{UkiText.Show(token)}': {rule}.",
        hint,
        token);

    /// <summary>A string is not laid out as any version of UKI is.</summary>
    public static MaestroException Layout(string uki, string rule) => new(
        ErrorCode.UkiInvalid,
        $"'{UkiText.Show(uki)}' is not a UKI string: {rule}.",
        "A UKI string is one line of slots NAME-value joined by |, as `Receive-MaestroHandoff -AsUki` prints it.",
        uki);
}
