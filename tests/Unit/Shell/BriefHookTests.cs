using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>The hook at the start of an agent's session, as agents run it.</summary>
public sealed class BriefHookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    [InlineData("gemini")]
    [InlineData("droid")]
    public void TheSessionIsTheOneThatTheAgentNamesOnStandardInput(string agent)
    {
        string project = Directory.CreateDirectory(Path.Join(_folder.Path, "project")).FullName;
        var made = ShellProcess.Run(
            ["-c", $"Initialize-MaestroWorkspace; $null = New-MaestroMission -InputObject $args[0] -Force; Approve-MaestroMission; Start-MaestroFeature auth-plan -Agent {agent} -SessionId mine", StateFixture.Plan], folder: project);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));

        string own = ShellProcess.Run(["Get-MaestroBrief", "-Hook", agent], """{ "session_id": "mine", "hook_event_name": "SessionStart" }""", project).Output;
        Assert.Contains("session mine", own, StringComparison.Ordinal);
        Assert.Contains("feature auth-plan", own, StringComparison.Ordinal);
        string other = ShellProcess.Run(["Get-MaestroBrief", "-Hook", agent], """{ "session_id": "another" }""", project).Output;
        Assert.DoesNotContain("feature auth-plan, in-progress", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[1]")]
    [InlineData("{ \"session_id\": 7 }")]
    [InlineData(null)]
    public void WhatNamesNoSessionFailsNoHook(string? input)
    {
        var run = ShellProcess.Run(["Get-MaestroBrief", "-Hook", "codex"], input, Directory.CreateDirectory(Path.Join(_folder.Path, "project")).FullName);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
    }

    public void Dispose() => _folder.Dispose();
}
