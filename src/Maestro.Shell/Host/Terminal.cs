using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Shell.Host;

/// <summary>Standard input, output and error, and what is known about what they lead to.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>More columns than any text has.</summary>
    public const int UnlimitedWidth = 32_000;

    private const int DefaultWidth = 120;

    private readonly OutputStream _output;
    private TextWriter? _outputWriter;
    private TextWriter? _errorWriter;
    private int? _width;

    public Terminal()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }

        _output = new OutputStream(OpenOutput());
    }

    /// <summary>Called once when nobody reads standard output any more.</summary>
    public event Action? OutputClosed
    {
        add => _output.Closed += value;
        remove => _output.Closed -= value;
    }

    public bool IsOutputClosed => _output.IsClosed;

    /// <summary>Why standard output takes no more, when it is not that its reader left: a full disk, say.</summary>
    public string? OutputFailure => _output.Failure;

    /// <summary>UTF-8 without a mark, line ends as given.</summary>
    public Stream OutputBytes => _output;

    public TextWriter Output => _outputWriter ??= new StreamWriter(_output, Utf8, 4096) { AutoFlush = true, NewLine = "\n" };

    public TextWriter Error => _errorWriter ??= new StreamWriter(Console.OpenStandardError(), Utf8, 1024) { AutoFlush = true, NewLine = "\n" };

    /// <summary>A person can be asked: what is typed arrives here, and what is asked is seen.</summary>
    public bool IsInteractive { get; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    public bool ColorsOutput { get; } = WantsColor && !Console.IsOutputRedirected;

    public bool ColorsError { get; } = WantsColor && !Console.IsErrorRedirected;

    public bool IsErrorTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Columns: the terminal's, else COLUMNS, else 120.</summary>
    public int Width => _width ??= FindWidth();

    /// <summary>Nobody sees the text on a screen, and no width was asked for.</summary>
    public bool IsUnlimited { get; } = Console.IsOutputRedirected && Columns is null;

    private static int? Columns =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns is >= 20 and <= 10_000 ? columns : null;

    private static bool WantsColor =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static string ReadAllInput()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), Utf8);
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        _outputWriter?.Flush();
        _errorWriter?.Flush();
    }

    private static int FindWidth()
    {
        if (!Console.IsOutputRedirected && Console.WindowWidth > 0)
        {
            return Console.WindowWidth;
        }

        return Columns ?? DefaultWidth;
    }

    // The console's own stream swallows a closed pipe on Unix; a bare file stream reports it, so that endless output can be stopped.
    // For a file it is the other way round: only the console's stream moves the position that a shell's later commands go on from.
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
