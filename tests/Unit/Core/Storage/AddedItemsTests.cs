using System.Text;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What was added to the end of a list is found without parsing the items before it, and is what parsing all of them finds.</summary>
public sealed class AddedItemsTests
{
    private const string Path = "notes.json";

    [Theory]
    [InlineData("[1]", "[1, 2]")]
    [InlineData("[1]", "[1,2,3]")]
    [InlineData("[\n  {\"n\": \"a\"}\n]\n", "[\n  {\"n\": \"a\"},\n  {\"n\": \"] , [ü\"},\n  [[]]\n]\n")]
    [InlineData("[[], {}]", "[[], {}, null]")]
    public void AreFound(string before, string after)
    {
        Assert.NotNull(AddedItems.Find(Bytes(before).Span, Bytes(after).Span));
        Same(before, after);
        Same(after, before);
    }

    [Theory]
    [InlineData("[]", "[1]")]
    [InlineData("[1]", "[1]\n")]
    [InlineData("[1]", "[12, 3]")]
    [InlineData("[1, 2]", "[0, 1, 2]")]
    [InlineData("[1, 2]", "[1, 3]")]
    [InlineData("[{\"n\": 1}]", "[{\"n\": 1, \"m\": 2}]")]
    [InlineData("[[1]]", "[[1, 2]]")]
    [InlineData("{\"l\": [1]}", "{\"l\": [1, 2]}")]
    [InlineData("[{\"id\": \"a\"}]", "[{\"id\": \"a\"}, {\"id\": \"b\"}]")]
    [InlineData("[{\"id\": \"a\"}]", "[{\"id\": \"a\"}, {\"id\": \"a\"}]")]
    [InlineData("[{\"id\": \"a\"}]", "[{\"id\": \"a\"}, {\"id\": 1}]")]
    [InlineData("[{\"id\": 1}]", "[{\"id\": 1}, {\"id\": \"b\"}]")]
    public void AnyOtherDifferenceIsFoundToo(string before, string after)
    {
        Same(before, after);
        Same(after, before);
    }

    [Theory]
    [InlineData("[1", "[1, 2]")]
    [InlineData("[1] x]", "[1] x, 2]")]
    [InlineData("]", ", 1]")]
    [InlineData("[,]", "[,, 1]")]
    [InlineData("[1,]", "[1,, 1]")]
    [InlineData("[}]", "[}, 1]")]
    [InlineData("[1]", "[1,]")]
    [InlineData("[1]", "[1, ]")]
    [InlineData("[1]", "[1, 2")]
    [InlineData("[1]", "[1, 2] x")]
    [InlineData("[1]", "[1, 2]]")]
    [InlineData("[1]", "[1,, 2]")]
    public void NothingIsConcludedFromWhatIsNoJson(string before, string after)
    {
        Assert.Null(AddedItems.Find(Bytes(before).Span, Bytes(after).Span));
        Same(before, after);
    }

    [Fact]
    public void TheOthersCostNoMemory()
    {
        string items = string.Join(",\n  ", Enumerable.Repeat("""{ "content": "The server is down until Monday" }""", 2000));
        ReadOnlyMemory<byte> before = Bytes($"[{items}]");
        ReadOnlyMemory<byte> after = Bytes($"[{items}, 1]");
        HistoryDiff.Of(Path, before, after, isRecord: true);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        HistoryEdit edit = Assert.Single(HistoryDiff.Of(Path, before, after, isRecord: true));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.Equal("@2000", Assert.Single(edit.At));
        Assert.True(allocated < before.Length / 10, $"{allocated} bytes for a file of {before.Length}");
    }

    // A blank in front belongs to no value, and keeps the two from having the same bytes.
    private static void Same(string before, string after) => Assert.Equal(Lines(" " + before, after), Lines(before, after));

    // What is no JSON is one value, the blank with it.
    private static string[] Lines(string before, string after) =>
        [.. HistoryDiff.Of(Path, Bytes(before), Bytes(after), isRecord: true).Select(static edit => $"{string.Join('/', edit.At)}: {edit.Before.ToString()!.TrimStart()} -> {edit.After}")];

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
