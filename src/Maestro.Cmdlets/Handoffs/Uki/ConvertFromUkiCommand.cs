using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Reads UKI strings of v5.4, v5.3 and v5.2 and gives their content.</summary>
/// <remarks>More is read than is written: an empty value is read as it stands. Test-MaestroUki is strict. Strings of v5.3 and v5.2 are given as content of mode execute.</remarks>
/// <example>
/// <code>Receive-MaestroHandoff -AsUki | ConvertFrom-MaestroUki</code>
/// <para>The newest pending handoff's content.</para>
/// </example>
/// <example>
/// <code>(Get-Clipboard | ConvertFrom-MaestroUki).NextAction</code>
/// <para>What a copied packet says is next.</para>
/// </example>
/// <example>
/// <code>Get-Content packets.txt | ConvertFrom-MaestroUki | Where-Object Mode -eq plan</code>
/// <para>The plans among the packets of a file, one a line.</para>
/// </example>
[Cmdlet(VerbsData.ConvertFrom, "MaestroUki")]
[OutputType(typeof(HandoffContent))]
public sealed class ConvertFromUkiCommand : MaestroCommand
{
    /// <summary>The UKI strings.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] Uki { get; set; } = [];

    private protected override void Process() => ForEach(Uki, uki => WriteObject(UkiReader.Parse(uki).Content));
}
