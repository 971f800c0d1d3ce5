using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>A handoff that is to be shown as a packet, with its UKI string, rather than as a row of a table.</summary>
internal static class HandoffPacket
{
    /// <summary>The name the view is selected by.</summary>
    public const string TypeName = "Maestro.Handoff#Packet";

    public static PSObject Of(Handoff handoff)
    {
        // A copy: the engine keeps the name for the very object, which a later Get- may emit from what is known.
        var shown = PSObject.AsPSObject(handoff with { });
        shown.TypeNames.Insert(0, TypeName);
        return shown;
    }
}
