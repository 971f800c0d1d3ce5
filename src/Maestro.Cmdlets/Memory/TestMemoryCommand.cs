using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Check memory for entries that are ineffective, contradictory or unreadable.</summary>
/// <remarks>
/// A check that holds gives one object, a check that does not gives one for each thing found, with the id it is about and the command to run. Nothing
/// is changed.
/// </remarks>
/// <example>
/// <code>Test-MaestroMemory | Where-Object Passed -eq $false</code>
/// <para>This command returns only the failed checks.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMemory -Quiet</code>
/// <para>This command returns <c>True</c> if all checks pass.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMemory -Name file-readable, ratchet-pattern-invalid -Assert</code>
/// <para>The command fails with <c>CheckFailed</c> if a file is damaged or a ratchet pattern is not valid.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroMemory")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestMemoryCommand : WorkspaceCommand, ICheckCommand
{
    /// <summary>Specifies the checks to run.</summary>
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

    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override void Process()
    {
        Checks.AddRange(Workspace.Memory.Test().Where(check => Name is null || Name.Contains(check.Name, StringComparer.OrdinalIgnoreCase)));
    }
}
