using System.Management.Automation;
using System.Management.Automation.Host;
using Maestro.Shell.Host;

namespace Maestro.Shell.Output;

/// <summary>Out-Default for text that nobody sees on a screen: nothing is wrapped or cut, and columns are as wide as what is in them.</summary>
/// <remarks>
/// Only while Out-Default writes is the screen that wide; a script that asks, or uses Out-String, gets an ordinary width. Of objects without a
/// view of their own, Out-Default would spread the columns over all of it.
/// </remarks>
[Cmdlet(VerbsData.Out, "Unlimited")]
internal sealed class OutUnlimitedCommand : PSCmdlet, IDisposable
{
    public const string Name = "Out-Unlimited";

    // With more properties the engine shows a list.
    private const int MostColumns = 4;

    private readonly Dictionary<string, bool> _hasView = new(StringComparer.Ordinal);
    private SteppablePipeline _output = null!;
    private SteppablePipeline? _table;
    private string? _columns;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    public void Dispose()
    {
        _table?.Dispose();
        _output?.Dispose();
    }

    protected override void BeginProcessing()
    {
        SessionState.PSVariable.Set("PSDefaultParameterValues", new DefaultParameterDictionary { ["Format-Table:AutoSize"] = true });
        SessionState.PSVariable.Set("FormatEnumerationLimit", -1);
        _output = Pipeline("Microsoft.PowerShell.Core\\Out-Default");
        _output.Begin(this);
    }

    protected override void ProcessRecord()
    {
        ShellUserInterface.KeepsText = InputObject?.BaseObject is string;
        string? columns = InputObject is not null && !HasView(InputObject) ? string.Join('\n', InputObject.Properties.Select(static property => property.Name)) : null;
        if (columns != _columns)
        {
            EndTable();
            _columns = columns;
            _table = columns is null ? null : Pipeline("Microsoft.PowerShell.Utility\\Format-Table -AutoSize");
            _table?.Begin(expectInput: true);
        }

        foreach (object? item in _table is null ? new object?[] { InputObject } : _table.Process(InputObject))
        {
            Write(() => _output.Process(item));
        }
    }

    protected override void EndProcessing()
    {
        ShellUserInterface.KeepsText = false;
        EndTable();
        Write(() => _output.End());
    }

    private static SteppablePipeline Pipeline(string script) => ScriptBlock.Create(script).GetSteppablePipeline(CommandOrigin.Internal);

    private void EndTable()
    {
        foreach (object? item in _table?.End() ?? Array.Empty<object>())
        {
            Write(() => _output.Process(item));
        }

        _table?.Dispose();
        _table = null;
    }

    private void Write(Action write)
    {
        Size ordinary = Host.UI.RawUI.BufferSize;
        Host.UI.RawUI.BufferSize = ordinary with { Width = Terminal.UnlimitedWidth };
        try
        {
            write();
        }
        finally
        {
            Host.UI.RawUI.BufferSize = ordinary;
        }
    }

    private bool HasView(PSObject item)
    {
        string type = item.TypeNames is [var name, ..] ? name : "";
        if (!_hasView.TryGetValue(type, out bool known))
        {
            known = item.BaseObject is string or ValueType || type.StartsWith("Microsoft.PowerShell.Commands.Internal.Format.", StringComparison.Ordinal) ||
                item.Properties.Take(MostColumns + 1).Count() is 0 or > MostColumns ||
                InvokeCommand.InvokeScript("Microsoft.PowerShell.Utility\\Get-FormatData -TypeName $args[0]", [.. item.TypeNames]).Count > 0;
            _hasView.Add(type, known);
        }

        return known;
    }
}
