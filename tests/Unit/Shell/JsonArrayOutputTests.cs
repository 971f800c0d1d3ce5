using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Output;

namespace Maestro.Tests.Shell;

public class JsonArrayOutputTests
{
    [Fact]
    public void NothingIsAnEmptyArray() => Assert.Equal("[]\n", Text());

    [Fact]
    public void EveryObjectHasALine() => Assert.Equal("[\n\"a\",\n1,\nnull\n]\n", Text("a", 1, null));

    [Theory]
    [InlineData(true, "true")]
    [InlineData(-7L, "-7")]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData('x', "\"x\"")]
    [InlineData(ConsoleColor.Red, "\"Red\"")]
    [InlineData("日本 <a> \"q\"", "\"日本 <a> \\\"q\\\"\"")]
    public void ScalarsAreWordsOfJson(object value, string json) => Assert.Equal($"[\n{json}\n]\n", Text(value));

    [Fact]
    public void TimesAreUtcAndDurationsConstant() =>
        Assert.Equal(
            "[\n\"2026-01-02T01:04:05.006Z\",\n\"1.00:01:30\"\n]\n",
            Text(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)), new TimeSpan(1, 0, 1, 30)));

    [Fact]
    public void ObjectsKeepTheirPropertyNamesAndOneBadGetterCostsOnlyItself()
    {
        var item = new PSObject(new Awkward());
        item.Properties.Add(new PSNoteProperty("note", 1));
        item.Properties.Add(new PSAliasProperty("Id", "FeatureId"));

        Assert.Equal("""{"note":1,"Id":"auth","FeatureId":"auth","Broken":null,"Self":null}""", Parse(item)!.ToJsonString());
    }

    [Fact]
    public void DictionariesAndListsNest()
    {
        var value = new Hashtable { ["a"] = new object[] { 1, new Dictionary<string, object> { ["b"] = Array.Empty<int>() } } };

        Assert.Equal("""{"a":[1,{"b":[]}]}""", Parse(value)!.ToJsonString());
    }

    [Fact]
    public void DepthEndsInTextInsteadOfAnError()
    {
        object value = "bottom";
        for (int i = 0; i < 40; i++)
        {
            value = new Hashtable { ["in"] = value };
        }

        int depth = 0;
        JsonNode? node = Parse(value);
        for (; node is JsonObject; node = node["in"])
        {
            depth++;
        }

        Assert.Equal(JsonValueWriter.MaxDepth, depth);
        Assert.IsType<JsonValue>(node, exactMatch: false);
    }

    private static JsonNode? Parse(object value) => JsonNode.Parse(Text(value))!.AsArray()[0];

    private static string Text(params object?[] values)
    {
        using var bytes = new MemoryStream();
        using var output = new JsonArrayOutput(bytes, new JsonShape(new OutputOptions { Full = true }));
        foreach (object? value in values)
        {
            output.Add(value is null ? null : PSObject.AsPSObject(value));
        }

        output.Complete();
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private sealed class Awkward
    {
        public string FeatureId { get; } = "auth";

        public string Broken => throw new InvalidOperationException(FeatureId);

        public Awkward Self => this;
    }
}
