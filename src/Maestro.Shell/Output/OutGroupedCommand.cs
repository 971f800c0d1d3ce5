using System.Management.Automation;

namespace Maestro.Shell.Output;

/// <summary>Out-Default, begun anew whenever the kind of object changes, so that every kind gets its own view.</summary>
/// <remarks>
/// In one Out-Default the first object decides: what follows of another kind is shown as a bare list. A script that shows missions and then
/// features is the rule here, not the exception.
/// </remarks>
[Cmdlet(VerbsData.Out, "Grouped")]
internal sealed class OutGroupedCommand : PSCmdlet, IDisposable
{
    public const string Name = "Out-Grouped";

    private SteppablePipeline? _current;
    private string? _kind;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    public void Dispose() => _current?.Dispose();

    protected override void ProcessRecord()
    {
        string? kind = InputObject?.TypeNames is [var name, ..] ? name : null;
        if (_current is null || kind != _kind)
        {
            Finish();
            _current = ScriptBlock.Create("Microsoft.PowerShell.Core\\Out-Default").GetSteppablePipeline(CommandOrigin.Internal);
            _current.Begin(this);
            _kind = kind;
        }

        _current.Process(InputObject);
    }

    protected override void EndProcessing() => Finish();

    private void Finish()
    {
        _current?.End();
        _current?.Dispose();
        _current = null;
    }
}
