using System.Management.Automation;
using Maestro.Control;
using Maestro.Ports;

namespace Maestro.Commands;

/// <summary>Show Mission Control, the read-only dashboard.</summary>
/// <remarks>
/// Changes nothing, whatever is pressed. In the terminal it follows the workspace as it changes; ? lists the keys, q ends it.
/// -Preview writes the lines of one frame to the pipeline and works without a terminal. Colours follow the terminal: none when the output is
/// redirected (unless $PSStyle.OutputRendering is Ansi), NO_COLOR is set, or with -Plain.
/// </remarks>
/// <example>
/// <code>Show-MaestroControl -Preview -Size 120x40</code>
/// <para>This command writes the dashboard as 40 lines of 120 columns.</para>
/// </example>
/// <example>
/// <code>Show-MaestroControl -Preview -Screen dependencies -Plain</code>
/// <para>This command writes the features with their dependencies, and the critical path, without colours.</para>
/// </example>
/// <example>
/// <code>Show-MaestroControl -Preview -Screen all -Size 80x24 -Plain</code>
/// <para>This command writes every screen, each preceded by its name.</para>
/// </example>
[Cmdlet(VerbsCommon.Show, "MaestroControl", DefaultParameterSetName = "Interactive")]
[OutputType(typeof(string), ParameterSetName = ["Preview"])]
public sealed class ShowControlCommand : ControlViewCommand
{
    private const string All = "all";

    /// <summary>Specifies the mission, by id or unambiguous prefix. Default: the mission in progress.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string? MissionId { get; set; }

    /// <summary>Specifies the screen to show first. With -Preview, <c>all</c> writes every screen.</summary>
    [Parameter]
    [ValidateSet("dashboard", "features", "dependencies", "handoffs", "timeline", "memory", "graph", "config", "help", All)]
    public string Screen { get; set; } = ControlScreens.Dashboard;

    /// <summary>Indicates that the cmdlet writes one frame to the pipeline instead of using the terminal.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Preview")]
    public SwitchParameter Preview { get; set; }

    /// <summary>Specifies the columns and rows of the frame, such as <c>120x40</c>. Default: the size of the terminal, or <c>120x40</c> without a
    /// terminal.</summary>
    [Parameter(ParameterSetName = "Preview")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScreenSizeCompleter))]
    public string? Size { get; set; }

    /// <summary>Indicates that the output has no colours.</summary>
    [Parameter]
    public SwitchParameter Plain { get; set; }

    private ControlCapabilities Capabilities
    {
        get
        {
            string? rendering = Rendering;
            var detected = ControlCapabilities.Detect(
                Environment.GetEnvironmentVariable,
                Console.IsOutputRedirected && rendering != "Ansi",
                Console.OutputEncoding.CodePage,
                OperatingSystem.IsWindows());
            return Plain || rendering == "PlainText" ? detected with { Colors = ControlColors.None } : detected;
        }
    }

    // What the user set in PowerShell about colours: Host, PlainText or Ansi.
    private string? Rendering => SessionState.PSVariable.GetValue("PSStyle") is { } style
        ? PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString()
        : null;

    private protected override void Process()
    {
        var start = new ControlState { Screen = Screen == All ? ControlScreens.Dashboard : Screen, MissionId = MissionId };
        if (Preview)
        {
            WritePreview(start);
            return;
        }

        IAdapters adapters = AdapterLoadContext.Adapters;
        string folder = WorkspaceRoot ?? Path.Join(StartFolder, ".maestro");
        using IWorkspaceChanges changes = adapters.Watcher.Watch(folder);
        adapters.ControlScreen.Run(Snapshot, changes, start, Capabilities, Cancellation);
    }

    private void WritePreview(ControlState start)
    {
        ControlSnapshot snapshot = Snapshot(MissionId);
        IControlRenderer renderer = AdapterLoadContext.Adapters.ControlRenderer;
        ControlSize size = Size is null ? HostSize() : ScreenSize.Parse(Size);
        ControlCapabilities capabilities = Capabilities;
        IEnumerable<string> screens = Screen == All ? ControlScreens.All.Select(static screen => screen.Name) : [start.Screen];
        foreach (string screen in screens)
        {
            if (Screen == All)
            {
                WriteObject($"--- {screen} ---");
            }

            WriteEach(renderer.Render(snapshot, start with { Screen = screen }, size, capabilities));
        }
    }

    private ControlSize HostSize()
    {
        try
        {
            System.Management.Automation.Host.Size window = Host.UI.RawUI.WindowSize;
            return window is { Width: >= 40, Height: >= 12 } && !Console.IsOutputRedirected ? new ControlSize(window.Width, window.Height) : new ControlSize(120, 40);
        }
        catch (Exception exception) when (exception is System.Management.Automation.Host.HostException or NotImplementedException or NullReferenceException or InvalidOperationException)
        {
            // A host without a screen.
            return new ControlSize(120, 40);
        }
    }
}
