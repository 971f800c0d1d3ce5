using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>A <c>Test-</c> cmdlet: whatever goes wrong in it fails the check, and a check of nothing fails.</summary>
internal interface ICheckCommand
{
    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    SwitchParameter Quiet { get; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed.</summary>
    SwitchParameter Assert { get; }

    /// <summary>Let a check of nothing pass.</summary>
    SwitchParameter AllowEmpty { get; }

    /// <summary>True when the checks are written as one text instead of objects.</summary>
    bool WritesText => false;
}
