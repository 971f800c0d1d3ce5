using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Prompts;
using Maestro.Shell.Mcp;

namespace Maestro.Tests;

/// <summary>What a session of the protocol is asked to call is a tool of it with arguments that it takes.</summary>
public sealed partial class McpWordsTests
{
    public static TheoryData<string, string> Prompts()
    {
        var data = new TheoryData<string, string>();
        foreach (string profile in MilestoneProfile.All)
        {
            foreach (string status in FeatureStatus.All)
            {
                data.Add(profile, status);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void AWorkerPromptNamesToolsOnly(string profile, string status)
    {
        WorkerPromptContext context = SomePrompt.Context(profile);
        string own = FencedTexts.Own(WorkerPromptBuilder.Build(context with { Form = CommandForm.Tool, Feature = context.Feature with { Status = status } }).Text);
        Assert.DoesNotContain("-Maestro", own, StringComparison.Ordinal);
        string[] calls = [.. Call().Matches(own).Select(static match => match.Groups[1].Value)];
        Assert.True(calls.Length >= 3, own);
        Assert.All(calls, RequireFit);
    }

    [Theory]
    [InlineData("Start-MaestroFeature -Next", "take")]
    [InlineData("Start-MaestroFeature 'auth' -MissionId m", """take {"feature":"auth","mission":"m"}""")]
    [InlineData("Start-MaestroFeature auth -Take -Reason 'it''s mine'", """take {"feature":"auth","reason":"it's mine"}""")]
    [InlineData("Set-MaestroFeature auth -Status in-progress", """take {"feature":"auth"}""")]
    [InlineData("Set-MaestroFeature auth -Status pending", """finish {"feature":"auth","status":"pending","reason":"…"}""")]
    [InlineData("Set-MaestroFeature auth -Status done -MissionId m", """finish {"feature":"auth","status":"done","mission":"m"}""")]
    [InlineData("Stop-MaestroFeature auth -Blocked -Reason x", """finish {"feature":"auth","status":"blocked","reason":"x"}""")]
    [InlineData("Stop-MaestroFeature auth -Reason x", """finish {"feature":"auth","reason":"x","status":"pending"}""")]
    [InlineData("Receive-MaestroHandoff 2026-11-30-001 -Claim", """take {"handoff":"2026-11-30-001"}""")]
    [InlineData("Complete-MaestroHandoff 2026-11-30-001", """finish {"handoff":"2026-11-30-001","status":"done"}""")]
    [InlineData("Reset-MaestroHandoff 2026-11-30-001 -Reason x", """finish {"handoff":"2026-11-30-001","status":"pending","reason":"x"}""")]
    [InlineData("Set-MaestroAssertion a -Result waived -Reason \"not now\"", """record {"assertion":"a","result":"waived","reason":"not now"}""")]
    [InlineData("Set-MaestroAssertion a -Result passed -Evidence seen -Force -Reason why", """record {"assertion":"a","result":"passed","evidence":"seen","force":true,"reason":"why"}""")]
    [InlineData("Set-MaestroFeature a -Status done -Force -Reason why", """finish {"feature":"a","status":"done","force":true,"reason":"why"}""")]
    [InlineData("New-MaestroWorkerPrompt auth", """show {"id":"auth","kind":"prompt"}""")]
    [InlineData("Get-MaestroMission *", """show {"kind":"missions"}""")]
    [InlineData("Get-MaestroBrief", "status")]
    public void ACommandIsACallOfATool(string command, string call)
    {
        Assert.Equal($"`{call}`", AgentCommand.Typed(CommandForm.Tool, command));
        RequireFit(call);
    }

    [Theory]
    [InlineData("Approve-MaestroMission m")]
    [InlineData("Set-MaestroFeature auth -Answer 'yes'")]
    [InlineData("Get-MaestroFeature a, b")]
    [InlineData("Get-MaestroFeature | Set-MaestroFeature -Status done")]
    [InlineData("Add-MaestroNote \"$(Get-Date)\"")]
    [InlineData("Add-MaestroNote 'open")]
    public void WhatNoToolDoesIsACommandOfTheProgram(string command) =>
        Assert.Equal($"`maestro {command}`", AgentCommand.Typed(CommandForm.Tool, command));

    private static void RequireFit(string call)
    {
        string[] parts = call.Split(' ', 2);
        McpTool tool = McpTools.All.Single(each => each.Name == parts[0]);
        Dictionary<string, JsonElement> given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parts is [_, var json] ? json : "{}")!;
        var arguments = McpArguments.Of(tool, given);
        _ = tool.Commands[0](arguments, new McpResults());
        arguments.RequireFit();
    }

    [GeneratedRegex(@"`+ ?((?:status|take|show|record|finish|handoff|remember)(?: \{.*?\})?) ?`")]
    private static partial Regex Call();
}
