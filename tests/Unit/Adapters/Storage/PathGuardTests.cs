namespace Maestro.Tests;

public sealed class PathGuardTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Theory]
    [InlineData("../a.json")]
    [InlineData("m/../../a.json")]
    [InlineData("/a.json")]
    [InlineData("m//a.json")]
    [InlineData("./a.json")]
    [InlineData("m\\..\\a.json")]
    [InlineData("C:/a.json")]
    [InlineData("a.json:stream")]
    [InlineData("a\0.json")]
    [InlineData("")]
    public void OnlyPlainNamesAreAPath(string path)
    {
        Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => _folder.Read(path)).Code);
        Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => _folder.Write((path, "x"))).Code);
    }

    [Theory]
    [InlineData("file", "m/a.json")]
    [InlineData("folder", "m")]
    [InlineData("top", "missions")]
    public void ALinkThatLeadsOutIsNotFollowed(string kind, string link)
    {
        string victim = Path.Join(_folder.Outside, "a.json");
        File.WriteAllText(victim, "mine");
        Directory.CreateDirectory(Path.Join(_folder.Root, "m"));
        if (kind == "file")
        {
            File.CreateSymbolicLink(Path.Join(_folder.Root, link), victim);
        }
        else
        {
            if (link == "m")
            {
                Directory.Delete(Path.Join(_folder.Root, "m"));
            }

            Directory.CreateSymbolicLink(Path.Join(_folder.Root, link), _folder.Outside);
        }

        Refused(kind == "top" ? "missions/a.json" : "m/a.json");
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public void ALinkToALinkThatLeadsOutIsNotFollowed()
    {
        Directory.CreateSymbolicLink(Path.Join(_folder.Root, "evil"), _folder.Outside);
        Directory.CreateDirectory(Path.Join(_folder.Outside, "sub"));
        Directory.CreateSymbolicLink(Path.Join(_folder.Root, "m"), Path.Join(_folder.Root, "evil", "sub"));
        Refused("m/a.json");
        Assert.Empty(Directory.EnumerateFiles(Path.Join(_folder.Outside, "sub")));
    }

    [Fact]
    public void AWayUpThroughALinkIsNotFollowed()
    {
        Directory.CreateDirectory(Path.Join(_folder.Outside, "sub"));
        Directory.CreateDirectory(Path.Join(_folder.Root, "x"));
        Directory.CreateSymbolicLink(Path.Join(_folder.Root, "evil"), Path.Join(_folder.Outside, "sub"));
        Directory.CreateSymbolicLink(Path.Join(_folder.Root, "m"), "evil/../x");
        Refused("m/a.json");
    }

    [Fact]
    public void DanglingAndCircularLinksAreNotFollowed()
    {
        File.CreateSymbolicLink(Path.Join(_folder.Root, "dangling"), Path.Join(_folder.Root, "nothing"));
        File.CreateSymbolicLink(Path.Join(_folder.Root, "one"), Path.Join(_folder.Root, "two"));
        File.CreateSymbolicLink(Path.Join(_folder.Root, "two"), Path.Join(_folder.Root, "one"));
        Refused("dangling");
        Refused("dangling/a.json");
        Refused("one");
        Refused("one/a.json");
    }

    [Fact]
    public void ALinkThatStaysInsideIsAllowed()
    {
        Directory.CreateDirectory(Path.Join(_folder.Root, "real"));
        Directory.CreateSymbolicLink(Path.Join(_folder.Root, "m"), "real");
        _folder.Write(("m/a.json", "x"));
        Assert.Equal("x", _folder.Read("real/a.json"));
    }

    [Theory]
    [InlineData(".lock", false)]
    [InlineData(".lock.owner", false)]
    [InlineData(".journal", false)]
    [InlineData(".tmp", true)]
    public void TheStoresOwnNamesAreNoWayOutEither(string name, bool isFolder)
    {
        string victim = Path.Join(_folder.Outside, "victim");
        File.WriteAllText(victim, "mine");
        string link = Path.Join(_folder.Root, name);
        if (isFolder)
        {
            Directory.CreateSymbolicLink(link, _folder.Outside);
        }
        else
        {
            File.CreateSymbolicLink(link, victim);
        }

        Refused("a.json");
        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Outside));
    }

    public void Dispose() => _folder.Dispose();

    private void Refused(string path) =>
        Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => _folder.Write((path, "x"))).Code);
}
