using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>A program in a real terminal, by tmux: keys in, screen out. Each session has a server of its own, ended with it.</summary>
internal sealed class TerminalSession : IDisposable
{
    // Each look starts a program: one after the other without a pause, they would take a core from the program that is waited for.
    private const int MillisecondsBetweenLooks = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _socket = $"maestro-test-{Guid.NewGuid():n}";

    /// <param name="folder">The folder to stand in.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public TerminalSession(string folder, int width, int height) =>
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "-c", folder, "env PS1='shell> ' TERM=screen-256color LC_ALL=C.UTF-8 sh", ";", "set-option", "-s", "set-clipboard", "on");

    /// <summary>True where tmux is installed; tests that need it are skipped elsewhere.</summary>
    public static bool IsAvailable { get; } = Exists();

    /// <summary>What is on the screen.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>What a program put on the terminal's clipboard last.</summary>
    public string Clipboard => Tmux("show-buffer");

    /// <summary>Types text as it is.</summary>
    public void Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Presses keys by tmux's names: Enter, Escape, Down, C-c, …</summary>
    public void Press(params string[] keys) => Tmux(["send-keys", .. keys]);

    public void Resize(int width, int height) => Tmux("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>Waits until the screen is as wanted.</summary>
    public string Until(Func<string, bool> wanted, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            string screen = Screen;
            if (wanted(screen))
            {
                return screen;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, $"{what} did not come:\n{screen}");
            Thread.Sleep(MillisecondsBetweenLooks);
        }
    }

    public string Until(string text) => Until(screen => screen.Contains(text, StringComparison.Ordinal), $"'{text}'");

    public void Dispose() => Tmux("kill-server");

    private string Tmux(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("tmux", ["-L", _socket, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static bool Exists()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("tmux", "-V") { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that needs a terminal; told as skipped where tmux is not.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = TerminalSession.IsAvailable ? null : "tmux is not installed.";
}

/// <summary>The same for several cases.</summary>
internal sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public TerminalTheoryAttribute() => Skip = TerminalSession.IsAvailable ? null : "tmux is not installed.";
}
