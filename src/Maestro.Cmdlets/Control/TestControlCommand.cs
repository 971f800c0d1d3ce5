using System.Management.Automation;
using Maestro.Control;

namespace Maestro.Commands;

/// <summary>Renders every screen of Mission Control at several sizes, with the present state and with hostile ones, and checks the frames.</summary>
/// <remarks>
/// Each line must be exactly as wide as the screen, frames closed, nothing drawn over anything else, no null or exception text, and nothing cut
/// without a mark. Changes nothing.
/// </remarks>
/// <example>
/// <code>Test-MaestroControl -Size 80x24 -Quiet</code>
/// <para>Tells whether every screen is right at 80 columns.</para>
/// </example>
/// <example>
/// <code>Test-MaestroControl -Size 40x12 | Where-Object Passed -eq $false</code>
/// <para>Lists what is wrong on a very small screen; nothing, as a rule.</para>
/// </example>
/// <example>
/// <code>Test-MaestroControl -Size 120x40 -Assert -Quiet</code>
/// <para>Ends in an error when a screen is wrong, for CI.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroControl")]
[OutputType(typeof(ScreenCheck), typeof(bool))]
public sealed class TestControlCommand : ControlViewCommand
{
    /// <summary>The sizes to render.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Size { get; set; } = ["80x24", "100x30", "120x40", "200x60"];

    /// <summary>The mission, by id or unambiguous start of one. Without it the one being worked on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private protected override void Process()
    {
        var report = new CheckReport(this, Quiet, Assert);
        ControlSize[] sizes = [.. Size.Select(ScreenSize.Parse)];
        report.AddRange(AdapterLoadContext.Adapters.ControlRenderer.Check(Snapshot(MissionId), sizes, Cancellation).Select(ScreenCheck.Of));
        report.Complete();
    }
}
