using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using Maestro.Shell.Output;

namespace Maestro.Tests.Shell;

public class JsonArrayOutputTests
{
    [Fact]
    public void Nothing_is_an_empty_array() => Assert.Equal("[]\n", Text());

    [Fact]
    public void Every_object_has_a_line() => Assert.Equal("[\n\"a\",\n1,\nnull\n]\n", Text("a", 1, null));

    [Theory]
    [InlineData(true, "true")]
    [InlineData(-7L, "-7")]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData('x', "\"x\"")]
    [InlineData(ConsoleColor.Red, "\"Red\"")]
    [InlineData("日本 <a> \"q\"", "\"日本 <a> \\\"q\\\"\"")]
    public void Scalars_are_words_of_json(object value, string json) => Assert.Equal($"[\n{json}\n]\n", Text(value));

    [Fact]
    public void Times_are_utc_and_durations_constant() =>
        Assert.Equal(
            "[\n\"2026-01-02T01:04:05.006Z\",\n\"1.00:01:30\"\n]\n",
            Text(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)), new TimeSpan(1, 0, 1, 30)));

    [Fact]
    public void Objects_keep_their_property_names_and_one_bad_getter_costs_only_itself()
    {
        var item = new PSObject(new Awkward());
        item.Properties.Add(new PSNoteProperty("note", 1));
        item.Properties.Add(new PSAliasProperty("Id", "FeatureId"));

        Assert.Equal("""{"note":1,"Id":"auth","FeatureId":"auth","Broken":null,"Self":null}""", Parse(item)!.ToJsonString());
    }

    [Fact]
    public void Dictionaries_and_lists_nest()
    {
        var value = new Hashtable { ["a"] = new object[] { 1, new Dictionary<string, object> { ["b"] = Array.Empty<int>() } } };

        Assert.Equal("""{"a":[1,{"b":[]}]}""", Parse(value)!.ToJsonString());
    }

    [Fact]
    public void Depth_ends_in_text_instead_of_an_error()
    {
        object value = "bottom";
        for (var i = 0; i < 40; i++)
            value = new Hashtable { ["in"] = value };

        var depth = 0;
        var node = Parse(value);
        for (; node is JsonObject; node = node["in"])
            depth++;

        Assert.Equal(JsonValueWriter.MaxDepth, depth);
        Assert.IsType<JsonValue>(node, exactMatch: false);
    }

    private static JsonNode? Parse(object value) => JsonNode.Parse(Text(value))!.AsArray()[0];

    private static string Text(params object?[] values)
    {
        using var bytes = new MemoryStream();
        using var output = new JsonArrayOutput(bytes);
        foreach (var value in values)
            output.Add(value is null ? null : PSObject.AsPSObject(value));
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
