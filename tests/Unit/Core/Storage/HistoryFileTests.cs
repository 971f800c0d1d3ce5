using System.Text;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class HistoryFileTests
{
    private const string Path = "history/2026-11-30.jsonl";

    private readonly MemoryStateStore _store = new(TimeProvider.System);

    // Blocks begin and end anywhere in these: lines of all lengths, some longer than the largest block, some empty.
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "half a line")]
    [InlineData(3000, "\n\n")]
    [InlineData(200_000, "half a line")]
    [InlineData(6_000_000, "")]
    public void BothWaysGiveEveryWholeLineOnce(int longest, string rest)
    {
        string[] lines = [.. Enumerable.Range(0, 100).Select(number => new string((char)('a' + (number % 26)), number % 20 == 7 ? longest : longest / 1000 * (number % 20)))];
        _store[Path] = string.Concat(lines.Select(static line => line + "\n")) + rest;
        HistoryFile file = Assert.Single(new HistoryFiles(_store).List());
        Assert.Equal(lines.Where(static line => line.Length > 0).Reverse(), file.Backward().Select(Text));
        Assert.Equal(lines.Where(static line => line.Length > 0), file.Forward(0).Select(static found => Text(found.Line)).Where(static line => line.Length > 0));
    }

    [Fact]
    public void EachLineSaysWhereTheNextOneBegins()
    {
        _store[Path] = "one\ntwo\nthree\n";
        HistoryFile file = Assert.Single(new HistoryFiles(_store).List());
        long second = file.Forward(0).First().End;
        Assert.Equal(["two", "three"], file.Forward(second).Select(static found => Text(found.Line)));
        Assert.Empty(file.Forward(file.Length));
    }

    [Fact]
    public void TheNewestLinesCostOneBlockOfALongFile()
    {
        _store[Path] = string.Concat(Enumerable.Repeat(new string('x', 999) + "\n", 30_000));
        HistoryFile file = Assert.Single(new HistoryFiles(_store).List());
        Assert.Equal(20, file.Backward().Take(20).Count());
        Assert.Equal(1, _store.Reads);
    }

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);
}
