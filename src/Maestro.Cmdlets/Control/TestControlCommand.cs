using System.Management.Automation;
using Maestro.Control;

namespace Maestro.Commands;

/// <summary>Render every screen of Mission Control and check the frames.</summary>
/// <remarks>
/// Each line must be exactly as wide as the screen, frames closed, nothing drawn over anything else, no null or exception text, and nothing cut
/// without a mark. Changes nothing.
/// </remarks>
/// <example>
/// <code>Test-MaestroControl -Size 80x24 -Quiet</code>
/// <para>This command reports whether every screen renders correctly at 80 columns.</para>
/// </example>
/// <example>
/// <code>Test-MaestroControl -Size 40x12 | Where-Object Passed -eq $false</code>
/// <para>This command lists the faults on a very small screen. Normally, there are none.</para>
/// </example>
/// <example>
/// <code>Test-MaestroControl -Size 120x40 -Assert -Quiet</code>
/// <para>The command fails with <c>CheckFailed</c> if a check fails.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroControl")]
[OutputType(typeof(ScreenCheck), typeof(bool))]
public sealed class TestControlCommand : ControlViewCommand, ICheckCommand
{
    /// <summary>Specifies the sizes to render.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScreenSizeCompleter))]
    public string[] Size { get; set; } = ["80x24", "100x30", "120x40", "200x60"];

    /// <summary>Specifies the mission, by id or unambiguous prefix. Default: the mission in progress.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
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
        ControlSize[] sizes = [.. Size.Select(ScreenSize.Parse)];
        Checks.AddRange(AdapterLoadContext.Adapters.ControlRenderer.Check(Snapshot(MissionId), sizes, Cancellation).Select(ScreenCheck.Of));
    }
}
