using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>The dashboard in a real terminal: every screen, every key, live changes, and the terminal given back.</summary>
[Collection("processes")]
public sealed class MissionControlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TerminalFact]
    public void EveryScreenHasItsKeyAndEscapeLeadsBack()
    {
        using TerminalSession terminal = Open(120, 40);
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

    [TerminalFact]
    public void KeysMoveSelectFilterAndChoose()
    {
        using TerminalSession terminal = Open(120, 40);
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
        Assert.Equal("auth-impl", terminal.Clipboard);
        terminal.Type("d");
        terminal.Until("│▸○ ready  auth-plan");
        terminal.Press("Tab");
        terminal.Until("│▸✗ auth-impl");
        terminal.Press("BTab");
        terminal.Until("│▸○ ready  auth-plan");
    }

    [TerminalFact]
    public void ShowingChangesNothing()
    {
        using TerminalSession terminal = Open(100, 30);
        string before = StoreFolder.Tree(Path.Join(_folder.Path, ".maestro"));
        terminal.Type("fphtrgcd");
        terminal.Until("Who has what");
        terminal.Type("f/plan");
        terminal.Press("Enter", "y", "q");
        terminal.Until(static screen => screen.TrimEnd().EndsWith("shell>", StringComparison.Ordinal), "the shell's prompt");
        Assert.Equal(before, StoreFolder.Tree(Path.Join(_folder.Path, ".maestro")));
    }

    [TerminalFact]
    public void AChangeFromElsewhereIsSeen()
    {
        using TerminalSession terminal = Open(100, 30);
        terminal.Until("1 ready");
        Assert.Equal(0, ShellProcess.Run(["Set-MaestroFeature", "auth-plan", "-Status", "in-progress"], folder: _folder.Path).ExitCode);
        terminal.Until("1 active");
        terminal.Until("EXECUTING");
    }

    [TerminalFact]
    public void AResizeIsFollowed()
    {
        using TerminalSession terminal = Open(120, 40);
        terminal.Resize(80, 24);
        terminal.Until(screen => screen.TrimEnd('\n').Split('\n') is { Length: 24 } lines && lines.All(static line => line.Length <= 80) && lines[^1].Contains("quit", StringComparison.Ordinal), "80x24");
    }

    [TerminalTheory]
    [InlineData("q")]
    [InlineData("C-c")]
    [InlineData("kill")]
    public void TheTerminalIsGivenBack(string way)
    {
        using TerminalSession terminal = Open(80, 24);
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

    public void Dispose() => _folder.Dispose();

    private TerminalSession Open(int width, int height)
    {
        _folder.Write("plan.json", File.ReadAllText(RepositoryRoot.In("examples", "plan.json")));
        var prepared = ShellProcess.Run(
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
                    Signal.Send(process, "TERM");
                }
            }
        }
    }
}
