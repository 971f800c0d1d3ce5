using Maestro.Adapters.Storage;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class GuardedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ALinkThatLeadsOutIsNotFollowedAndOneThatStaysIs()
    {
        string victim = _folder.Write("home/.bashrc", "mine");
        string project = Path.Join(_folder.Path, "project");
        _folder.Write("project/real/ignore", "old");
        string outside = Link("project/out.md", victim);
        string nowhere = Link("project/new.md", Path.Join(_folder.Path, "home", "made"));
        string inside = Link("project/.gitignore", Path.Join("real", "ignore"));
        Directory.CreateSymbolicLink(Path.Join(project, "folder"), Path.Join(_folder.Path, "home"));

        Assert.All([outside, nowhere, Path.Join(project, "folder", "x.md")], path =>
            Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => Write(project, path, [1])).Code));
        Write(project, inside, "new"u8.ToArray());

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Equal([victim], Directory.GetFileSystemEntries(Path.Join(_folder.Path, "home")));
        Assert.Equal("new", File.ReadAllText(Path.Join(project, "real", "ignore")));
        Assert.NotNull(new FileInfo(inside).LinkTarget);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    [InlineData("folder")]
    public void WhatIsNoFileIsNeitherReadNorReplaced(string kind)
    {
        string path = Path.Join(_folder.Path, "a");
        if (OddFile.TryMake(path, kind))
        {
            Assert.ThrowsAny<IOException>(() => GuardedFile.Read(path));
            Assert.ThrowsAny<IOException>(() => Write(_folder.Path, path, [1]));
            Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        }
    }

    [Fact]
    public async Task NoChangeIsLostAndNothingIsLeftBesideTheFile()
    {
        string path = Path.Join(_folder.Path, "new", "a.txt");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (int n = 0; n < 10; n++)
            {
                byte[] line = System.Text.Encoding.UTF8.GetBytes($"{writer} {n}\n");
                byte[]? before;
                do
                {
                    before = GuardedFile.Read(path);
                }
                while (!GuardedFile.TryReplace(_folder.Path, new OutsideWrite(new UserFiles(), path, before, [.. before ?? [], .. line])));
            }
        })));

        Assert.Equal(80, File.ReadAllLines(path).Distinct().Count());
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void WhatAKilledWriterLeftIsUsedUp()
    {
        string path = _folder.Write("a.txt", "old");
        Write(_folder.Path, path, [1]);
        string left = Path.Join(_folder.Path, ".maestro-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a.txt"u8))[..12]);
        File.WriteAllText(left, "half");
        Write(_folder.Path, path, "new"u8.ToArray());
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void ALongerFileThanMayBeIsRefused()
    {
        string path = _folder.Write("a.txt", "four");
        Assert.Equal("four"u8, RegularFile.ReadAll(path, 4));
        Assert.Contains("more than 3 bytes", Assert.Throws<IOException>(() => RegularFile.ReadAll(path, 3)).Message, StringComparison.Ordinal);
    }

    private string Link(string name, string target)
    {
        string path = Path.Join(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private static void Write(string inside, string path, byte[] content) =>
        Assert.True(GuardedFile.TryReplace(inside, new OutsideWrite(new UserFiles(), path, null, content) { OverwritesAny = true }));
}
