using System.Text;
using Maestro.Memory;

namespace Maestro.Tests;

/// <summary>Of a list to which notes were added, the others are not decoded again; the list is the one that decoding all of it gives.</summary>
public sealed class NoteListTests
{
    private const string Path = "/w/.maestro/notes.json";

    [Fact]
    public void AddedOnesAreDecodedAlone()
    {
        string before = File("10:00:00.000", "10:00:00.000", "10:00:01.000");
        string after = File("10:00:00.000", "10:00:00.000", "10:00:01.000", "09:00:00.000", "10:00:02.000");
        IReadOnlyList<Note> known = MemoryFiles.Notes(Bytes(before), Path);
        IReadOnlyList<Note>? updated = MemoryFiles.Notes(known, Bytes(before), Bytes(after), Path);
        Assert.NotNull(updated);
        Assert.Equal(Lines(MemoryFiles.Notes(Bytes(after), Path)), Lines(updated));
        Assert.All(known, (note, index) => Assert.Same(note, updated[index]));
        Assert.EndsWith("-2", updated[1].NoteId, StringComparison.Ordinal);
    }

    [Fact]
    public void ATimeThatIsTakenGetsItsNumberFromWhoeverDecodesAllOfIt()
    {
        string before = File("10:00:00.000", "10:00:01.000");
        IReadOnlyList<Note> known = MemoryFiles.Notes(Bytes(before), Path);
        Assert.Null(MemoryFiles.Notes(known, Bytes(before), Bytes(File("10:00:00.000", "10:00:01.000", "10:00:00.000")), Path));
        Assert.Null(MemoryFiles.Notes(known, Bytes(before), Bytes(File("10:00:00.000", "10:00:01.000", "10:00:02.000", "10:00:02.000")), Path));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{ }")]
    [InlineData("""{ "timestamp": "yesterday", "content": "n" }""")]
    [InlineData("""{ "timestamp": "2026-11-23T12:00:00.000Z", "Content": "n" }""")]
    [InlineData("""{ "timestamp": "2026-11-23T12:00:00.000Z", "content": "n", "content": "n" }""")]
    [InlineData("""{ "timestamp": "2026-11-23T12:00:00.000Z", "content": "n" """)]
    public void WhatIsWrongIsLeftToWhoeverDecodesAllOfIt(string bad)
    {
        string before = File("10:00:00.000");
        string after = before.TrimEnd()[..^1] + ", " + bad + "]";
        IReadOnlyList<Note> known = MemoryFiles.Notes(Bytes(before), Path);
        Assert.Null(MemoryFiles.Notes(known, Bytes(before), Bytes(after), Path));
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => MemoryFiles.Notes(Bytes(after), Path)).Code);
    }

    [Fact]
    public void OneThatWasChangedOrRemovedIsAnotherList()
    {
        string before = File("10:00:00.000", "10:00:01.000");
        IReadOnlyList<Note> known = MemoryFiles.Notes(Bytes(before), Path);
        Assert.Null(MemoryFiles.Notes(known, Bytes(before), Bytes(File("10:00:00.000")), Path));
        Assert.Null(MemoryFiles.Notes(known, Bytes(before), Bytes(File("10:00:00.000", "10:00:02.000", "10:00:03.000")), Path));
        Assert.Null(MemoryFiles.Notes([], Bytes("[]"), Bytes(before), Path));
    }

    private static string[] Lines(IReadOnlyList<Note> notes) => [.. notes.Select(static note => $"{note.NoteId} {note.Timestamp:O} {note.Content} {note.Branch}")];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string File(params string[] times) =>
        $"[\n  {string.Join(",\n  ", times.Select(static (time, n) => $$"""{ "timestamp": "2026-11-23T{{time}}Z", "content": "note {{n}}", "git_branch": "main" }"""))}\n]\n";
}
