using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class StateRecordsTests
{
    private readonly FakeClock _clock = new();
    private readonly MemoryStateStore _store;
    private readonly StateRecords<string> _records;

    public StateRecordsTests()
    {
        _store = new MemoryStateStore(_clock);
        _records = new StateRecords<string>(_store, _clock, static (content, _) =>
            content.Length == 0 ? throw new MaestroException(ErrorCode.StateFileDamaged, "empty") : Encoding.UTF8.GetString(content));
    }

    [Fact]
    public void AFileThatStayedTheSameIsReadOnce()
    {
        _store["a"] = "one";
        _clock.Advance(TimeSpan.FromSeconds(3));
        string? first = _records.Get("a");
        Assert.Same(first, _records.Get("a"));
        Assert.Equal(1, _store.Reads);
    }

    [Fact]
    public void AFileWrittenJustNowIsReadAgain()
    {
        _store["a"] = "one";
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("one", _records.Get("a"));

        // The same length at the same coarse time: nothing but the content tells.
        DateTime written = _store.Find("a")!.LastWriteUtc;
        _store.Put("a", "two"u8.ToArray(), written);
        Assert.Equal("two", _records.Get("a"));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", _records.Get("a"));
        int reads = _store.Reads;
        Assert.Equal("two", _records.Get("a"));
        Assert.Equal(reads, _store.Reads);
    }

    [Fact]
    public void AYoungFileIsReadAgainButTheSameBytesAreTheSameRecord()
    {
        _store["a"] = "one";
        string? first = _records.Get("a");
        Assert.Same(first, _records.Get("a"));
        Assert.Equal(2, _store.Reads);
        _store["a"] = "two";
        Assert.Equal("two", _records.Get("a"));
    }

    [Fact]
    public void ALargeFileIsReadAgainUnderTheLockButTheSameBytesAreTheSameRecord()
    {
        _store["a"] = new string('x', 20_000);
        DateTime written = _store.Find("a")!.LastWriteUtc;
        _clock.Advance(TimeSpan.FromSeconds(3));
        string? first = _records.Get("a");
        Assert.Same(first, _records.Get("a"));
        using (FreshReads.Begin())
        {
            Assert.Same(first, _records.Get("a"));
            Assert.Equal(2, _store.Reads);
        }

        // The same length and time: under the lock, it is the bytes that count.
        _store.Put("a", Encoding.UTF8.GetBytes(new string('y', 20_000)), written);
        using (FreshReads.Begin())
        {
            Assert.Equal(new string('y', 20_000), _records.Get("a"));
        }
    }

    [Fact]
    public void WhatIsAbsentUnderTheLockIsAskedForOnceAndByItsHolderAlone()
    {
        using (FreshReads.Begin())
        {
            var other = new Thread(() => Assert.Null(_records.Get("b")));
            other.Start();
            other.Join();
            _store["b"] = "two";
            Assert.Equal("two", _records.Get("b"));

            Assert.Null(_records.Get("c"));
            int listed = _store.Listed.Count;
            Assert.Null(_records.Get("c"));
            Assert.Equal(listed, _store.Listed.Count);
        }

        _store["c"] = "three";
        using (FreshReads.Begin())
        {
            Assert.Equal("three", _records.Get("c"));
        }
    }

    [Fact]
    public void AFileFromTheFutureIsNeverTrusted()
    {
        _store.Put("a", "one"u8.ToArray(), _clock.Now.UtcDateTime.AddHours(1));
        _records.Get("a");
        _records.Get("a");
        Assert.Equal(2, _store.Reads);
    }

    [Theory]
    [InlineData("two", 60)]
    [InlineData("longer", 0)]
    public void AnotherTimeOrLengthIsAnotherFile(string content, int seconds)
    {
        _store["a"] = "one";
        DateTime written = _store.Find("a")!.LastWriteUtc;
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("one", _records.Get("a"));
        _store.Put("a", Encoding.UTF8.GetBytes(content), written.AddSeconds(seconds));
        Assert.Equal(content, _records.Get("a"));
    }

    [Fact]
    public void AFileThatGrewBetweenLookAndReadIsNotTrusted()
    {
        _store["a"] = "one";
        StateEntry seen = _store.Find("a")!;
        _clock.Advance(TimeSpan.FromMinutes(1));
        _store.Put("a", "other content"u8.ToArray(), seen.LastWriteUtc);
        Assert.Equal("other content", _records.Get("", seen));
        Assert.Equal("other content", _records.Get("", seen));
        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public void AFileThatWentIsForgottenAndDamageIsNotRemembered()
    {
        _store["a"] = "one";
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("one", _records.Get("a"));
        _store.Remove("a");
        Assert.Null(_records.Get("a"));
        _store["a"] = "";
        Assert.Throws<MaestroException>(() => _records.Get("a"));
        _store["a"] = "one";
        Assert.Equal("one", _records.Get("a"));
    }

    [Fact]
    public void AFolderThatStayedTheSameIsTheSameList()
    {
        _store["f/a.json"] = "one";
        _store["f/b.json"] = "two";
        _store["f/other.txt"] = "no record";
        _clock.Advance(TimeSpan.FromMinutes(1));
        IReadOnlyList<string> all = _records.All("f", new RecordedFeedback());
        Assert.Equal(["one", "two"], all);
        Assert.Same(all, _records.All("f", new RecordedFeedback()));
        Assert.Equal(2, _store.Reads);

        _store["f/b.json"] = "three";
        Assert.Equal(["one", "three"], _records.All("f", new RecordedFeedback()));
        _store.Remove("f/a.json");
        Assert.Equal(["three"], _records.All("f", new RecordedFeedback()));
    }

    [Fact]
    public void AFolderThatIsNewIsAskedForItsNamesAloneAndFilesForTheirTimesWhenRead()
    {
        _store["f/a.json"] = "one";
        _store["f/b.json"] = "two";
        _clock.Advance(TimeSpan.FromMinutes(1));
        IReadOnlyList<string> all = _records.All("f", new RecordedFeedback());
        Assert.Equal(0, _store.Looks);
        Assert.Same(all, _records.All("f", new RecordedFeedback()));
        Assert.Equal(1, _store.Looks);

        // What was read the first time is known by the time it had then.
        _store.Put("f/a.json", "new"u8.ToArray(), _store.Find("f/a.json")!.LastWriteUtc.AddSeconds(1));
        Assert.Equal(["new", "two"], _records.All("f", new RecordedFeedback()));
        Assert.Equal(3, _store.Reads);
    }

    [Fact]
    public void AYoungFileOfANewFolderIsReadOnceThatTime()
    {
        for (int n = 0; n < 20; n++)
        {
            _store[$"f/{n:D2}.json"] = "young";
        }

        Assert.Equal(20, _records.All("f", new RecordedFeedback()).Count);
        Assert.Equal(20, _store.Reads);
    }

    [Fact]
    public void AFolderWithAYoungFileIsReadAgainEachTime()
    {
        _store["f/a.json"] = "one";
        Assert.Equal(["one"], _records.All("f", new RecordedFeedback()));
        _store.Put("f/a.json", "two"u8.ToArray(), _store.Find("f/a.json")!.LastWriteUtc);
        Assert.Equal(["two"], _records.All("f", new RecordedFeedback()));
    }

    [Fact]
    public void DamageInAFolderIsToldEachTimeAndTheRestIsThere()
    {
        _store["f/a.json"] = "one";
        _store["f/b.json"] = "";
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (int time = 0; time < 2; time++)
        {
            var problems = new RecordedFeedback();
            Assert.Equal(["one"], _records.All("f", problems));
            Assert.Equal(ErrorCode.StateFileDamaged, Assert.Single(problems.Problems).Code);
        }
    }

    [Fact]
    public void ManyFilesAreReadAheadOnceAndDamageIsToldWhenItsTurnComes()
    {
        for (int n = 0; n < 100; n++)
        {
            _store[$"f/{n:D3}.json"] = n == 50 ? "" : $"{n}";
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        var problems = new RecordedFeedback();
        Assert.Equal(99, _records.All("f", problems).Count);
        Assert.Single(problems.Problems);
        Assert.Equal(101, _store.Reads);
    }
}
