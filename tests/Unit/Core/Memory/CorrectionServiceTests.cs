using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class CorrectionServiceTests
{
    private const string Folder = "memory/corrections/";

    private readonly StateFixture _state = new();

    private CorrectionService Corrections => _state.Workspace.Corrections;

    [Fact]
    public void IdsCountUpWithinTheLocalDay()
    {
        Add("one", "a");
        Assert.Equal("2026-11-23-002", Add("two", "b").Result.CorrectionId);
        Assert.Contains(Folder + "2026-11-23-002.json", _state.Store.Paths);
    }

    [Fact]
    public void TheIdOfARemovedCorrectionIsNotGivenAgainWhileARatchetRuleNamesIt()
    {
        string removed = Add("one", "a").Result.CorrectionId;
        _state.Store[StatePaths.RatchetSuite] =
            $$"""{ "assertions": [ { "id": "ratchet-{{removed}}", "correctionId": "{{removed}}", "rule": "one", "check": "x", "createdAt": "2026-11-22T10:00:00.000Z" } ] }""";
        StateFixture.Make(() => Corrections.DecideRemove(removed));

        Assert.Equal("2026-11-23-002", Add("other", "a").Result.CorrectionId);
    }

    [Fact]
    public void TheSameRuleInOtherWordsOfFormUpdatesAndSaysSo()
    {
        Correction first = Add("Use bun, not npm", "npm").Result;
        _state.Clock.Advance(TimeSpan.FromMinutes(1));

        Change<Correction> second = Add("use  bun, not npm.", "install", severity: "hard");

        Assert.Equal(first.CorrectionId, second.Result.CorrectionId);
        Assert.Equal(["npm", "install"], second.Result.Trigger.Keywords);
        Assert.Equal("hard", second.Result.Severity);
        Assert.Equal(first.CreatedAt, second.Result.CreatedAt);
        Assert.True(second.Result.UpdatedAt > first.UpdatedAt);
        Assert.Contains(first.CorrectionId, Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Single(Get());
    }

    [Fact]
    public void WhatIsDecidedWithoutTheLockIsDecidedAgainUnderIt()
    {
        Change<Correction> planned = Corrections.Decide(Draft("rule", "a"));
        // Somebody else is faster with the same rule.
        Add("rule", "b");

        Correction done = StateFixture.Make(() => Corrections.Decide(Draft("rule", "a")));

        Assert.Equal("Add the correction", planned.Action);
        Assert.Equal("2026-11-23-001", done.CorrectionId);
        Assert.Equal(["b", "a"], Assert.Single(Get()).Trigger.Keywords);
    }

    [Theory]
    [InlineData("memory:\n  corrections:\n    severity_default: hard\n", "hard")]
    [InlineData(null, "soft")]
    public void TheConfigurationDecidesOnASeverityThatNobodyNamed(string? configuration, string severity)
    {
        var state = new StateFixture(configuration);

        Assert.Equal(severity, StateFixture.Make(() => state.Workspace.Corrections.Decide(Draft("rule", "a"))).Severity);
    }

    [Fact]
    public void ADamagedFileIsAProblemAndTheOthersAreReturned()
    {
        Add("one", "a");
        _state.Store[Folder + "2026-11-23-007.json"] = "{ \"id\": ";

        Assert.Equal("one", Assert.Single(Get()).Rule);
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
        // Nor does it stop a new one, whose id comes after it.
        Change<Correction> next = Add("two", "b");
        Assert.Equal("2026-11-23-008", next.Result.CorrectionId);
        Assert.Contains("2026-11-23-007.json", Assert.Single(next.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"2026-11-23-002","rule":"r","severity":"soft","createdAt":"2026-11-22T16:27:59.111Z","updatedAt":"2026-11-22T16:27:59.111Z"}""")]
    [InlineData("""{"id":"2026-11-23-001","rule":"r","severity":"deadly","createdAt":"2026-11-22T16:27:59.111Z","updatedAt":"2026-11-22T16:27:59.111Z"}""")]
    public void AFileThatContradictsItsPlaceOrTheWordsIsDamaged(string content)
    {
        _state.Store[Folder + "2026-11-23-001.json"] = content;

        Assert.Empty(Get());
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
    }

    [Fact]
    public void AnUpdateKeepsWhatOtherProgramsWrote()
    {
        _state.Store[Folder + "2026-11-23-001.json"] =
            """{"id":"2026-11-23-001","rule":"r","trigger":{"keywords":["k"],"fileGlobs":[],"mine":1},"severity":"soft","createdAt":"2026-11-22T16:27:59.111Z","updatedAt":"2026-11-22T16:27:59.111Z","extra":{"a":[1]}}""";

        Add("R.", "more");

        JsonNode json = JsonNode.Parse(_state.Store[Folder + "2026-11-23-001.json"])!;
        Assert.Equal("""{"a":[1]}""", json["extra"]!.ToJsonString());
        Assert.Equal(1, (int)json["trigger"]!["mine"]!);
    }

    [Theory]
    [InlineData("2026-11-23-9", ErrorCode.CorrectionNotFound)]
    [InlineData("../evil", ErrorCode.IdInvalid)]
    [InlineData("2026-11-23-00", ErrorCode.IdAmbiguous)]
    public void RemovingNeedsOneCorrection(string id, string code)
    {
        Add("one", "a");
        Add("two", "b");

        _state.Refused(code, () => StateFixture.Make(() => Corrections.DecideRemove(id)));
    }

    [Fact]
    public void FiltersPickByIdSeverityAndTrigger()
    {
        Add("one", "auth", severity: "hard");
        Add("two", "login");
        Add("three", "authz");

        Assert.Equal(["three", "two", "one"], Rules(new CorrectionQuery()));
        Assert.Equal(["one"], Rules(new CorrectionQuery { Severities = ["HARD"] }));
        Assert.Equal(["one"], Rules(new CorrectionQuery { Triggers = [Literal("AUTH")] }));
        Assert.Equal(["two"], Rules(new CorrectionQuery { Corrections = [Literal("2026-11-23-002"), Literal("2026-11-23-9")] }));
        Assert.Equal([ErrorCode.CorrectionNotFound], _state.Feedback.Codes);
    }

    private static IdFilter Literal(string text) => new(text, IsWildcard: false, static _ => false);

    private static CorrectionDraft Draft(string rule, string keyword, string? severity = null) => new(rule, [keyword], [], Severity: severity);

    private Change<Correction> Add(string rule, string keyword, string? severity = null) => StateFixture.Made(() => Corrections.Decide(Draft(rule, keyword, severity)));

    private Correction[] Get() => [.. Corrections.Get(new CorrectionQuery(), _state.Feedback)];

    private IEnumerable<string> Rules(CorrectionQuery query) => Corrections.Get(query, _state.Feedback).Select(static correction => correction.Rule);
}
