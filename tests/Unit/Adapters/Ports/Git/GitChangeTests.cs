using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class GitChangeTests : IDisposable
{
    private readonly GitRepository _repo = new();
    private readonly GitReader _reader = new();

    public static TheoryData<string> Names => OperatingSystem.IsWindows()
        ? ["a b.txt", "日本語.md", "sp ace/é.txt", "it's.txt"]
        : ["a b.txt", "日本語.md", "sp ace/é.txt", "it's.txt", "quote\"and\nnewline.txt", " leading", "tab\there", "back\\slash", "*.cs", "-n", "a -> b"];

    public void Dispose() => _repo.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void APathIsExactInEveryState(string name)
    {
        _repo.Write(name, "1\n");
        Assert.Equal([Change(name, "untracked")], Read().ChangedFiles);

        _repo.Git("add", "-A");
        Assert.Equal([Change(name, "added")], Read().ChangedFiles);

        _repo.Commit();
        _repo.Write(name, "longer than before\n");
        Assert.Equal([Change(name, "modified")], Read().ChangedFiles);
        Assert.Contains(name, _reader.TrackedFiles(_repo.Root, default)!);

        File.Delete(Path.Combine(_repo.Root, name));
        Assert.Equal([Change(name, "deleted")], Read().ChangedFiles);
        Assert.DoesNotContain(name, _reader.TrackedFiles(_repo.Root, default)!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARenameHasBothPaths(bool isStaged)
    {
        _repo.Write("old name.txt", string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i}\n")));
        _repo.Commit();
        File.Move(Path.Combine(_repo.Root, "old name.txt"), Path.Combine(_repo.Root, "né.txt"));
        if (isStaged)
        {
            _repo.Git("add", "-A");
        }

        Assert.Equal([Change("né.txt", "renamed") with { OldPath = "old name.txt" }], Read().ChangedFiles);
    }

    [Fact]
    public void AFileTakenOutOfTheIndexIsDeleted()
    {
        _repo.Git("rm", "-q", "--cached", "README.md");

        Assert.Equal([Change("README.md", "deleted")], Read().ChangedFiles);
    }

    [Fact]
    public void AConflictIsOneChange()
    {
        _repo.Git("checkout", "-q", "-b", "side");
        _repo.Write("README.md", "side\n");
        _repo.Commit();
        _repo.Git("checkout", "-q", "main");
        _repo.Write("README.md", "main\n");
        _repo.Commit();
        Assert.Throws<InvalidOperationException>(() => _repo.Git("merge", "-q", "side"));

        Assert.Equal([Change("README.md", "conflicted")], Read().ChangedFiles);
        Assert.Equal(["README.md"], _reader.TrackedFiles(_repo.Root, default)!);
    }

    [Fact]
    public void AnUntrackedFolderIsItsFilesCappedAndCountedAfterTrackedOnes()
    {
        for (int i = 0; i < 60; i++)
        {
            _repo.Write($"a/new/f{i:00}.txt", "x");
        }

        _repo.Write("README.md", "something else\n");

        GitState state = Read();

        Assert.Equal(50, state.ChangedFiles.Count);
        Assert.Equal(61, state.ChangedTotal);
        Assert.True(state.IsCut);
        Assert.True(state.IsDirty);
        Assert.Null(state.Notice);
        Assert.Equal(Change("README.md", "modified"), state.ChangedFiles[0]);
        Assert.Equal(Change("a/new/f00.txt", "untracked"), state.ChangedFiles[1]);
    }

    [Fact]
    public void IgnoredFilesAreLeftOut()
    {
        _repo.Write(".gitignore", "bin/\n*.log\n!keep.log\n");
        _repo.Write("sub/.gitignore", "secret\n");
        _repo.Write("bin/x.dll", "x");
        _repo.Write("a.log", "x");
        _repo.Write("keep.log", "x");
        _repo.Write("sub/secret", "x");
        _repo.Write("sub/open", "x");

        string[] expected = [".gitignore", "keep.log", "sub/.gitignore", "sub/open"];
        Assert.Equal(expected, Read().ChangedFiles.Select(change => change.Path));
        Assert.Equal([".gitignore", "README.md", "keep.log", "sub/.gitignore", "sub/open"], _reader.TrackedFiles(_repo.Root, default)!);
    }

    [Fact]
    public void WhatIsTrackedCountsInAnIgnoredFolderAndWhatIsIgnoredDoesNot()
    {
        _repo.Write("bin/tracked.txt", "x");
        _repo.Write("bin/other.txt", "x");
        _repo.Write("gone/a.txt", "x");
        _repo.Write("empty.txt", "");
        _repo.Write(".git/info/exclude", "/bin\n");
        _repo.Git("add", "-f", "bin/tracked.txt", "gone/a.txt");
        Directory.Delete(Path.Combine(_repo.Root, "gone"), recursive: true);
        GitRepository.Run(_repo.Folder, "clone", "-q", _repo.Root, Path.Combine(_repo.Root, "nested"));

        Assert.Equal(["README.md", "bin/tracked.txt", "empty.txt"], _reader.TrackedFiles(_repo.Root, default)!);
    }

    [Fact]
    public void APipeIsNoFileToLookThrough()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_repo.Root, "pipe"));
        made.WaitForExit();

        Assert.Equal(["README.md"], _reader.TrackedFiles(_repo.Root, default)!);
        Assert.False(Read().IsDirty);
    }

    [Fact]
    public void FilesComeOneAtATimeUntilItIsCancelled()
    {
        for (int i = 0; i < 5; i++)
        {
            _repo.Write($"d{i}/f.txt", "x");
        }

        using var source = new CancellationTokenSource();
        var seen = new List<string>();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (string path in _reader.TrackedFiles(_repo.Root, source.Token)!)
            {
                seen.Add(path);
                if (seen.Count == 2)
                {
                    source.Cancel();
                }
            }
        });
        Assert.Equal(["README.md", "d0/f.txt"], seen);
    }

    [Fact]
    public void LinksAreChangesButNoFilesToLookThrough()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(_repo.Root, "tracked-link"), "README.md");
        _repo.Commit();
        File.CreateSymbolicLink(Path.Combine(_repo.Root, "loop"), ".");

        Assert.Equal([Change("loop", "untracked")], Read().ChangedFiles);
        Assert.Equal(["README.md"], _reader.TrackedFiles(_repo.Root, default)!);
    }

    [Fact]
    public void AFileThatBecameALinkChangedItsType()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.Delete(Path.Combine(_repo.Root, "README.md"));
        File.CreateSymbolicLink(Path.Combine(_repo.Root, "README.md"), "elsewhere");

        Assert.Equal([Change("README.md", "typechange")], Read().ChangedFiles);
        Assert.Empty(_reader.TrackedFiles(_repo.Root, default)!);
    }

    private static GitChange Change(string path, string kind) => new() { Path = path, Kind = kind };

    private GitState Read() => _reader.Read(_repo.Root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;
}
