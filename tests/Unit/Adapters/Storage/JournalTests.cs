using System.Text;
using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What a writer that was killed at the worst instant leaves, and what the next command makes of it.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void ReadersSeeTheStateAfterAJournalledChange()
    {
        _folder.Write(("m/a.json", "old"), ("m/gone.json", "old"), ("m/same.json", "old"));
        _folder.PutJournal(("m/a.json", "new"), ("m/b.json", "new"), ("m/deep/c.json", "new"), ("m/gone.json", null));
        Assert.Equal("new", _folder.Read("m/a.json"));
        Assert.Equal("new", _folder.Read("m/deep/c.json"));
        Assert.Null(_folder.Read("m/gone.json"));
        Assert.Null(_folder.Store.Find("m/gone.json"));
        Assert.Equal(3, _folder.Store.Find("m/b.json")!.Length);
        Assert.Equal(["a.json", "b.json", "deep", "same.json"], _folder.Names("m"));
        Assert.Equal(["c.json"], _folder.Names("m/deep"));
        Assert.True(File.Exists(Path.Join(_folder.Root, ".journal")), "a reader must not write");
    }

    [Fact]
    public void TheNextWriterCarriesItOut()
    {
        _folder.Write(("m/a.json", "old"), ("m/gone.json", "old"));
        _folder.PutJournal(("m/a.json", "new"), ("m/deep/c.json", "new"), ("m/gone.json", null));
        _folder.Store.BeginChange(CancellationToken.None).Dispose();
        Assert.Equal("new", File.ReadAllText(Path.Join(_folder.Root, "m/a.json")));
        Assert.Equal("new", File.ReadAllText(Path.Join(_folder.Root, "m/deep/c.json")));
        Assert.False(File.Exists(Path.Join(_folder.Root, "m/gone.json")));
        Assert.False(File.Exists(Path.Join(_folder.Root, ".journal")));
    }

    [Fact]
    public void HalfCarriedOutIsCarriedOnFromAnyPoint()
    {
        _folder.Write(("m/a.json", "old"), ("m/b.json", "old"));
        _folder.PutJournal(("m/a.json", "new"), ("m/b.json", "new"));
        File.Move(Path.Join(_folder.Root, ".tmp/abc-0"), Path.Join(_folder.Root, "m/a.json"), overwrite: true);
        Assert.Equal("new new", $"{_folder.Read("m/a.json")} {_folder.Read("m/b.json")}");
        _folder.Store.BeginChange(CancellationToken.None).Dispose();
        Assert.Equal("new new", $"{_folder.Read("m/a.json")} {_folder.Read("m/b.json")}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("thr")]
    [InlineData("three\n")]
    public void ALineThatIsAppendedIsSeenWholeHoweverMuchOfItIsInTheFile(string begun)
    {
        const string Events = "history/2026-11-30.jsonl";
        _folder.Put(Events, "one\ntwo\n" + begun);
        File.WriteAllBytes(Path.Join(_folder.Root, Journal.FileName), new Journal([], new JournalAppend(Events, 8, "three")).ToBytes());
        for (int round = 0; round < 2; round++)
        {
            Assert.Equal("one\ntwo\nthree\n", _folder.Read(Events));
            Assert.Equal("wo\nth", Encoding.UTF8.GetString(_folder.Store.Read(Events, 5, 5)!));
            Assert.Equal("three\n", Encoding.UTF8.GetString(_folder.Store.Read(Events, 8, 100)!));
            Assert.Empty(_folder.Store.Read(Events, 14, 100)!);
            Assert.Empty(_folder.Store.Read(Events, 100, 100)!);
            Assert.Equal(14, _folder.Store.Find(Events)!.Length);
            Assert.Equal(14, Assert.Single(_folder.Store.List("history")).Length);
            _folder.Store.BeginChange(CancellationToken.None).Dispose();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("maestro-journal-1 0000000000000000\nm/a.json\tabc-0\n")]
    [InlineData("maestro-journal-2 0000000000000000\n")]
    [InlineData("\0\0\0\0")]
    public void WhatIsNoJournalKeepsNoReaderFromTheState(string content)
    {
        _folder.Write(("m/a.json", "x"));
        string path = _folder.Put(".journal", content);
        Assert.Equal("x", _folder.Read("m/a.json"));
        Assert.Equal(["a.json"], _folder.Names("m"));
        RefusesWritersUntilItIsSetAside(path);
        Assert.Equal(content, File.ReadAllText(Path.Join(_folder.Root, "backup", "1", "journal")));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    [InlineData("socket")]
    public void NorDoesWhatIsNoFile(string kind)
    {
        _folder.Write(("m/a.json", "x"));
        string path = Path.Join(_folder.Root, ".journal");
        if (OddFile.TryMake(path, kind))
        {
            Assert.Equal("x", _folder.Read("m/a.json"));
            RefusesWritersUntilItIsSetAside(path);
        }
    }

    [Fact]
    public void AJournalIsNeverSetAside()
    {
        _folder.PutJournal(("m/a.json", "new"), ("m/b.json", "new"));
        _folder.Store.SetJournalAside("backup/1", CancellationToken.None);
        Assert.Equal("new", _folder.Read("m/a.json"));
        Assert.False(Directory.Exists(Path.Join(_folder.Root, "backup")));
    }

    private void RefusesWritersUntilItIsSetAside(string path)
    {
        MaestroException damaged = Assert.Throws<MaestroException>(() => _folder.Store.BeginChange(CancellationToken.None));
        Assert.Equal(ErrorCode.StateFileDamaged, damaged.Code);
        Assert.Equal(path, damaged.Target);
        Assert.Contains("Repair-MaestroWorkspace", damaged.Hint, StringComparison.Ordinal);
        Assert.True(Path.Exists(path));
        _folder.Store.SetJournalAside("backup/1", CancellationToken.None);
        Assert.False(Path.Exists(path));
        _folder.Write(("m/a.json", "y"), ("m/b.json", "y"));
        Assert.Equal("y", _folder.Read("m/a.json"));
    }

    [Fact]
    public void AnyCutOfAJournalIsNoJournal()
    {
        byte[] whole = new Journal(new Dictionary<string, string?> { ["m/a.json"] = "abc-0", ["m/ä.json"] = null }).ToBytes();
        Assert.Equal(2, Journal.Parse(whole)!.Staged.Count);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(Journal.Parse(whole.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData("../../outside/secret")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    public void AJournalFromElsewhereMovesNothingIn(string staged)
    {
        string secret = Path.Join(_folder.Outside, "secret");
        File.WriteAllText(secret, "secret");
        File.WriteAllBytes(Path.Join(_folder.Root, ".journal"), new Journal(new Dictionary<string, string?> { ["a.json"] = staged }).ToBytes());
        Assert.Null(_folder.Read("a.json"));
        Assert.Throws<MaestroException>(() => _folder.Store.BeginChange(CancellationToken.None));
        Assert.Equal("secret", File.ReadAllText(secret));
    }

    [Theory]
    [InlineData("../outside/victim")]
    [InlineData("m/../../outside/victim")]
    public void AJournalFromElsewhereWritesNothingOut(string target)
    {
        string victim = Path.Join(_folder.Outside, "victim");
        File.WriteAllText(victim, "mine");
        _folder.PutJournal((target, "theirs"));
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => _folder.Store.BeginChange(CancellationToken.None)).Code);
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public void AFolderIsMadeWithTheChangeThatNeedsItOrNotAtAll()
    {
        using (IStateChange change = _folder.Store.BeginChange(CancellationToken.None))
        {
            StoreFolder.Stage(change, ("m/deep/a.json", "x"));
            Assert.False(Directory.Exists(Path.Join(_folder.Root, "m")));
            change.Commit();
        }

        Assert.Equal("x", _folder.Read("m/deep/a.json"));
        Assert.False(File.Exists(Path.Join(_folder.Root, ".journal")));
    }

    [Fact]
    public void ALineWithoutATabIsNoJournal()
    {
        const string Body = "no tab here\n";
        byte[] hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Body));
        string text = $"maestro-journal-1 {Convert.ToHexStringLower(hash.AsSpan(0, 8))}\n{Body}";
        Assert.Null(Journal.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task AReaderNeverSeesHalfOfAChange()
    {
        (string, string?)[] files = [.. Enumerable.Range(0, 40).Select(static n => ($"m/f{n}.json", (string?)"x"))];
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (int round = 0; round < 60; round++)
            {
                _folder.Write(files);
                _folder.Write([.. files.Select(static file => (file.Item1, (string?)null))]);
            }

            stop.Cancel();
        });
        var seen = new SortedSet<int>();
        FileStateStore reader = _folder.Open();
        while (!stop.IsCancellationRequested)
        {
            seen.Add(reader.List("m").Count);
            seen.Add(reader.Names("m").Count);
        }

        await writer;
        Assert.Subset(new HashSet<int> { 0, 40 }, seen);
    }

    public void Dispose() => _folder.Dispose();
}
