using System.Diagnostics;
using Maestro.Tests.Hosting;
using Xunit.Abstractions;

namespace Maestro.Tests.Processes;

/// <summary>The dashboard in a real terminal: every screen, every key, live changes, and the terminal given back.</summary>
[Collection("processes")]
public sealed class MissionControlTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void EveryScreenHasItsKeyAndEscapeLeadsBack()
    {
        if (Open(120, 40) is not { } terminal)
        {
            return;
        }

        using (terminal)
        {
            foreach ((string key, string title) in new[]
            {
                ("f", "features"), ("p", "dependencies"), ("h", "handoffs"), ("t", "timeline"), ("r", "memory"), ("g", "graph"), ("c", "config"), ("?", "help"),
            })
            {
                terminal.Type(key);
                terminal.Until($"MAESTRO ▸ {title}");
                terminal.Press("Escape");
                terminal.Until("Who has what");
            }
        }
    }

    [Fact]
    public void KeysMoveSelectFilterAndChoose()
    {
        if (Open(120, 40) is not { } terminal)
        {
            return;
        }

        using (terminal)
        {
            terminal.Type("f");
            terminal.Until("▸○ ready    auth-plan");
            terminal.Type("j");
            terminal.Until("▸✗ blocked  auth-impl");
            terminal.Type("k");
            terminal.Until("▸○ ready    auth-plan");
            terminal.Press("Down");
            terminal.Until("▸✗ blocked  auth-impl");
            terminal.Press("Home");
            terminal.Until("▸○ ready    auth-plan");
            terminal.Press("End");
            terminal.Until("▸✗ blocked  auth-impl");
            terminal.Press("PageUp");
            terminal.Until("▸○ ready    auth-plan");
            terminal.Press("PageDown");
            terminal.Until("▸✗ blocked  auth-impl");
            terminal.Press("Enter");
            terminal.Until("Verify the login flow manually");
            terminal.Press("Escape");
            terminal.Until("▸✗ blocked  auth-impl");

            terminal.Type("/plan");
            terminal.Until(screen => screen.Contains("auth-plan", StringComparison.Ordinal) && !screen.Contains("blocked  auth-impl", StringComparison.Ordinal), "the filter");
            terminal.Press("Escape");
            terminal.Until("blocked  auth-impl");

            terminal.Type("m");
            terminal.Until("Add authentication");
            terminal.Press("Escape");
            terminal.Type("y");
            terminal.Until("copied");
            terminal.Type("d");
            string before = terminal.Until("Who has what");
            terminal.Press("Tab");
            terminal.Until(screen => screen != before, "another pane");
        }
    }

    [Fact]
    public void AChangeFromElsewhereIsSeen()
    {
        if (Open(100, 30) is not { } terminal)
        {
            return;
        }

        using (terminal)
        {
            terminal.Until("1 ready");
            Assert.Equal(0, ShellProcess.Run(["Set-MaestroFeature", "auth-plan", "-Status", "in-progress"], folder: _folder.Path).ExitCode);
            terminal.Until("1 active");
            terminal.Until("EXECUTING");
        }
    }

    [Fact]
    public void AResizeIsFollowed()
    {
        if (Open(120, 40) is not { } terminal)
        {
            return;
        }

        using (terminal)
        {
            terminal.Resize(80, 24);
            terminal.Until(screen => screen.TrimEnd('\n').Split('\n') is { Length: 24 } lines && lines.All(static line => line.Length <= 80) && lines[^1].Contains("quit", StringComparison.Ordinal), "80x24");
        }
    }

    [Theory]
    [InlineData("q")]
    [InlineData("C-c")]
    [InlineData("kill")]
    public void TheTerminalIsGivenBack(string way)
    {
        if (Open(80, 24) is not { } terminal)
        {
            return;
        }

        using (terminal)
        {
            if (way == "kill")
            {
                Kill();
            }
            else
            {
                terminal.Press(way);
            }

            // The screen before is there again, with the shell; what is typed is echoed.
            terminal.Until(
                screen => screen.Contains("before-it", StringComparison.Ordinal) && screen.TrimEnd().EndsWith("shell>", StringComparison.Ordinal), "the shell's prompt");
            terminal.Type("echo after-\"it\"");
            terminal.Press("Enter");
            terminal.Until("after-it");
        }
    }

    public void Dispose() => _folder.Dispose();

    private TerminalSession? Open(int width, int height)
    {
        if (!TerminalSession.IsAvailable || OperatingSystem.IsWindows())
        {
            output.WriteLine("SKIPPED: tmux is not installed.");
            return null;
        }

        _folder.Write("plan.json", File.ReadAllText(RepositoryRoot.In("examples", "plan.json")));
        ShellProcess prepared = ShellProcess.Run(
            ["-c", "$null = Initialize-MaestroWorkspace; $null = New-MaestroMission plan.json; Approve-MaestroMission"], folder: _folder.Path);
        Assert.Equal("", prepared.Error);

        var terminal = new TerminalSession(_folder.Path, width, height);
        terminal.Type("echo before-\"it\"");
        terminal.Press("Enter");
        terminal.Until("before-it");
        terminal.Type($"{ShellProcess.Program} Show-MaestroControl");
        terminal.Press("Enter");
        terminal.Until("Who has what");
        return terminal;
    }

    private void Kill()
    {
        // The one that stands in our folder; others may run beside these tests.
        foreach (Process process in Process.GetProcessesByName("maestro"))
        {
            using (process)
            {
                if (new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == _folder.Path)
                {
                    using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
                    kill.WaitForExit();
                }
            }
        }
    }
}
