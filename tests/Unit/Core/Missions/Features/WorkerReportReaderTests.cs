using System.Text;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class WorkerReportReaderTests
{
    [Fact]
    public void TheOldFormBecomesASummary()
    {
        WorkerReport report = Read("""{ "content": "legacy text" }""");
        Assert.Equal("legacy text", report.SalientSummary);
        Assert.Equal("legacy text", report.WhatWasImplemented);
    }

    [Fact]
    public void TheRichFormIsReadWhole()
    {
        WorkerReport report = Read("""
            { "salientSummary": "done", "verification": { "commandsRun": [ { "command": "make", "exitCode": 2, "observation": "broke" } ] },
              "tests": { "added": [ { "file": "a.cs", "cases": [ { "name": "n", "verifies": "v" } ] } ] },
              "discoveredIssues": [ { "severity": "low", "description": "d" } ], "mood": "good" }
            """);
        Assert.Equal(2, Assert.Single(report.Verification.CommandsRun).ExitCode);
        Assert.Equal("n", Assert.Single(Assert.Single(report.Tests.Added).Cases).Name);
        Assert.Null(Assert.Single(report.DiscoveredIssues).SuggestedFix);
        Assert.Contains("mood", report.Extra!.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{ \"salientSummary\": \"  \" }")]
    [InlineData("{ \"salientSummary\": 3 }")]
    [InlineData("{ \"salientSummary\": \"s\" } trailing")]
    [InlineData("{ \"salientSummary\": \"s\", \"tests\": null }")]
    [InlineData("{ \"salientSummary\": \"s\", \"discoveredIssues\": null }")]
    [InlineData("{ \"salientSummary\": \"s\", \"discoveredIssues\": [null] }")]
    [InlineData("{ \"salientSummary\": \"s\", \"discoveredIssues\": [{ \"severity\": \"low\" }] }")]
    [InlineData("{ \"salientSummary\": \"s\", \"verification\": { \"commandsRun\": [ { \"command\": \"\", \"exitCode\": 0 } ] } }")]
    [InlineData("{ \"salientSummary\": \"s\", \"verification\": { \"commandsRun\": [ { \"exitCode\": 0 } ] } }")]
    [InlineData("{ \"salientSummary\": \"s\", \"verification\": { \"commandsRun\": [ { \"command\": \"x\", \"exitCode\": \"0\" } ] } }")]
    [InlineData("{ \"salientSummary\": \"s\", \"tests\": { \"added\": [ { \"file\": \"f\", \"cases\": [ null ] } ] } }")]
    [InlineData("{ \"salientSummary\": \"half \\udc00\" }")]
    [InlineData("{ \"salientSumm\\udc00ary\": \"s\" }")]
    [InlineData("{ \"salientSummary\": \"s\", \"mood\\ud800\": \"good\" }")]
    public void WhatIsNoReportIsRefused(string json) =>
        Assert.Equal(ErrorCode.ReportInvalid, Assert.Throws<MaestroException>(() => Read(json)).Code);

    [Fact]
    public void EverythingThatIsWrongIsNamedAtOnce()
    {
        MaestroException refused = Assert.Throws<MaestroException>(() => Read("""
            { "commandsRun": [], "severity": "low", "verification": { "commandsRun": [ { "observation": "broke" } ], "file": "a.cs" }, "tests": [],
              "discoveredIssues": [ { "severity": "low" }, "the cache" ], "mood": "good" }
            """));
        Assert.Equal(
            "The report can't be stored: salientSummary is missing; verification.commandsRun[0].command is missing; verification.commandsRun[0].exitCode is missing; "
            + "verification.file belongs in tests.added[]; tests must be an object; discoveredIssues[0].description is missing; discoveredIssues[1] must be an object; "
            + "commandsRun belongs in verification; severity belongs in discoveredIssues[].",
            refused.Message);
    }

    [Fact]
    public void BytesThatAreNotUtf8AreRefused() =>
        Assert.Equal(ErrorCode.ReportInvalid, Assert.Throws<MaestroException>(() => WorkerReportReader.Read([.. "{ \"salientSummary\": \""u8, 0xFF, .. "\" }"u8])).Code);

    private static WorkerReport Read(string json) => WorkerReportReader.Read(Encoding.UTF8.GetBytes(json));
}
