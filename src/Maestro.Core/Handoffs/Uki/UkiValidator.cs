namespace Maestro.Handoffs;

/// <summary>Checks whether a UKI string is exactly what its content renders to.</summary>
internal static class UkiValidator
{
    /// <summary>What is wrong with a string, or null. Packets of v5.3 and v5.2 need only be readable, since they are no longer written.</summary>
    public static MaestroException? Check(string uki)
    {
        try
        {
            UkiPacket packet = UkiReader.Parse(uki);
            return packet.Version == Handoff.CurrentVersion ? Compare(uki, UkiWriter.Render(packet.Content)) : null;
        }
        catch (MaestroException exception)
        {
            return exception;
        }
    }

    private static MaestroException? Compare(string uki, string rendered)
    {
        if (uki == rendered)
        {
            return null;
        }

        string[] found = uki.Split('|');
        string[] wanted = rendered.Split('|');
        int at = 0;
        while (at < found.Length && at < wanted.Length && found[at] == wanted[at])
        {
            at++;
        }

        string offending = at < found.Length ? found[at] : found[^1];
        string canonical = at < wanted.Length ? wanted[at] : wanted[^1];
        int nameLength = Math.Max(offending.IndexOf('-', StringComparison.Ordinal), 0);
        return new(
            ErrorCode.UkiInvalid,
            $"Slot {offending[..nameLength]}: '{UkiText.Show(offending)}' is not canonical; its content is rendered as '{UkiText.Show(canonical)}'.",
            "ConvertFrom-MaestroUki reads the string; ConvertTo-MaestroUki writes it in canonical form.",
            uki);
    }
}
