using Maestro.Storage;

namespace Maestro.Tests;

public sealed class FileStateStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void WhatIsCommittedIsThereAndNothingElse()
    {
        _folder.Write(("missions/m/mission.json", "one"), ("missions/m/features/a.json", "two"));
        Assert.Equal("one", _folder.Read("missions/m/mission.json"));
        Assert.Equal(["features", "mission.json"], _folder.Names("missions/m"));
        Assert.Empty(Directory.EnumerateFiles(Path.Join(_folder.Root, ".tmp")));
        Assert.False(File.Exists(Path.Join(_folder.Root, ".journal")));
    }

    [Fact]
    public void WhatIsNotCommittedNeverHappened()
    {
        _folder.Write(("a.json", "one"));
        string before = StoreFolder.Tree(_folder.Root);
        using (IStateChange change = _folder.Store.BeginChange(CancellationToken.None))
        {
            StoreFolder.Stage(change, ("a.json", "two"), ("new/b.json", "three"));
            Assert.Equal("one", _folder.Read("a.json"));
        }

        Assert.Equal(before, StoreFolder.Tree(_folder.Root));
        Assert.Empty(Directory.EnumerateFiles(Path.Join(_folder.Root, ".tmp")));
    }

    [Fact]
    public void AReaderKeepsTheFileItOpened()
    {
        _folder.Write(("a.json", "old"));
        using FileStream open = new(Path.Join(_folder.Root, "a.json"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _folder.Write(("a.json", "new and longer"));
        using var reader = new StreamReader(open);
        Assert.Equal("old", reader.ReadToEnd());
        Assert.Equal("new and longer", _folder.Read("a.json"));
    }

    [Fact]
    public void LeftOversOfKilledWritersAreSwept()
    {
        string left = _folder.Put(".tmp/dead-0", "half a file");
        Assert.Empty(_folder.Names("missions"));
        _folder.Write(("a.json", "one"));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void DeletingWhatIsNotThereMakesNoFolders()
    {
        _folder.Write(("a.json", "one"), ("workers/x/report.json", null));
        Assert.False(Directory.Exists(Path.Join(_folder.Root, "workers")));
    }

    [Fact]
    public void NamesTellNoMoreThanWhatAFolderHolds()
    {
        _folder.Write(("m/a.json", "one"), ("m/b/c.json", "two"));
        _folder.Put("m/.hidden", "not listed");
        StateEntry[] names = [.. _folder.Store.Names("m").OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
        Assert.Equal([("a.json", false), ("b", true)], names.Select(static entry => (entry.Name, entry.IsFolder)));
        Assert.All(names, static entry => Assert.NotNull(entry.ListedAt));
        Assert.All(_folder.Store.List("m"), static entry => Assert.Null(entry.ListedAt));
        Assert.Empty(_folder.Store.Names("nothing"));
    }

    [Fact]
    public void AReaderOfAFolderTellsWhenAFileWasWrittenAndStaysInside()
    {
        _folder.Write(("m/a.json", "one"));
        StateReader read = _folder.Store.Reader("m");
        Assert.True(read("a.json", out StateContent content));
        using (content)
        {
            Assert.Equal("one"u8, content.Bytes);
            Assert.Equal(Path.Join(_folder.Root, "m", "a.json"), content.FullPath);
            Assert.Equal(_folder.Store.Find("m/a.json")!.LastWriteUtc, content.LastWriteUtc);
        }

        Assert.False(read("b.json", out _));
        Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => read("../a.json", out _)).Code);
    }

    [Fact]
    public void AFolderInAFilesPlaceIsNamedAndNotWritten()
    {
        Directory.CreateDirectory(Path.Join(_folder.Root, "a.json"));
        using IStateChange change = _folder.Store.BeginChange(CancellationToken.None);
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => StoreFolder.Stage(change, ("a.json", "x"))).Code);
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => StoreFolder.Stage(change, ("a.json", null))).Code);
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => _folder.Read("a.json")).Code);
    }

    [Theory]
    [InlineData("pipe", "a pipe")]
    [InlineData("socket", "a socket")]
    [InlineData("endless", "a device")]
    [InlineData("folder", "a folder")]
    [InlineData("huge", "too large")]
    public void WhatIsNoFileIsNamedAtOnce(string kind, string what)
    {
        Directory.CreateDirectory(Path.Join(_folder.Root, "m"));
        string path = Path.Join(_folder.Root, "m", "a.json");
        if (!OddFile.TryMake(path, kind))
        {
            return;
        }

        Assert.Single(_folder.Store.List("m"));
        StateReader read = _folder.Store.Reader("m");
        Assert.All<Action>([() => _folder.Read("m/a.json"), () => read("a.json", out _)], ask =>
        {
            MaestroException damaged = Assert.Throws<MaestroException>(ask);
            Assert.Equal((ErrorCode.StateFileDamaged, path), (damaged.Code, damaged.Target));
            Assert.Contains(what, damaged.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void AFileWhoseNameCantBeSaidIsNamed()
    {
        if (!OperatingSystem.IsLinux() || !OddFile.TryMakeUnspeakable(Path.Join(_folder.Root, "m")))
        {
            return;
        }

        StateEntry entry = Assert.Single(_folder.Store.List("m"));
        MaestroException damaged = Assert.Throws<MaestroException>(() => _folder.Store.Reader("m")(entry.Name, out _));
        OddFile.RemoveUnspeakable(Path.Join(_folder.Root, "m"));
        Assert.Equal(ErrorCode.StateFileDamaged, damaged.Code);
    }

    [Theory]
    [InlineData("m/A.json")]
    [InlineData("m/new.json", "m/New.json")]
    public void NamesThatDifferByCaseAloneAreNotMade(params string[] paths)
    {
        _folder.Write(("m/a.json", "x"));
        string before = StoreFolder.Tree(_folder.Root);
        if (File.Exists(Path.Join(_folder.Root, "m", "A.json")))
        {
            return;
        }

        using (IStateChange change = _folder.Store.BeginChange(CancellationToken.None))
        {
            StoreFolder.Stage(change, [.. paths.Select(static path => (path, (string?)"y"))]);
            Assert.Equal(ErrorCode.IdInvalid, Assert.Throws<MaestroException>(change.Commit).Code);
        }

        Assert.Equal(before, StoreFolder.Tree(_folder.Root));
    }

    [Fact]
    public void AFileInAFoldersPlaceIsNamed()
    {
        _folder.Put("missions", "not a folder");
        MaestroException damaged = Assert.Throws<MaestroException>(() => _folder.Store.List("missions"));
        Assert.Equal(ErrorCode.StateFileDamaged, damaged.Code);
        Assert.Empty(_folder.Store.List("nothing"));
        Assert.Null(_folder.Read("nothing/a.json"));
        using IStateChange change = _folder.Store.BeginChange(CancellationToken.None);
        StoreFolder.Stage(change, ("missions/m/a.json", "x"));
        Assert.Equal(ErrorCode.WorkspaceNotWritable, Assert.Throws<MaestroException>(change.Commit).Code);
    }

    [Fact]
    public void AChangeThatCantBeMadeLeavesNoFolders()
    {
        _folder.Put("z", "a file where a folder is needed");
        string before = StoreFolder.Tree(_folder.Root);
        using (IStateChange change = _folder.Store.BeginChange(CancellationToken.None))
        {
            StoreFolder.Stage(change, ("missions/m/mission.json", "x"), ("z/b.json", "y"));
            Assert.Throws<MaestroException>(change.Commit);
        }

        Assert.Equal(before, StoreFolder.Tree(_folder.Root));
    }

    public void Dispose() => _folder.Dispose();
}
