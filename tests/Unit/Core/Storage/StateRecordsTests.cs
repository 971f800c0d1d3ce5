using System.Text;

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
        Assert.Equal("other content", _records.Get("a", seen));
        Assert.Equal("other content", _records.Get("a", seen));
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
}
