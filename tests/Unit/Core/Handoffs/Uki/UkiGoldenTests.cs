using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Handoffs;

namespace Maestro.Tests;

/// <summary>Every case of golden/uki.json.</summary>
public class UkiGoldenTests
{
    // The reference refuses a - in references; here they are made into tokens instead. No other case differs.
    private static readonly Dictionary<string, string> Normalised = new()
    {
        ["refs with dash rejected"] = "MAESTRO_REFS-mission_2026_04_09_001",
        ["refs feature dash rejected"] = "MAESTRO_REFS-feature_auth_impl",
    };

    public static TheoryData<string> Compress => [.. HandoffSamples.GoldenNames("compress")];

    public static TheoryData<string> Parse => [.. HandoffSamples.GoldenNames("parse")];

    public static TheoryData<string> Schema => [.. HandoffSamples.GoldenNames("contentSchema")];

    [Theory]
    [MemberData(nameof(Compress))]
    public void Renders(string name)
    {
        JsonElement entry = HandoffSamples.GoldenCase("compress", name);
        string content = entry.GetProperty("content").GetRawText();
        if (Normalised.TryGetValue(name, out string? expected))
        {
            Assert.Contains(expected, Render(content).Split('|'));
            return;
        }

        if (!entry.TryGetProperty("uki", out JsonElement uki))
        {
            Exception error = Assert.ThrowsAny<Exception>(() => Render(content));
            Assert.True(error is JsonException or MaestroException { Code: ErrorCode.UkiInvalid, Hint: not null }, error.ToString());
            return;
        }

        string rendered = Render(content);
        Assert.Equal(uki.GetString(), rendered);
        Assert.Null(UkiValidator.Check(rendered));
        AssertSame(entry.GetProperty("reparsed"), UkiReader.Parse(rendered).Content);
    }

    [Theory]
    [MemberData(nameof(Parse))]
    public void Parses(string name)
    {
        JsonElement entry = HandoffSamples.GoldenCase("parse", name);
        string uki = entry.GetProperty("uki").GetString()!;
        Assert.Equal(entry.GetProperty("validate").GetArrayLength() == 0, UkiValidator.Check(uki) is null);
        if (entry.TryGetProperty("content", out JsonElement content))
        {
            AssertSame(content, UkiReader.Parse(uki).Content);
        }
        else
        {
            Assert.Equal(ErrorCode.UkiInvalid, Assert.Throws<MaestroException>(() => UkiReader.Parse(uki)).Code);
        }
    }

    [Fact]
    public void NormalisesTokens()
    {
        foreach (JsonElement entry in HandoffSamples.Golden("normalizeToken").EnumerateArray())
        {
            JsonElement options = entry.GetProperty("options");
            string fallback = options.TryGetProperty("fallback", out JsonElement given) ? given.GetString()! : UkiToken.Unknown;
            int segments = options.TryGetProperty("maxSegments", out JsonElement max) ? max.GetInt32() : 12;
            Assert.Equal(entry.GetProperty("output").GetString(), UkiToken.Normalize(entry.GetProperty("input").GetString(), fallback, segments));
        }
    }

    [Theory]
    [MemberData(nameof(Schema))]
    public void AcceptsTheKeysOfContentAndNoOthers(string name)
    {
        JsonElement entry = HandoffSamples.GoldenCase("contentSchema", name);
        byte[] file = HandoffSamples.FileOf(entry.GetProperty("content").GetRawText());
        if (entry.GetProperty("ok").GetBoolean())
        {
            HandoffSamples.Read(file);
        }
        else
        {
            HandoffSamples.AssertDamaged(() => HandoffSamples.Read(file));
        }
    }

    private static string Render(string content) =>
        UkiWriter.Render(JsonSerializer.Deserialize(content, HandoffJsonContext.Default.HandoffContent)!);

    private static void AssertSame(JsonElement expected, HandoffContent actual)
    {
        var expectedNode = JsonNode.Parse(expected.GetRawText());
        var actualNode = JsonNode.Parse(HandoffSamples.Json(actual));
        Assert.True(JsonNode.DeepEquals(expectedNode, actualNode), $"expected {expectedNode}\n but got {actualNode}");
    }
}
