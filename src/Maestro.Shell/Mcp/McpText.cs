using System.Management.Automation;
using System.Text;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Output;

namespace Maestro.Shell.Mcp;

/// <summary>The text of an answer: what the cmdlets of a call returned.</summary>
internal sealed class McpText
{
    private const int MostOutput = 3000;

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);
    private bool _hasObjects;

    /// <summary>Adds what a cmdlet returned: text as it is, objects in the form of --json.</summary>
    public void Add(McpCommand command, PSObject[] objects)
    {
        _hasObjects |= objects.Length > 0;
        if (!command.IsShown)
        {
            return;
        }

        foreach (string plain in objects.Select(static item => item.BaseObject).OfType<string>())
        {
            _text.AppendLine(plain);
        }

        PSObject[] records = [.. objects.Where(static item => item.BaseObject is not string)];
        if (records.Length > 0)
        {
            AddRecords(command, records);
        }
    }

    /// <summary>Adds what a command that was run printed: its end.</summary>
    public void AddOutput(IEnumerable<InformationRecord> lines)
    {
        string output = string.Join('\n', lines.Select(static line => line.MessageData?.ToString()));
        if (output.Length > 0)
        {
            _text.Append("Output:\n").Append(output.Length > MostOutput ? "…" : "").AppendLine(output[Math.Max(0, output.Length - MostOutput)..]);
        }
    }

    /// <summary>Adds what a cmdlet warned of, or an error beside what it returned; once, when several say it.</summary>
    public void AddNotice(string kind, string message)
    {
        if (_notices.Add(message))
        {
            _text.Append(kind).Append(": ").AppendLine(message);
        }
    }

    /// <summary>The text.</summary>
    /// <param name="nothing">What is said where nothing came back.</param>
    public string Complete(string nothing) => _hasObjects ? _text.ToString() : _text.Append(nothing).ToString();

    private void AddRecords(McpCommand command, PSObject[] records)
    {
        using var bytes = new MemoryStream();
        var shape = new JsonShape(new OutputOptions { Select = command.Shown }) { Hidden = command.Hidden };
        using (var output = new JsonArrayOutput(bytes, shape))
        {
            Array.ForEach(records, output.Add);
            output.Complete();
        }

        _text.Append(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        using var notices = new StringWriter(_text);
        shape.WriteNotices(notices, records.Length);
    }
}
