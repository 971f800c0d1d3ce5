using Maestro.Ports;

namespace Maestro.Tests;

public sealed class AgentRulesTests
{
    [Theory]
    [InlineData("CLAUDECODE", "1", AgentName.ClaudeCode, null)]
    [InlineData("CLAUDE_CODE_SESSION_ID", "abc", AgentName.ClaudeCode, "abc")]
    [InlineData("CODEX_THREAD_ID", "019a", AgentName.Codex, "019a")]
    [InlineData("CODEX_SANDBOX", "seatbelt", AgentName.Codex, null)]
    [InlineData("CODEX_CI", "1", AgentName.Codex, null)]
    [InlineData("GEMINI_CLI", "1", AgentName.Gemini, null)]
    [InlineData("GEMINI_SESSION_ID", "g-1", AgentName.Gemini, "g-1")]
    [InlineData("FACTORY_PROJECT_DIR", "/p", AgentName.Droid, null)]
    public void AVariableMarksOneAgent(string name, string value, string agent, string? session)
    {
        string? Environment(string asked) => asked == name ? value : null;

        Assert.Equal([agent], AgentName.All.Where(each => AgentRules.IsMarked(each, Environment)));
        Assert.Equal(session, AgentRules.MarkedSession(agent, Environment));
    }

    [Theory]
    [InlineData("CLAUDECODE", "0")]
    [InlineData("CLAUDECODE", "")]
    [InlineData("GEMINI_CLI", "0")]
    [InlineData("CODEX_THREAD_ID", " ")]
    public void AnotherValueMarksNone(string name, string value) =>
        Assert.DoesNotContain(AgentName.All, each => AgentRules.IsMarked(each, asked => asked == name ? value : null));

    [Theory]
    [InlineData(" mine ", "mine")]
    [InlineData("", null)]
    [InlineData("a\u001b[31mb", null)]
    [InlineData("two\nlines", null)]
    public void WhatTheUserGivesIsTrimmedAndNeverHoldsControlCharacters(string given, string? expected)
    {
        Assert.Equal(expected, AgentRules.ConfiguredAgent(name => name == "MAESTRO_AGENT" ? given : null));
        Assert.Equal(expected, AgentRules.ConfiguredSession(name => name == "MAESTRO_SESSION_ID" ? given : null));
    }

    [Theory]
    [InlineData("claude", new string[0], AgentName.ClaudeCode)]
    [InlineData("node", new[] { "claude" }, AgentName.ClaudeCode)]
    [InlineData("codex.exe", new string[0], AgentName.Codex)]
    [InlineData("x", new[] { "/opt/homebrew/bin/codex", "exec" }, AgentName.Codex)]
    [InlineData("x", new[] { @"C:\tools\Codex.EXE" }, AgentName.Codex)]
    [InlineData("node", new[] { "node", "--no-warnings", "/usr/local/bin/gemini", "-p" }, AgentName.Gemini)]
    [InlineData("MainThread", new[] { "/usr/bin/node", "/lib/node_modules/@google/gemini-cli/dist/index.js" }, AgentName.Gemini)]
    [InlineData("node", new[] { "node", "/lib/node_modules/@anthropic-ai/claude-code/cli.js" }, AgentName.ClaudeCode)]
    [InlineData("droid", new[] { "droid", "exec" }, AgentName.Droid)]
    [InlineData("vim", new[] { "vim", "codex" }, null)]
    [InlineData("bash", new[] { "bash", "-c", "claude" }, null)]
    [InlineData("node", new[] { "node" }, null)]
    [InlineData("claude-helper", new string[0], null)]
    [InlineData("", new string[0], null)]
    public void AProcessIsKnownByItsProgramOrScript(string name, string[] arguments, string? agent) =>
        Assert.Equal(agent, AgentRules.OfProcess(new ProcessEntry(2, 1, name, arguments)));

    [Theory]
    [InlineData(new string[0], null, null)]
    [InlineData(new string[0], AgentName.Gemini, AgentName.Gemini)]
    [InlineData(new[] { AgentName.ClaudeCode }, null, AgentName.ClaudeCode)]
    [InlineData(new[] { AgentName.Codex, AgentName.ClaudeCode }, null, AgentName.Codex)]
    [InlineData(new[] { AgentName.Codex, AgentName.ClaudeCode }, AgentName.ClaudeCode, AgentName.ClaudeCode)]
    [InlineData(new[] { AgentName.ClaudeCode }, AgentName.Droid, AgentName.Droid)]
    [InlineData(new[] { AgentName.Gemini }, AgentName.ClaudeCode, AgentName.Gemini)]
    public void OfNestedAgentsTheInnermostCounts(string[] marked, string? nearest, string? expected) =>
        Assert.Equal(expected, AgentRules.Innermost(marked, nearest));

    [Theory]
    [InlineData("8f0c-a_b.c", true)]
    [InlineData("../x", false)]
    [InlineData("a/b", false)]
    [InlineData("a*", false)]
    [InlineData(".hidden", false)]
    [InlineData("", false)]
    public void AnIdThatBecomesPartOfAPathIsOnlyAName(string id, bool expected) => Assert.Equal(expected, AgentRules.IsFileName(id));

    [Fact]
    public void OptionsChooseTheAgents()
    {
        Assert.True(new SessionDetectionOptions().Includes(AgentName.Droid));
        Assert.False(new SessionDetectionOptions { Enabled = false }.Includes(AgentName.Droid));
        Assert.False(new SessionDetectionOptions { Agents = ["codex"] }.Includes(AgentName.Droid));
        Assert.True(new SessionDetectionOptions { Agents = ["Codex"] }.Includes(AgentName.Codex));
    }
}
