using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Check that UKI strings are valid.</summary>
/// <remarks>Strings of v5.3 and v5.2 need only be readable, since they are no longer written.</remarks>
/// <example>
/// <code>Receive-MaestroHandoff -AsUki | Test-MaestroUki</code>
/// <para>This command checks a string. Message names the invalid slot and the problem.</para>
/// </example>
/// <example>
/// <code>if (Test-MaestroUki $uki -Quiet) { 'good' }</code>
/// <para>This command returns <c>True</c> or <c>False</c>.</para>
/// </example>
/// <example>
/// <code>Get-Content packets.txt | Test-MaestroUki -Assert</code>
/// <para>The command fails with <c>CheckFailed</c> if any string is not valid.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroUki")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestUkiCommand : MaestroCommand, ICheckCommand
{
    /// <summary>Specifies the UKI strings.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] Uki { get; set; } = [];

    /// <summary>Indicates that the cmdlet returns a single <c>True</c> or <c>False</c> for all strings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override void Process()
    {
        foreach (string uki in Uki)
        {
            MaestroException? problem = UkiValidator.Check(uki);
            Checks.Add(new CheckResult
            {
                Name = "uki",
                Passed = problem is null,
                Message = problem?.Message ?? "The string is valid.",
                Target = uki,
                Fix = problem?.Hint,
            });
        }
    }
}
