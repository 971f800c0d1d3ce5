using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Convert UKI strings (v5.4, v5.3 and v5.2) to handoff content.</summary>
/// <remarks>More is read than is written: an empty value is read as it stands. Test-MaestroUki is strict. Strings of v5.3 and v5.2 are given as content of mode execute.</remarks>
/// <example>
/// <code>Receive-MaestroHandoff -AsUki | ConvertFrom-MaestroUki</code>
/// <para>This command returns the content of the newest pending handoff.</para>
/// </example>
/// <example>
/// <code>(Get-Clipboard | ConvertFrom-MaestroUki).NextAction</code>
/// <para>This command returns the next action of the UKI string on the clipboard.</para>
/// </example>
/// <example>
/// <code>Get-Content packets.txt | ConvertFrom-MaestroUki | Where-Object Mode -eq plan</code>
/// <para>This command returns the content of the plan handoffs in a file with one string per line.</para>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "MaestroUki")]
[OutputType(typeof(HandoffContent))]
public sealed class ConvertFromUkiCommand : MaestroCommand
{
    /// <summary>Specifies the UKI strings.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] Uki { get; set; } = [];

    private protected override void Process() => ForEach(Uki, uki => WriteObject(UkiReader.Parse(uki).Content));
}
