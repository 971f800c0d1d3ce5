using Maestro.Adapters;
using Maestro.Adapters.Upkeep;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class InstructionFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InstructionFiles _files = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileIsReplacedWithItsModeAndLeavesNothingBesideIt()
    {
        string path = _folder.Write("AGENTS.md", "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        Write(path, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void ALinkStaysALinkAndTheFileItLeadsToIsWritten()
    {
        string real = _folder.Write("dotfiles/claude.md", "old");
        string link = Path.Join(_folder.Path, "CLAUDE.md");
        string middle = Path.Join(_folder.Path, "middle.md");
        File.CreateSymbolicLink(middle, real);
        File.CreateSymbolicLink(link, "middle.md");

        Write(link, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(real));
        Assert.Equal("middle.md", new FileInfo(link).LinkTarget);
        Assert.Equal(real, new FileInfo(middle).LinkTarget);
    }

    [Fact]
    public void ALinkThatLeadsRoundOrNowhereIsRefusedByName()
    {
        string round = Path.Join(_folder.Path, "round.md");
        File.CreateSymbolicLink(round, "round.md");
        string lost = Path.Join(_folder.Path, "lost.md");
        File.CreateSymbolicLink(lost, Path.Join(_folder.Path, "missing", "file.md"));

        Assert.All([round, lost], path =>
        {
            MaestroException refused = Assert.Throws<MaestroException>(() => Write(path, [1]));
            Assert.Equal((ErrorCode.IntegrationFailed, path), (refused.Code, refused.Target));
        });
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void AReadOnlyFileIsLeftAlone()
    {
        string path = _folder.Write("AGENTS.md", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        MaestroException refused = Assert.Throws<MaestroException>(() => Write(path, "new"u8.ToArray()));

        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void AFolderInTheFileSPlaceIsRefusedAndAMissingFileIsNone()
    {
        Directory.CreateDirectory(Path.Join(_folder.Path, "AGENTS.md"));

        Assert.Equal(ErrorCode.IntegrationFailed, Assert.Throws<MaestroException>(() => _files.Read(Path.Join(_folder.Path, "AGENTS.md"))).Code);
        Assert.Null(_files.Read(Path.Join(_folder.Path, "missing", "AGENTS.md")));
    }

    [Fact]
    public void AFileThatHasChangedIsLeftAlone()
    {
        string path = _folder.Write("AGENTS.md", "new");

        Assert.False(_files.TryReplace(new OutsideWrite(_files, path, "old"u8.ToArray(), [1])));
        Assert.False(_files.TryReplace(new OutsideWrite(_files, path, null, [1])));
        Assert.False(_files.TryReplace(new OutsideWrite(_files, path, "old"u8.ToArray(), null)));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.True(_files.TryReplace(new OutsideWrite(_files, path, "new"u8.ToArray(), null)));
        Assert.False(File.Exists(path));
    }

    private void Write(string path, byte[] content) => Assert.True(_files.TryReplace(new OutsideWrite(_files, path, null, content) { OverwritesAny = true }));
}
