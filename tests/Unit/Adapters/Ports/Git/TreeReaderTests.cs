using Maestro.Adapters.Memory;
using Maestro.Adapters.Ports;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>The digest of a real worktree follows its content, and nothing else.</summary>
public sealed class TreeReaderTests : IDisposable
{
    private readonly GitRepository _repository = new();

    [Fact]
    public void CommittingWhatIsThereChangesNothing()
    {
        _repository.Write("src/a.txt", "one\n");
        _repository.Write("src/b.txt", "two\n");
        _repository.Commit();
        _repository.Write("src/a.txt", "three\n");
        _repository.Write("src/new.txt", "four\n");
        string? changed = Digest();
        _repository.Git("add", "src/a.txt");
        Assert.Equal(changed, Digest());
        string commit = _repository.Commit();
        Assert.Equal(changed, Digest());
        Assert.Equal((commit, false), (Read().Commit, Read().IsDirty));
    }

    [Fact]
    public void EveryKindOfChangeOfContentShows()
    {
        _repository.Write("a.txt", "one\n");
        _repository.Write("b.txt", "two\n");
        _repository.Commit();
        var digests = new List<string?> { Digest() };
        void Next(Action change)
        {
            change();
            digests.Add(Digest());
        }

        Next(() => _repository.Write("a.txt", "One\n"));
        Next(() => _repository.Write("untracked.txt", ""));
        Next(() => File.Delete(Path.Join(_repository.Root, "b.txt")));
        Next(() => File.Move(Path.Join(_repository.Root, "a.txt"), Path.Join(_repository.Root, "c.txt")));
        Assert.DoesNotContain(null, digests);
        Assert.Equal(digests.Count, digests.Distinct().Count());
        _repository.Git("checkout", "-q", ".");
        File.Delete(Path.Join(_repository.Root, "c.txt"));
        File.Delete(Path.Join(_repository.Root, "untracked.txt"));
        Assert.Equal(digests[0], Digest());
    }

    [Fact]
    public void WhatGitIgnoresAndMaestrosOwnFilesDoNotCount()
    {
        _repository.Write(".gitignore", "out/\n");
        _repository.Commit();
        string? before = Digest();
        _repository.Write("out/log.txt", "x");
        _repository.Write(".maestro/missions/m/mission.json", "{}");
        File.SetLastWriteTimeUtc(Path.Join(_repository.Root, "README.md"), DateTime.UtcNow.AddHours(1));
        Assert.Equal(before, Digest());
        Assert.False(Read().IsDirty);
    }

    [Fact]
    public void TextThatGitKeepsWithOtherLineEndsIsTheSameOnceCommitted()
    {
        _repository.Git("config", "core.autocrlf", "true");
        _repository.Write("a.txt", "one\r\ntwo\r\n");
        string? before = Digest();
        _repository.Git("-c", "core.autocrlf=true", "add", "-A");
        _repository.Git("-c", "core.autocrlf=true", "commit", "-q", "-m", "x");
        Assert.Equal(before, Digest());
    }

    [Theory]
    [InlineData("src/**", true)]
    [InlineData("*.md", false)]
    public void OnlyTheFilesThatMatterCount(string glob, bool isChanged)
    {
        _repository.Write("src/a.txt", "one\n");
        _repository.Commit();
        string? before = TreeDigest.Of(Read(), [glob]);
        _repository.Write("src/a.txt", "two\n");
        Assert.Equal(isChanged, before != TreeDigest.Of(Read(), [glob]));
    }

    [Fact]
    public void AFolderWithoutARepositoryIsReadWholeAndHasTheSameDigest()
    {
        _repository.Write("src/a.txt", "one\n");
        _repository.Commit();
        string? inGit = Digest();
        string copy = Directory.CreateDirectory(Path.Join(_repository.Folder, "copy", "src")).Parent!.FullName;
        File.Copy(Path.Join(_repository.Root, "README.md"), Path.Join(copy, "README.md"));
        File.Copy(Path.Join(_repository.Root, "src/a.txt"), Path.Join(copy, "src/a.txt"));
        TreeState plain = Reader().Read(copy, TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(inGit, TreeDigest.Of(plain, null));
        Assert.Null(plain.Commit);
        Assert.Null(plain.IsDirty);
    }

    [Fact]
    public void ARepositoryThatTheLibraryCannotReadHasTheSameDigest()
    {
        _repository.Write("src/a.txt", "one\n");
        _repository.Commit();
        string? before = Digest();
        _repository.Git("update-index", "--split-index");
        _repository.Write("src/b.txt", "two\n");
        Assert.NotEqual(before, Digest());
        File.Delete(Path.Join(_repository.Root, "src/b.txt"));
        Assert.Equal(before, Digest());
    }

    [Fact]
    public void WhatCannotBeReadIsUnknown()
    {
        _repository.Write(".git/index", "garbage");
        TreeState state = Read();
        Assert.Null(state.Files);
        Assert.NotNull(state.Notice);
        Assert.Null(TreeDigest.Of(state, null));
    }

    public void Dispose() => _repository.Dispose();

    private string? Digest() => TreeDigest.Of(Read(), null);

    private TreeState Read() => Reader().Read(_repository.Root, TimeSpan.FromMinutes(1), CancellationToken.None);

    private static TreeReader Reader() => new(new GitReader(), new RatchetScanner());
}
