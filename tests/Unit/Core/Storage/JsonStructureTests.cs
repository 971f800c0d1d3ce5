using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Objects, lists and texts are where the reader of the platform finds them.</summary>
public sealed class JsonStructureTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly string[] Texts = ["", "a", "\"", "\\", "\\\"", "{", "}]", ":", ",", "ü \U0001F680", "a long text that has no mark of its own in it", "\n\t\0", "\u2028"];

    [Theory]
    [InlineData("{}")]
    [InlineData(" [ ] ")]
    [InlineData("7")]
    [InlineData("\"a\"")]
    [InlineData("[1, -2.5e3, true, null, \"x\", {\"a\" : \"b\"}]")]
    [InlineData("{\"a\"\n\t:\r {\"b\":[[[{}]]]}, \"c\":\"d\\\\\", \"e\\\"\":\"\\\\\\\"\"}")]
    public void IsThatOfThePlatform(string json) => Same(json);

    [Fact]
    public void IsThatOfThePlatformWhateverIsInIt()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            Same(JsonSerializer.Serialize(Value(random, 0), seed % 2 == 0 ? Indented : JsonSerializerOptions.Default));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"a\\")]
    [InlineData("{\"a")]
    [InlineData("}}}]]")]
    [InlineData("[[[[")]
    [InlineData("{\"a\": [}")]
    public void EndsOnWhatIsNoJson(string damaged)
    {
        var structure = new JsonStructure(Encoding.UTF8.GetBytes(damaged));
        int count = 0;
        while (structure.Read())
        {
            Assert.InRange(++count, 1, damaged.Length);
            Assert.InRange(structure.End, structure.Start + 1, damaged.Length);
            _ = structure.IsName;
        }

        structure.Skip();
    }

    private static void Same(string json)
    {
        byte[] content = Encoding.UTF8.GetBytes(json);
        var expected = new List<string>();
        var reader = new Utf8JsonReader(content);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    int end = (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2;
                    expected.Add(Line((char)content[reader.TokenStartIndex], reader.CurrentDepth, (int)reader.TokenStartIndex, end, reader.TokenType == JsonTokenType.PropertyName));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.EndObject or JsonTokenType.EndArray:
                    expected.Add(Line((char)content[reader.TokenStartIndex], reader.CurrentDepth, (int)reader.TokenStartIndex, (int)reader.TokenStartIndex + 1, isName: false));
                    break;
            }
        }

        var found = new List<string>();
        var structure = new JsonStructure(content);
        while (structure.Read())
        {
            found.Add(Line((char)structure.Token, structure.Depth, structure.Start, structure.End, structure.IsName));
            if (structure.Token == '"')
            {
                Assert.Equal(Encoding.UTF8.GetString(content[(structure.Start + 1)..(structure.End - 1)]), Encoding.UTF8.GetString(structure.Text));
            }
        }

        Assert.Equal(expected, found);
    }

    private static string Line(char token, int depth, int start, int end, bool isName) =>
        string.Create(CultureInfo.InvariantCulture, $"{token} {depth} {start}-{end} {isName}");

    private static object? Value(Random random, int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => null,
        1 => random.Next(-1000, 1000),
        2 or 3 => Text(random),
        4 => random.Next(2) == 0,
        5 => Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)).ToArray(),
        _ => Enumerable.Range(0, random.Next(4)).ToDictionary(n => string.Create(CultureInfo.InvariantCulture, $"{n}{Text(random)}"), _ => Value(random, depth + 1)),
    };

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Texts[random.Next(Texts.Length)]));
}
