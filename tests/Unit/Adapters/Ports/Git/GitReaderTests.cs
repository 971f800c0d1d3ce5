using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class GitReaderTests : IDisposable
{
    private readonly GitReader _reader = new();
    private GitRepository? _repository;

    public void Dispose() => _repository?.Dispose();

    [Fact]
    public void ACleanRepositoryTellsBranchAndCommit()
    {
        GitRepository repo = Use(new GitRepository());
        string head = repo.Git("rev-parse", "HEAD");

        GitState state = Read(repo.Root);

        Assert.Equal(repo.Root, state.Root);
        Assert.Equal(repo.Root, state.WorktreeRoot);
        Assert.Equal("main", state.Branch);
        Assert.Equal(head, state.HeadCommit);
        Assert.Equal(DateTimeOffset.Parse(repo.Git("log", "-1", "--format=%cI")), state.HeadCommitAt);
        Assert.False(state.IsDirty);
        Assert.False(state.IsDetached);
        Assert.False(state.IsUnborn);
        Assert.Equal(0, state.ChangedTotal);
        Assert.Null(state.Notice);
    }

    [Fact]
    public void AFolderInsideGivesTheSame()
    {
        GitRepository repo = Use(new GitRepository());
        repo.Write("src/deep/x.cs", "x");
        string deep = Path.Combine(repo.Root, "src", "deep");

        Assert.Equal("main", _reader.Branch(deep));
        GitState state = Read(deep);
        Assert.Equal(repo.Root, state.Root);
        Assert.Equal("src/deep/x.cs", Assert.Single(state.ChangedFiles).Path);
    }

    [Fact]
    public void AnUnbornBranchKeepsItsName()
    {
        GitRepository repo = Use(new GitRepository(isEmpty: true));
        repo.Git("checkout", "-q", "-b", "feature/My-Branch");
        repo.Write("a.txt", "a");

        GitState state = Read(repo.Root);

        Assert.True(state.IsUnborn);
        Assert.Equal("feature/My-Branch", state.Branch);
        Assert.Equal("feature/My-Branch", _reader.Branch(repo.Root));
        Assert.Null(state.HeadCommit);
        Assert.Null(state.HeadCommitAt);
        Assert.Equal(new GitChange { Path = "a.txt", Kind = "untracked" }, Assert.Single(state.ChangedFiles));
    }

    [Fact]
    public void ADetachedHeadHasNoBranch()
    {
        GitRepository repo = Use(new GitRepository());
        repo.Git("checkout", "-q", "--detach");

        GitState state = Read(repo.Root);

        Assert.True(state.IsDetached);
        Assert.Null(state.Branch);
        Assert.Null(_reader.Branch(repo.Root));
        Assert.NotNull(state.HeadCommit);
    }

    [Fact]
    public void ALinkedWorktreeLeadsToTheMainOne()
    {
        GitRepository repo = Use(new GitRepository());
        string linked = Path.Combine(repo.Folder, "linked");
        repo.Git("worktree", "add", "-q", "-b", "side", linked);
        File.WriteAllText(Path.Combine(linked, "only-here.txt"), "x");

        GitState state = Read(linked);

        Assert.Equal(repo.Root, state.Root);
        Assert.Equal(linked, state.WorktreeRoot);
        Assert.Equal("side", state.Branch);
        Assert.Equal("side", _reader.Branch(linked));
        Assert.Equal("only-here.txt", Assert.Single(state.ChangedFiles).Path);
        Assert.Equal(["README.md", "only-here.txt"], _reader.TrackedFiles(linked, default)!);
        Assert.False(Read(repo.Root).IsDirty);
    }

    [Fact]
    public void ASubmoduleIsARepositoryOfItsOwn()
    {
        GitRepository repo = Use(new GitRepository());
        string other = Path.Combine(repo.Folder, "other");
        GitRepository.Run(repo.Folder, "clone", "-q", repo.Root, other);
        repo.Git("submodule", "--quiet", "add", other, "lib/other");
        repo.Commit();
        string inside = Path.Combine(repo.Root, "lib", "other");
        File.WriteAllText(Path.Combine(inside, "README.md"), "changed");

        Assert.Equal(new GitChange { Path = "lib/other", Kind = "modified" }, Assert.Single(Read(repo.Root).ChangedFiles));
        Assert.Equal(["README.md"], Read(inside).ChangedFiles.Select(change => change.Path));
        Assert.Equal(inside, Read(inside).Root);
        Assert.Equal([".gitmodules", "README.md"], _reader.TrackedFiles(repo.Root, default)!);
    }

    [Fact]
    public void ABareRepositoryGivesANotice()
    {
        GitRepository repo = Use(new GitRepository());
        string bare = Path.Combine(repo.Folder, "bare.git");
        GitRepository.Run(repo.Folder, "clone", "-q", "--bare", repo.Root, bare);

        GitState state = Read(bare);

        Assert.Contains("bare", state.Notice);
        Assert.Equal("main", state.Branch);
        Assert.NotNull(state.HeadCommit);
        Assert.Null(state.IsDirty);
        Assert.Null(_reader.TrackedFiles(bare, default));
    }

    [Theory]
    [InlineData("HEAD", "garbage\n")]
    [InlineData("HEAD", "")]
    [InlineData("index", "garbage")]
    [InlineData("config", "[core\nnonsense")]
    [InlineData("refs/heads/main", "0123456789012345678901234567890123456789\n")]
    public void ABrokenRepositoryGivesANotice(string file, string content)
    {
        GitRepository repo = Use(new GitRepository());
        repo.Write(".git/" + file, content);

        GitState state = Read(repo.Root);

        Assert.NotNull(state.Notice);
        Assert.Equal(repo.Root, state.WorktreeRoot);
        Assert.Empty(state.ChangedFiles);
        _ = _reader.TrackedFiles(repo.Root, default)?.ToList();
    }

    [Theory]
    [InlineData("gitdir: nowhere")]
    [InlineData("not a link")]
    [InlineData("")]
    public void ALinkToNowhereGivesANotice(string content)
    {
        string folder = Directory.CreateTempSubdirectory("maestro-git-").FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), content);

        Assert.NotNull(Read(folder).Notice);
        Assert.Null(_reader.Branch(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void AnEmptyGitFolderHidesNoRepositoryAbove()
    {
        GitRepository repo = Use(new GitRepository());
        Directory.CreateDirectory(Path.Combine(repo.Root, "sub", ".git"));

        Assert.Equal("main", Read(Path.Combine(repo.Root, "sub")).Branch);
    }

    [Fact]
    public void NoRepositoryIsNull()
    {
        string folder = Directory.CreateTempSubdirectory("maestro-git-").FullName;

        Assert.Null(_reader.Read(folder, new GitReadOptions(), default));
        Assert.Null(_reader.Branch(folder));
        Assert.Null(_reader.TrackedFiles(folder, default));
        Assert.Null(_reader.Read(Path.Combine(folder, "missing"), new GitReadOptions(), default));
        Directory.Delete(folder);
    }

    [Fact]
    public void WithoutChangesTheWorktreeIsLeftAlone()
    {
        GitRepository repo = Use(new GitRepository());
        repo.Write("new.txt", "x");

        GitState state = _reader.Read(repo.Root, new GitReadOptions { IncludeChanges = false }, default)!;

        Assert.Equal("main", state.Branch);
        Assert.Null(state.IsDirty);
        Assert.Null(state.ChangedTotal);
        Assert.False(state.IsCut);
    }

    [Fact]
    public void ARepositoryWhoseChangesTakeTooLongIsCutWithANotice()
    {
        GitRepository repo = Use(new GitRepository());
        repo.Write("new.txt", "x");
        using var gate = new ManualResetEventSlim();
        var instant = TimeSpan.FromMilliseconds(1);
        Assert.Null(GitScan.Run(repo.Root, () => Held(gate), instant, default));

        GitState state = _reader.Read(repo.Root, new GitReadOptions { Budget = instant }, default)!;

        Assert.True(state.IsCut);
        Assert.NotNull(state.Notice);
        Assert.Null(state.IsDirty);
        Assert.Null(state.ChangedTotal);
        Assert.Equal("main", state.Branch);

        // While one runs on, no second one starts beside it; once it has ended, the next reader sees the present.
        Assert.Null(GitScan.Run(repo.Root, () => throw new InvalidOperationException(), instant, default));
        gate.Set();
        Assert.Equal(1, Read(repo.Root).ChangedTotal);
    }

    [Fact]
    public void CancellingEndsTheWaitForChanges()
    {
        using var gate = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        Task<GitScan?> run = Task.Run(() => GitScan.Run("somewhere", () => Held(gate, source), TimeSpan.FromMinutes(1), source.Token));

        Assert.ThrowsAny<OperationCanceledException>(run.GetAwaiter().GetResult);
        gate.Set();
    }

    [Fact]
    public void CancellingIsTheOnlyException()
    {
        GitRepository repo = Use(new GitRepository());
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _reader.Read(repo.Root, new GitReadOptions(), source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => _reader.TrackedFiles(repo.Root, source.Token));
    }

    [Fact]
    public void ReadingWritesNothing()
    {
        GitRepository repo = Use(new GitRepository());
        File.SetLastWriteTimeUtc(Path.Combine(repo.Root, "README.md"), DateTime.UtcNow.AddHours(-1));
        repo.Write("new.txt", "x");
        List<string> before = Tree(repo.Root);

        _ = Read(repo.Root);
        _ = _reader.TrackedFiles(repo.Root, default)!.ToList();

        Assert.Equal(before, Tree(repo.Root));
    }

    private static GitScan Held(ManualResetEventSlim gate, CancellationTokenSource? source = null)
    {
        source?.Cancel();
        gate.Wait();
        return new GitScan([], 0, null);
    }

    private static List<string> Tree(string root) => [.. new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order()];

    private GitRepository Use(GitRepository made) => _repository = made;

    private GitState Read(string folder) => _reader.Read(folder, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;
}
