using System.Globalization;
using System.Text;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What differs in one record of a long list is found without parsing the others, and is what parsing all of them finds.</summary>
public sealed class ChangedRecordTests
{
    private const string Path = "missions/2026-11-30-001/assertions.json";

    [Theory]
    [InlineData("first")]
    [InlineData("mid \\\" } ] { \\u00e9dle")]
    [InlineData("ü")]
    [InlineData("last")]
    public void IsWhatParsingAllOfItFinds(string text)
    {
        for (int at = 0; at < 5; at++)
        {
            Same(File(5), File(5, at, text));
            Same(File(5, at, "x"), File(5, at, text + "x"));
        }
    }

    [Fact]
    public void IsOfTheRecordAlone()
    {
        HistoryEdit edit = Assert.Single(HistoryDiff.Of(Path, Bytes(File(9)), Bytes(File(9, 4, "other")), isRecord: true));
        Assert.Equal(["assertions", "#a4", "description"], edit.At);
        Assert.Equal(("holds", "other"), (edit.Before!.Value.GetString(), edit.After!.Value.GetString()));
    }

    [Theory]
    [InlineData("""{"assertions": [{"id": "a"}]}""", """{"assertions": [{"id": "b"}]}""")]
    [InlineData("""{"assertions": [{"id": "a"}]}""", """{"assertions": [{"id": "a"}, {"id": "b"}]}""")]
    [InlineData("""{"assertions": [{"id": "a"}, {"id": "b"}]}""", """{"assertions": [{"id": "b"}]}""")]
    [InlineData("""{"assertions": [{"id": "a", "n": 1}, {"id": "b", "n": 1}]}""", """{"assertions": [{"id": "a", "n": 2}, {"id": "b", "n": 2}]}""")]
    [InlineData("""{"assertions": [{"id": "a", "n": 1}]}""", """{"assertions": [{"id": "a", "n": 1}, 7]}""")]
    [InlineData("""{"assertions": [["a"]]}""", """{"assertions": [["b"]]}""")]
    [InlineData("""{"assertions": {"a": {"n": 1}}}""", """{"assertions": {"a": {"n": 2}}}""")]
    [InlineData("""{"other": {"a": {"id": "a", "n": 1}}}""", """{"other": {"a": {"id": "a", "n": 2}}}""")]
    [InlineData("""{"updatedAt": [{"id": "a", "n": 1}]}""", """{"updatedAt": [{"id": "a", "n": 2}]}""")]
    [InlineData("""{"l\u0031": [{"id": "a", "n": 1}]}""", """{"l\u0031": [{"id": "a", "n": 2}]}""")]
    [InlineData("""{"x": [1, {"id": "b"}], "l": [[], {}, {"id": "a", "n": 1}]}""", """{"x": [1, {"id": "b"}], "l": [[], {}, {"id": "a", "n": 2}]}""")]
    [InlineData("""{"l" : [ { "id" : "a" , "n" : "\\" } ] }""", """{"l" : [ { "id" : "a" , "n" : "\"" } ] }""")]
    [InlineData("""{"l": [{"id": "a", "n": 1}], "m": 1}""", """{"l": [{"id": "a", "n": 2}], "m": 2}""")]
    [InlineData("""{"l": [{"id": "a", "n": "}, {"}]}""", """{"l": [{"id": "a", "n": "}, {x"}]}""")]
    [InlineData("""{"l": [{"id": "a", "x": {"id": "b", "n": 1}}]}""", """{"l": [{"id": "a", "x": {"id": "b", "n": 2}}]}""")]
    [InlineData("""[{"id": "a", "n": 1}]""", """[{"id": "a", "n": 2}]""")]
    [InlineData("""{"l": [{"id": "a", "n": 1}, {"id": "a", "n": 1}]}""", """{"l": [{"id": "a", "n": 1}, {"id": "a", "n": 2}]}""")]
    [InlineData("""{"l": [{"id": "a", "updatedAt": 1}]}""", """{"l": [{"id": "a", "updatedAt": 2}]}""")]
    public void AnyOtherDifferenceIsFoundToo(string before, string after)
    {
        Same(before, after);
        Same(after, before);
    }

    [Theory]
    [InlineData("""{"l": [{"id": "a", "n": 1}]""")]
    [InlineData("""{"l": [{"id": "a", "n": 1}]} x""")]
    [InlineData("""{"l": [{"id": "a", "n": }]}""")]
    [InlineData("""{"l": [{"id": "a"} , "n": 1}]}""")]
    [InlineData("")]
    [InlineData("{")]
    public void NothingIsConcludedFromWhatIsNoJson(string damaged)
    {
        const string Valid = """{"l": [{"id": "a", "n": 2}]}""";
        Assert.Null(ChangedRecord.Find(Bytes(damaged).Span, Bytes(Valid).Span));
        Assert.Null(ChangedRecord.Locate(Bytes(Valid).Span, Bytes(damaged).Span));
    }

    [Fact]
    public void WhatSomebodyElseWroteIsNotTakenOnTrust()
    {
        const string Damaged = """{"l": [{"id": "a", "n": 1}], x}""";
        HistoryEdit edit = Assert.Single(HistoryDiff.Of(Path, Bytes(Damaged), Bytes(Damaged.Replace('1', '2')), isRecord: false));
        Assert.Empty(edit.At);
    }

    [Fact]
    public void TheOtherRecordsCostNoMemory()
    {
        ReadOnlyMemory<byte> before = Bytes(File(2000));
        ReadOnlyMemory<byte> after = Bytes(File(2000, 1000, "other"));
        HistoryDiff.Of(Path, before, after, isRecord: true);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        HistoryDiff.Of(Path, before, after, isRecord: true);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated < before.Length / 10, $"{allocated} bytes for a file of {before.Length}");
    }

    // A blank behind the file belongs to no value, and keeps the two from being the same up to their ends.
    private static void Same(string before, string after) => Assert.Equal(Lines(before + " ", after), Lines(before, after));

    private static string[] Lines(string before, string after) =>
        [.. HistoryDiff.Of(Path, Bytes(before), Bytes(after), isRecord: true).Select(static edit => $"{edit.Path} {string.Join('/', edit.At)}: {edit.Before} -> {edit.After}")];

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string File(int records, int changed = -1, string text = "")
    {
        IEnumerable<string> items = Enumerable.Range(0, records).Select(n => string.Create(
            CultureInfo.InvariantCulture, $$"""{ "id": "a{{n}}", "description": "{{(n == changed ? text : "holds")}}", "more": [{ "id": "x" }, 1, null], "updatedAt": {{(n == changed ? 2 : 1)}} }"""));
        return $$"""
            {
              "missionId": "2026-11-30-001",
              "assertions": [
                {{string.Join(",\n    ", items)}}
              ],
              "extra": { "assertions": [] }
            }
            """;
    }
}
