using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Checks memory for what can never have an effect, contradicts itself, or can't be read.</summary>
/// <remarks>
/// A check that holds gives one object, a check that does not gives one for each thing found, with the id it is about and what to type. Nothing
/// is changed.
/// </remarks>
/// <example>
/// <code>Test-MaestroMemory | Where-Object Passed -eq $false</code>
/// <para>Only what is wrong.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMemory -Quiet</code>
/// <para>True when all is well.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMemory -Name file-readable, ratchet-pattern-invalid -Assert</code>
/// <para>Fails a CI step when a file is damaged or a ratchet pattern can't be used.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroMemory")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestMemoryCommand : WorkspaceCommand
{
    /// <summary>Run only these checks.</summary>
    [Parameter(Position = 0)]
    [ValidateSet(
        MemoryService.FileReadable,
        MemoryLint.CorrectionWithoutTrigger,
        MemoryLint.CorrectionDuplicate,
        MemoryLint.CorrectionGlobInvalid,
        MemoryLint.KeywordShared,
        MemoryLint.GuidanceMissing,
        MemoryLint.GuidanceStale,
        MemoryLint.RatchetCorrectionGone,
        MemoryLint.RatchetPromotionDangling,
        MemoryLint.RatchetPatternInvalid,
        MemoryLint.RatchetGlobInvalid,
        MemoryLint.RatchetDuplicate)]
    public string[]? Name { get; set; }

    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private protected override void Process()
    {
        var report = new CheckReport(this, Quiet, Assert);
        report.AddRange(Workspace.Memory.Test().Where(check => Name is null || Name.Contains(check.Name, StringComparer.OrdinalIgnoreCase)));
        report.Complete();
    }
}
