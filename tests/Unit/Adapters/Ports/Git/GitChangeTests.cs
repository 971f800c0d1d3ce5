using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class GitChangeTests : IDisposable
{
    private readonly GitRepository repo = new();
    private readonly GitReader reader = new();

    public static TheoryData<string> Names => OperatingSystem.IsWindows()
        ? ["a b.txt", "日本語.md", "sp ace/é.txt", "it's.txt"]
        : ["a b.txt", "日本語.md", "sp ace/é.txt", "it's.txt", "quote\"and\nnewline.txt", " leading", "tab\there", "back\\slash", "*.cs", "-n", "a -> b"];

    public void Dispose() => repo.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_path_is_exact_in_every_state(string name)
    {
        repo.Write(name, "1\n");
        Assert.Equal([Change(name, "untracked")], Read().ChangedFiles);

        repo.Git("add", "-A");
        Assert.Equal([Change(name, "added")], Read().ChangedFiles);

        repo.Commit();
        repo.Write(name, "longer than before\n");
        Assert.Equal([Change(name, "modified")], Read().ChangedFiles);
        Assert.Contains(name, reader.TrackedFiles(repo.Root, default)!);

        File.Delete(Path.Combine(repo.Root, name));
        Assert.Equal([Change(name, "deleted")], Read().ChangedFiles);
        Assert.DoesNotContain(name, reader.TrackedFiles(repo.Root, default)!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rename_has_both_paths(bool isStaged)
    {
        repo.Write("old name.txt", string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i}\n")));
        repo.Commit();
        File.Move(Path.Combine(repo.Root, "old name.txt"), Path.Combine(repo.Root, "né.txt"));
        if (isStaged)
        {
            repo.Git("add", "-A");
        }

        Assert.Equal([Change("né.txt", "renamed") with { OldPath = "old name.txt" }], Read().ChangedFiles);
    }

    [Fact]
    public void A_file_taken_out_of_the_index_is_deleted()
    {
        repo.Git("rm", "-q", "--cached", "README.md");

        Assert.Equal([Change("README.md", "deleted")], Read().ChangedFiles);
    }

    [Fact]
    public void A_conflict_is_one_change()
    {
        repo.Git("checkout", "-q", "-b", "side");
        repo.Write("README.md", "side\n");
        repo.Commit();
        repo.Git("checkout", "-q", "main");
        repo.Write("README.md", "main\n");
        repo.Commit();
        Assert.Throws<InvalidOperationException>(() => repo.Git("merge", "-q", "side"));

        Assert.Equal([Change("README.md", "conflicted")], Read().ChangedFiles);
        Assert.Equal(["README.md"], reader.TrackedFiles(repo.Root, default)!);
    }

    [Fact]
    public void An_untracked_folder_is_its_files_capped_and_counted_after_tracked_ones()
    {
        for (var i = 0; i < 60; i++)
        {
            repo.Write($"a/new/f{i:00}.txt", "x");
        }

        repo.Write("README.md", "something else\n");

        var state = Read();

        Assert.Equal(50, state.ChangedFiles.Count);
        Assert.Equal(61, state.ChangedTotal);
        Assert.True(state.IsCut);
        Assert.True(state.IsDirty);
        Assert.Null(state.Notice);
        Assert.Equal(Change("README.md", "modified"), state.ChangedFiles[0]);
        Assert.Equal(Change("a/new/f00.txt", "untracked"), state.ChangedFiles[1]);
    }

    [Fact]
    public void Ignored_files_are_left_out()
    {
        repo.Write(".gitignore", "bin/\n*.log\n!keep.log\n");
        repo.Write("sub/.gitignore", "secret\n");
        repo.Write("bin/x.dll", "x");
        repo.Write("a.log", "x");
        repo.Write("keep.log", "x");
        repo.Write("sub/secret", "x");
        repo.Write("sub/open", "x");

        string[] expected = [".gitignore", "keep.log", "sub/.gitignore", "sub/open"];
        Assert.Equal(expected, Read().ChangedFiles.Select(change => change.Path));
        Assert.Equal([".gitignore", "README.md", "keep.log", "sub/.gitignore", "sub/open"], reader.TrackedFiles(repo.Root, default)!);
    }

    [Fact]
    public void What_is_tracked_counts_in_an_ignored_folder_and_what_is_ignored_does_not()
    {
        repo.Write("bin/tracked.txt", "x");
        repo.Write("bin/other.txt", "x");
        repo.Write("gone/a.txt", "x");
        repo.Write("empty.txt", "");
        repo.Write(".git/info/exclude", "/bin\n");
        repo.Git("add", "-f", "bin/tracked.txt", "gone/a.txt");
        Directory.Delete(Path.Combine(repo.Root, "gone"), recursive: true);
        GitRepository.Run(repo.Folder, "clone", "-q", repo.Root, Path.Combine(repo.Root, "nested"));

        Assert.Equal(["README.md", "bin/tracked.txt", "empty.txt"], reader.TrackedFiles(repo.Root, default)!);
    }

    [Fact]
    public void A_pipe_is_no_file_to_look_through()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(repo.Root, "pipe"));
        made.WaitForExit();

        Assert.Equal(["README.md"], reader.TrackedFiles(repo.Root, default)!);
        Assert.False(Read().IsDirty);
    }

    [Fact]
    public void Files_come_one_at_a_time_until_it_is_cancelled()
    {
        for (var i = 0; i < 5; i++)
        {
            repo.Write($"d{i}/f.txt", "x");
        }

        using var source = new CancellationTokenSource();
        var seen = new List<string>();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var path in reader.TrackedFiles(repo.Root, source.Token)!)
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
    public void Links_are_changes_but_no_files_to_look_through()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(repo.Root, "tracked-link"), "README.md");
        repo.Commit();
        File.CreateSymbolicLink(Path.Combine(repo.Root, "loop"), ".");

        Assert.Equal([Change("loop", "untracked")], Read().ChangedFiles);
        Assert.Equal(["README.md"], reader.TrackedFiles(repo.Root, default)!);
    }

    [Fact]
    public void A_file_that_became_a_link_changed_its_type()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.Delete(Path.Combine(repo.Root, "README.md"));
        File.CreateSymbolicLink(Path.Combine(repo.Root, "README.md"), "elsewhere");

        Assert.Equal([Change("README.md", "typechange")], Read().ChangedFiles);
        Assert.Empty(reader.TrackedFiles(repo.Root, default)!);
    }

    private static GitChange Change(string path, string kind) => new() { Path = path, Kind = kind };

    private GitState Read() => reader.Read(repo.Root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;
}
