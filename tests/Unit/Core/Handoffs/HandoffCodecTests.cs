using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Adapters.Control;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Tests;

public class HandoffCodecTests
{
    private const string Content =
        """{"mode":"execute","currentState":"s","sessionCore":"core","artifacts":["a"],"readMore":["r"],"nextAction":"n","summary":"sum","maestroRefs":{"featureId":"auth-impl"},"cs":{"work":1}}""";

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data/state/project/.maestro/handoffs"), "*.json").Select(static path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void AFileOfTheReferenceIsReadAndWrittenUnchanged(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data/state/project/.maestro/handoffs", name));
        Handoff handoff = HandoffSamples.Read(file);
        Assert.Equal(JsonNode.Parse(file)!["uki"]!.GetValue<string>(), handoff.Uki);
        Assert.Equal(("2026-11-22-001", "auth_impl", "execute"), (handoff.MissionId, handoff.FeatureId, handoff.Mode));
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(HandoffCodec.Write(handoff).Span));
        Assert.Equal(HandoffSummary.Of(handoff) with { Uki = null }, HandoffSummaryReader.Read(file, "x.json"));
    }

    [Fact]
    public void ASummaryOfKeysWrittenWithEscapesIsTheSame()
    {
        string file = Encoding.UTF8.GetString(HandoffSamples.FileOf(Content));
        HandoffSummary plain = HandoffSummaryReader.Read(Encoding.UTF8.GetBytes(file), "x.json");
        string escaped = file.Replace("\"status\"", "\"st\\u0061tus\"", StringComparison.Ordinal);
        Assert.NotEqual(file, escaped);
        Assert.Equal(plain, HandoffSummaryReader.Read(Encoding.UTF8.GetBytes(escaped), "x.json"));
    }

    [Fact]
    public Task WhatIsReadToWarmUpIsAHandoff() => HandoffWarmUp.Begin();

    [Fact]
    public void ThereAreFourSuchFiles() => Assert.Equal(4, Files.Count);

    [Fact]
    public void UnknownKeysSurviveAtTheTopLevelAlone()
    {
        Handoff handoff = HandoffSamples.Read(HandoffSamples.FileOf(Content, ""","note":{"a":[1]}"""));
        JsonNode written = JsonNode.Parse(HandoffCodec.Write(handoff).Span)!;
        Assert.Equal("""{"a":[1]}""", written["note"]!.ToJsonString());
        Assert.Equal("""["id","version","timestamp","status","agent","sessionId","content","uki","note"]""", Keys(written));

        MaestroException error = Assert.Throws<MaestroException>(() => HandoffSamples.Read(HandoffSamples.FileOf(Content.Replace("mode", "moed", StringComparison.Ordinal))));
        Assert.Contains("moed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"uki\":\"stale\"")]
    [InlineData("\"version\":\"9.9\"")]
    public void TheStringIsMadeFromTheContentAndTheVersionIsOneWeKnow(string stale)
    {
        string file = System.Text.Encoding.UTF8.GetString(HandoffSamples.FileOf(Content, "," + stale));
        Handoff handoff = HandoffSamples.Read(System.Text.Encoding.UTF8.GetBytes(stale.Contains("version", StringComparison.Ordinal) ? file.Replace("\"version\":\"5.4\",", "", StringComparison.Ordinal) : file));
        Assert.Equal("5.4", handoff.Version);
        Assert.StartsWith("MODE-execute|CURRENT_STATE-s|", handoff.Uki, StringComparison.Ordinal);
        Assert.Contains("feature_auth_impl", handoff.Uki, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HandoffSamples.ExecuteMinimal, "5.4")]
    [InlineData(HandoffSamples.PlanMinimal, "5.4")]
    [InlineData("SESSION_CORE-my-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|KEY_DECISIONS-k1|DECISION_BASIS-b1|SIGNAL_DELTA-s1|VALIDATION_STATE-v1|EXECUTION_STATE-e|BOUNDARY_STATE-NONE|NEXT_ACTION-do-it|ARTIFACTS-NONE|STANCE_COLLAPSE-x|BLIND_SPOT-no-one-looked|CS-work_0.9|SUMMARY-sum", "5.3")]
    [InlineData("SESSION_CORE-core|CAUSAL_DRIVERS-c1|DIVERGENCES-NONE|KEY_DECISIONS-k1|SIGNAL_DELTA-NONE|ARTIFACTS-NONE|EXECUTION_STATE-e|BOUNDARY_STATE-NONE|STANCE_COLLAPSE-x|NEXT_ACTION-next|CS-summary_0.5|SUMMARY-sum", "5.2")]
    public void AFileWithTheStringAloneIsRead(string uki, string version)
    {
        byte[] file = Encoding.UTF8.GetBytes(
            $$"""{"id":"2026-11-22-001","version":"{{version}}","timestamp":"2026-11-22T12:00:00.000Z","status":"pending","uki":"{{uki}}"}""");
        Handoff handoff = HandoffSamples.Read(file);
        Assert.Equal(version, handoff.Version);
        Assert.Null(UkiValidator.Check(handoff.Uki));
        Assert.Equal(handoff.Uki, HandoffSamples.WrittenAndRead(handoff).Uki);
    }

    [Fact]
    public void ListsAndNamesThatAFileLeavesOutAreEmptyNotNull()
    {
        Handoff handoff = HandoffSamples.Read(HandoffSamples.FileOf(Content));
        Assert.Equal(("5.4", "unknown", "none"), (handoff.Version, handoff.Agent, handoff.SessionId));
        Assert.All(
            (IReadOnlyList<string>[])[handoff.Content.Decisions, handoff.Content.SignalDelta, handoff.Content.BoundaryState, handoff.Content.Risks, handoff.Content.CausalDrivers, handoff.Content.Divergences],
            Assert.Empty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":")]
    [InlineData("""{"id":"x","timestamp":"2026-11-22T12:00:00.000Z","status":"pending"}""")]
    [InlineData("""{"id":"x","timestamp":"yesterday","status":"pending","uki":""}""")]
    [InlineData("""{"id":"x","timestamp":"2026-11-22T12:00:00.000Z","status":"claimed","uki":""}""")]
    [InlineData("""{"id":"x","timestamp":"2026-11-22T12:00:00.000Z","status":null,"uki":""}""")]
    [InlineData("<<<<<<< HEAD\n{}")]
    public void WhatIsNoHandoffIsRefused(string json) => HandoffSamples.AssertDamaged(() => HandoffSamples.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"work\":1", "\"work\":1e999")]
    [InlineData("[\"a\"]", "[null]")]
    [InlineData("[\"a\"]", "null")]
    [InlineData("\"sum\"", "\"\\u001b[2J\"")]
    [InlineData("\"sum\"", "\"\\ud83d\"")]
    [InlineData("\"nextAction\":\"n\",", "")]
    [InlineData("\"cs\"", "\"assumptions\":[null],\"cs\"")]
    [InlineData("\"cs\"", "\"scopeDeclaration\":{\"a\":null},\"cs\"")]
    [InlineData("\"cs\"", "\"verificationResults\":[null],\"cs\"")]
    [InlineData("\"cs\"", "\"complexityDelta\":[1],\"cs\"")]
    [InlineData("\"cs\"", "\"planPaths\":[],\"cs\"")]
    public void ContentThatBreaksARuleIsRefused(string good, string bad) =>
        HandoffSamples.AssertDamaged(() => HandoffSamples.Read(HandoffSamples.FileOf(Content.Replace(good, bad, StringComparison.Ordinal))));

    [Fact]
    public void TheExactIdsAndPathsStandBesideTheTokens()
    {
        HandoffContent content = HandoffSamples.Execute with { MaestroRefs = new() { MissionId = "2026-11-22-001", FeatureId = "auth-impl" } };
        HandoffFacts facts = new() { ChangedFiles = ["docs/日本語.md", "a \"b\"\nc"], FilesTotal = 70 };
        Handoff made = HandoffCodec.Create("2026-11-22-002", content, null, null, HandoffSamples.Noon, facts);
        Handoff read = HandoffSamples.WrittenAndRead(made);
        Assert.Equal(("2026-11-22-001", "auth-impl"), (read.MissionId, read.FeatureId));
        Assert.Equal(("2026_11_22_001", "auth_impl"), (read.Content.MaestroRefs.MissionId, read.Content.MaestroRefs.FeatureId));
        Assert.Equal(facts.ChangedFiles, read.Files);
        Assert.Equal(70, read.FilesTotal);
        Assert.Equal(("unknown", "none"), (read.Agent, read.SessionId));
    }

    [Theory]
    [InlineData("2026_11_22_001", "2026-11-22-001")]
    [InlineData("2026_11_22_1000", "2026-11-22-1000")]
    [InlineData("2026_11_22_001_k3xy", "2026-11-22-001-k3xy")]
    [InlineData("2026_11_22_01", "2026_11_22_01")]
    [InlineData("my_mission_id_is", "my_mission_id_is")]
    [InlineData(null, null)]
    public void AMissionTokenIsTurnedBackIntoItsId(string? token, string? missionId) => Assert.Equal(missionId, ReferenceIds.MissionIdOf(token));

    private static string Keys(JsonNode node) => JsonSerializer.Serialize(node.AsObject().Select(static pair => pair.Key));
}
