using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Checks UKI strings: a string of v5.4 must be, letter by letter, what its content renders to.</summary>
/// <remarks>Strings of v5.3 and v5.2 need only be readable, since they are no longer written.</remarks>
/// <example>
/// <code>Receive-MaestroHandoff -AsUki | Test-MaestroUki</code>
/// <para>Checks a packet; Message says what is wrong with which slot.</para>
/// </example>
/// <example>
/// <code>if (Test-MaestroUki $uki -Quiet) { 'good' }</code>
/// <para>Asks for True or False.</para>
/// </example>
/// <example>
/// <code>Get-Content packets.txt | Test-MaestroUki -Assert</code>
/// <para>Fails a CI step when any packet is wrong.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroUki")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestUkiCommand : MaestroCommand
{
    private CheckReport? _report;

    /// <summary>The UKI strings.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] Uki { get; set; } = [];

    /// <summary>Give only True or False, for all strings together.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private CheckReport Report => _report ??= new CheckReport(this, Quiet, Assert);

    private protected override void Process()
    {
        foreach (string uki in Uki)
        {
            MaestroException? problem = UkiValidator.Check(uki);
            Report.Add(new CheckResult
            {
                Name = "uki",
                Passed = problem is null,
                Message = problem?.Message ?? "The string is in its exact form.",
                Target = uki,
                Fix = problem?.Hint,
            });
        }
    }

    private protected override void End() => Report.Complete();
}
