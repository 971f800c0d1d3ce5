using System.Globalization;
using System.Management.Automation;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Write what waits in the workspace, for a prompt.</summary>
[Cmdlet(VerbsCommunications.Write, "MaestroPrompt")]
[OutputType(typeof(string))]
public sealed class WritePromptCommand : WorkspaceCommand
{
    /// <summary>Specifies the text around the segment: <c>{0}</c> stands for it. Escape sequences and line breaks are omitted; write them around the call. Default: the segment alone.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Format { get; set; } = "{0}";

    // Nothing that is wrong may disturb whoever types.
    private protected override void Process()
    {
        try
        {
            WorkspaceGlance glance = Workspace.Glances.Get();
            if (glance.ToString() is { Length: > 0 } segment)
            {
                WriteObject(string.Format(CultureInfo.InvariantCulture, Display.Plain(Format), segment));
            }
        }
        catch (Exception exception) when (exception is MaestroException or FormatException or RuntimeException and not PipelineStoppedException)
        {
            WriteDebug(Display.Lines(exception.Message));
        }
    }
}
