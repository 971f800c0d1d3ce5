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
            + "commandsRun belongs in verification; severity belongs in discoveredIssues[]; 'mood' is not a key of a report.",
            refused.Message);
    }

    [Fact]
    public void AKeyThatNoViewShowsIsNamedWithTheRightOne()
    {
        var feedback = new RecordedFeedback();
        WorkerReportReader.Read("""{ "salientSummary": "s", "summary": "x", "leftUndone": "y", "whatWasImplementd": "z", "mood": "good", "discoveredIssues": [ { "severity": "low", "description": "d", "fix": "f" } ] }"""u8, feedback);
        Assert.Equal(
            [
                "'discoveredIssues[0].fix' is not a key of a report; it is stored, but not shown.",
                "'summary' is not a key of a report; it is stored, but not shown. Did you mean 'salientSummary'?",
                "'leftUndone' is not a key of a report; it is stored, but not shown. Did you mean 'whatWasLeftUndone'?",
                "'whatWasImplementd' is not a key of a report; it is stored, but not shown. Did you mean 'whatWasImplemented'?",
                "'mood' is not a key of a report; it is stored, but not shown.",
            ],
            feedback.Warnings);
    }

    [Theory]
    [InlineData("""{ "summary": "x", "discovered": [1] }""", "salientSummary is missing; 'summary' is not a key of a report (did you mean 'salientSummary'?); 'discovered' is not a key of a report (did you mean 'discoveredIssues'?)")]
    [InlineData("""{ "salientSummary": "x", "discoveredIssues": [ { "description": "x" } ] }""", "discoveredIssues[0].severity is missing")]
    [InlineData("""{ "salientSummary": "x", "whatWasImplemented": ["a"], "discoveredIssues": { "severity": "low" } }""", "whatWasImplemented must be a text; discoveredIssues must be a list")]
    public void AReportThatIsRefusedNamesEveryField(string json, string why) =>
        Assert.Equal($"The report can't be stored: {why}.", Assert.Throws<MaestroException>(() => Read(json)).Message);

    [Fact]
    public void BytesThatAreNotUtf8AreRefused() =>
        Assert.Equal(ErrorCode.ReportInvalid, Assert.Throws<MaestroException>(() => WorkerReportReader.Read([.. "{ \"salientSummary\": \""u8, 0xFF, .. "\" }"u8])).Code);

    private static WorkerReport Read(string json) => WorkerReportReader.Read(Encoding.UTF8.GetBytes(json));
}
