using System.Text;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>What the life of one feature costs two agents in bash: a handoff in between, and three assertions.</summary>
public sealed class FeatureLifeTests : IDisposable
{
    private const int MostCommands = 6;
    private const int MostBytes = 5 * 1024;

    private const string Plan = """
        { "title": "Export reports", "features": [ { "id": "export", "title": "Export as CSV", "verificationSteps": ["run it"], "fulfills": [
          { "id": "export-header", "description": "The first line has the names", "check": "echo names" },
          { "id": "export-quotes", "description": "Commas are quoted", "check": "echo quoted" },
          { "id": "export-empty", "description": "No rows give only the header", "check": "echo header" } ] } ] }
        """;

    private static readonly Dictionary<string, string> Codex = new() { ["MAESTRO_AGENT"] = "codex", ["MAESTRO_SESSION_ID"] = "c-1" };
    private static readonly Dictionary<string, string> Gemini = new() { ["MAESTRO_AGENT"] = "gemini", ["MAESTRO_SESSION_ID"] = "g-1" };

    private readonly TemporaryFolder _folder = new();
    private int _commands;
    private int _bytes;

    [Fact]
    public void AFeatureWithThreeAssertionsAndAHandoffTakesSixCommandsAndFiveKilobytes()
    {
        string project = Directory.CreateDirectory(Path.Join(_folder.Path, "project")).FullName;
        var made = ShellProcess.Run(["-c", "Initialize-MaestroWorkspace; $null = New-MaestroMission -InputObject $args[0] -Force; Approve-MaestroMission", Plan], folder: project);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));

        string prompt = Run(Codex, isPrompt: true, "New-MaestroWorkerPrompt", "export", "-Claim");
        Assert.Contains("`maestro Invoke-MaestroAssertion export-header", prompt, StringComparison.Ordinal);
        Run(Codex, false, "Invoke-MaestroAssertion", "export-header,export-quotes");
        Run(Codex, false, "New-MaestroHandoff", "-FeatureId", "export", "-Summary", "Header and quotes work", "-NextAction", "Handle no rows", "-Risk", "Locale");
        string packet = Run(Gemini, false, "Receive-MaestroHandoff", "-Claim", "-AsPrompt");
        Assert.Contains("Handle no rows", packet, StringComparison.Ordinal);
        Run(Gemini, false, "Invoke-MaestroAssertion", "export-empty");
        Run(Gemini, false, "Set-MaestroFeature", "export", "-Status", "review", "-Report", "CSV export works, also without rows", "-Take", "-Reason", "handed off");

        Assert.Equal("review", ShellProcess.Run(["-c", "(Get-MaestroFeature export).Status"], folder: project).Output.Trim());
        Assert.Equal("0", ShellProcess.Run(["-c", "@(Get-MaestroAssertion | Where-Object Result -ne passed).Count"], folder: project).Output.Trim());
        Assert.InRange(_commands, 1, MostCommands);
        Assert.InRange(_bytes, 1, MostBytes);
    }

    public void Dispose() => _folder.Dispose();

    private string Run(Dictionary<string, string> agent, bool isPrompt, params string[] arguments)
    {
        var run = ShellProcess.Run(arguments, folder: Path.Join(_folder.Path, "project"), environment: agent);
        Assert.True(run.ExitCode == 0, $"{arguments[0]}: {run.Error}");
        _commands++;
        _bytes += isPrompt ? 0 : Encoding.UTF8.GetByteCount(run.Output + run.Error);
        return run.Output;
    }
}
