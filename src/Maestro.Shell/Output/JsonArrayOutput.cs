using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Shell.Output;

/// <summary>The objects of a pipeline as one JSON array, an object a line, written as they come.</summary>
internal sealed class JsonArrayOutput(Stream output, JsonShape shape) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _line = new();
    private Utf8JsonWriter? _writer;
    private bool _any;

    /// <summary>How many objects came, written or not.</summary>
    public int Count { get; private set; }

    public void Add(PSObject? item)
    {
        Count++;
        if (Count > shape.Most)
        {
            return;
        }

        _line.SetLength(0);
        _line.Write(_any ? ",\n"u8 : "[\n"u8);
        if (_writer is null)
        {
            _writer = new Utf8JsonWriter(_line, Options);
        }
        else
        {
            _writer.Reset(_line);
        }

        new JsonValueWriter(_writer, shape).Write(item);
        _writer.Flush();
        _any = true;
        output.Write(JsonText.Harmless(_line.GetBuffer().AsSpan(0, (int)_line.Length)));
    }

    /// <summary>Ends the array, also after an error: what is on standard output is always valid JSON.</summary>
    public void Complete()
    {
        output.Write(_any ? "\n]\n"u8 : "[]\n"u8);
        output.Flush();
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _line.Dispose();
    }
}
