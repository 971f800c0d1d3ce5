using System.Text.Json;

namespace Maestro.Tests;

/// <summary>What a call can't use is refused, all of it at once and with what to give instead.</summary>
[Collection("processes")]
public sealed class McpRefusalTests(McpSession session) : IClassFixture<McpSession>
{
    [Theory]
    [InlineData("status", """{"x":1}""", "'x' is not known; there are no arguments")]
    [InlineData("take", """{"feature":""}""", "'feature' must be a text that is not empty")]
    [InlineData("take", """{"reason":"mine"}""", "'reason' can't be used in this call")]
    [InlineData("take", """{"feature":"a1","lease_minutes":5,"handoff":"2026"}""", "'feature', 'lease_minutes' can't be used with handoff 2026")]
    [InlineData("take", """{"feature":"a1","lease_minutes":0}""", "'lease_minutes' must be a whole number of at least 1")]
    [InlineData("handoff", """{"summary":"","next_action":"go"}""", "'summary' must be")]
    [InlineData("handoff", """{"summary":"half","next_action":"go","risks":[""]}""", "'risks' must be a list")]
    [InlineData("show", """{"kind":"prompt"}""", "'id' is missing")]
    [InlineData("show", """{"kind":"memory","mission":"2026"}""", "'id' is missing|'mission' can't be used with kind memory")]
    [InlineData("record", """{"assertion":"a0-holds","command":"exit 0","timeout_seconds":100000}""", "from 1 to 86400")]
    [InlineData("record", """{"assertion":"a0-holds","command":"exit 0","result":"passed","evidence":"seen"}""", "'command' can't be used with result passed")]
    [InlineData("record", """{"assertion":"a0-holds","result":"passed","evidence":"seen","force":true}""", "'force' needs 'reason'")]
    [InlineData("record", """{"assertion":"a0-holds","result":"failed","force":true}""", "'force' can't be used with result failed")]
    [InlineData("finish", """{"feature":"a0","status":"done","force":"yes"}""", "'force' must be true or false")]
    [InlineData("finish", """{"feature":"a0","status":"review","force":true}""", "'force' can't be used with status review")]
    [InlineData("finish", """{"feature":"a0","status":"pending","question":"Which?","report":"Done"}""", "'reason' is missing|'question', 'report' can't be used with status pending")]
    [InlineData("finish", """{"feature":"a0","status":"review","report":"Done","question":"Which?","reason":"tired"}""", "'question', 'reason' can't be used with status review")]
    [InlineData("finish", """{"feature":"a0","status":"blocked"}""", "'reason' or 'question' is missing")]
    [InlineData("finish", """{"feature":"","status":"review"}""", "'feature' must be")]
    [InlineData("finish", """{"status":"done"}""", "'feature' or 'handoff' is missing")]
    [InlineData("finish", """{"handoff":"2026","feature":"a0","status":"review"}""", "'status' must be done or pending with handoff|'feature' can't be used with handoff 2026")]
    [InlineData("remember", """{"kind":"note","text":"x","triggers":"npm"}""", "'triggers' must be a list")]
    [InlineData("finish", """{"status":"finished","featureId":"a0","report":5}""", "'status' must be review or|'featureId' is not one of|'report' must be a text")]
    public async Task AllThatDoesNotFitIsNamed(string tool, string arguments, string parts)
    {
        JsonElement error = await session.ErrorAsync(tool, arguments);
        Assert.Equal("ArgumentInvalid", error.GetProperty("code").GetString());
        Assert.All(parts.Split('|'), part => Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing", "{}", "ToolNotFound")]
    [InlineData("record", """{"assertion":"nothing"}""", "AssertionNotFound")]
    [InlineData("record", """{"assertion":"a0-holds","result":"passed"}""", "EvidenceRequired")]
    [InlineData("take", """{"feature":"a0","mission":"2020-01-01-001"}""", "MissionNotFound")]
    [InlineData("show", """{"kind":"handoffs","mission":"2020-01-01-001"}""", "MissionNotFound")]
    [InlineData("show", """{"kind":"history","mission":"2020-01-01-001"}""", "MissionNotFound")]
    [InlineData("remember", """{"kind":"correction","text":"Keep to it"}""", "CorrectionInvalid")]
    public async Task AnErrorHasTheCodeOfTheCmdlet(string tool, string arguments, string code) =>
        Assert.Equal(code, (await session.ErrorAsync(tool, arguments)).GetProperty("code").GetString());

    [Fact]
    public async Task NothingFoundIsSaid() => Assert.Equal("Nothing found.", (await session.DoneAsync("show", """{"kind":"memory","id":"xylophone"}""")).Trim());
}
