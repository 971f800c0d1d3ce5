using System.Management.Automation;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Host;

/// <summary>Progress as one line of standard error that is written over; nothing where no terminal shows it.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private bool _shown;
    private long _lastShown;

    public void Show(ProgressRecord record)
    {
        if (!terminal.IsErrorTerminal)
        {
            return;
        }

        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        if (_shown && System.Diagnostics.Stopwatch.GetElapsedTime(_lastShown) < Interval)
        {
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : "";
        string text = PlainText.OneLine($"{record.Activity}: {record.StatusDescription}{percent}");
        int room = Math.Max(10, terminal.Width - 1);
        terminal.Error.Write("\r" + (text.Length > room ? text[..room] : text.PadRight(room)));
        _shown = true;
        _lastShown = System.Diagnostics.Stopwatch.GetTimestamp();
    }

    public void Clear()
    {
        if (!_shown)
        {
            return;
        }

        terminal.Error.Write("\r" + new string(' ', Math.Max(10, terminal.Width - 1)) + "\r");
        _shown = false;
    }
}
