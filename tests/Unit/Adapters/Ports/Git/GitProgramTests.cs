using System.Text;
using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>What the library can't read is asked of git, which runs nothing that the repository names.</summary>
public sealed class GitProgramTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly GitReader _reader = new();

    public static TheoryData<string, string> Hostile => new()
    {
        { "core.fsmonitor", "{0}" },
        { "core.hooksPath", "hooks" },
        { "filter.x.clean", "{0}" },
        { "filter.x.process", "{0}" },
        { "diff.external", "{0}" },
        { "core.sshCommand", "{0}" },
        { "gpg.program", "{0}" },
        { "core.pager", "{0}" },
        { "core.editor", "{0}" },
        { "core.alternateRefsCommand", "{0}" },
        { "alias.status", "!{0}" },
        { "alias.ls-files", "!{0}" },
    };

    [Theory]
    [MemberData(nameof(GitRepositoryKind.Readable), MemberType = typeof(GitRepositoryKind))]
    public void EveryKindThatGitReadsGivesWhatGitSays(string kind)
    {
        if (GitRepositoryKind.Make(_repository, kind) is not { } root)
        {
            return;
        }

        GitState state = _reader.Read(root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;

        Assert.Null(state.Notice);
        Assert.Equal(GitRepository.Run(root, "branch", "--show-current"), state.Branch);
        Assert.Equal(GitRepository.Run(root, "rev-parse", "HEAD"), state.HeadCommit);
        Assert.Equal(DateTimeOffset.Parse(GitRepository.Run(root, "log", "-1", "--format=%cI")), state.HeadCommitAt);
        string[] expected = kind == "staged rename" ? ["src/new näme.txt"] : ["src/a.ts"];
        Assert.Equal(expected, state.ChangedFiles.Select(static change => change.Path));
        Assert.Equal(kind == "staged rename" ? "big/ünï cödé.txt" : null, state.ChangedFiles[0].OldPath);
        Assert.Equal(1, state.ChangedTotal);
        Assert.Equal(state.Branch, _reader.Branch(root));
        Assert.Equal(Present(root), _reader.TrackedFiles(root, default)!.Order(StringComparer.Ordinal));
        Assert.Equal(Split(GitRepository.Run(root, "ls-files", "-z")), _reader.IndexedFiles(root)!.Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Path.Join(root, "fetched")));
    }

    [Theory]
    [MemberData(nameof(GitRepositoryKind.Broken), MemberType = typeof(GitRepositoryKind))]
    public void EveryKindThatNothingReadsIsUnknown(string kind)
    {
        string root = GitRepositoryKind.Make(_repository, kind)!;

        GitState state = _reader.Read(root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;

        Assert.NotNull(state.Notice);
        Assert.Null(state.IsDirty);
        Assert.Null(state.ChangedTotal);
        Assert.NotNull(_reader.TrackedFiles(root, default)!.Notice);
        Assert.Null(_reader.IndexedFiles(root));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void NothingThatARepositoryConfiguresIsRun(string key, string value)
    {
        string ran = Path.Join(_repository.Folder, "ran");
        string program = Path.Join(_repository.Folder, "hostile.sh");
        File.WriteAllText(program, $"#!/bin/sh\ntouch '{ran}'\ncat\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string root = GitRepositoryKind.Make(_repository, "split index")!;
        foreach (string hook in (string[])["post-index-change", "fsmonitor-watchman", "reference-transaction"])
        {
            string path = Path.Join(root, "hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(program, path);
            File.Copy(program, Path.Join(root, ".git", "hooks", hook));
        }

        File.WriteAllText(Path.Join(root, ".gitattributes"), "* filter=x\n");
        GitRepository.Run(root, "config", key, value.Replace("{0}", program, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path.Join(root, "big", "f1.txt"), DateTime.UtcNow.AddHours(-1));

        GitState state = _reader.Read(root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;
        _ = _reader.TrackedFiles(root, default)!.Count();
        _ = _reader.IndexedFiles(root);

        Assert.Null(state.Notice);
        Assert.Contains(state.ChangedFiles, static change => change.Path == "src/a.ts");
        Assert.False(File.Exists(ran), $"{key} was run");
    }

    [Fact]
    public void ASubmoduleIsNotEntered()
    {
        string ran = Path.Join(_repository.Folder, "ran");
        string other = Path.Join(_repository.Folder, "other");
        GitRepository.Run(_repository.Folder, "clone", "-q", _repository.Root, other);
        _repository.Git("submodule", "--quiet", "add", other, "lib/other");
        string root = GitRepositoryKind.Make(_repository, "split index")!;
        GitRepository.Run(Path.Join(root, "lib", "other"), "config", "core.fsmonitor", $"touch '{ran}'; false");
        File.WriteAllText(Path.Join(root, "lib", "other", "README.md"), "changed");

        GitState state = _reader.Read(root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default)!;

        Assert.Equal(["src/a.ts"], state.ChangedFiles.Select(static change => change.Path));
        Assert.DoesNotContain("lib/other", _reader.TrackedFiles(root, default)!);
        Assert.False(File.Exists(ran));
    }

    [Fact]
    public void AGitThatTakesTooLongIsUnknown()
    {
        string root = GitRepositoryKind.Make(_repository, "split index")!;
        Assert.Contains("timed out", Assert.Throws<GitProgramException>(() => GitProgram.In(root, TimeSpan.Zero, default)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("split index")]
    [InlineData("sparse index")]
    [InlineData("sha256")]
    public void AskingWritesNothing(string kind)
    {
        string root = GitRepositoryKind.Make(_repository, kind)!;
        File.SetLastWriteTimeUtc(Path.Join(root, "src", "a.ts"), DateTime.UtcNow.AddHours(-1));
        string before = Tree(root);

        _ = _reader.Read(root, new GitReadOptions { Budget = TimeSpan.FromMinutes(1) }, default);
        _ = _reader.TrackedFiles(root, default)!.Count();

        Assert.Equal(before, Tree(root));
    }

    [Fact]
    public void EveryEntryOfAStatusIsRead()
    {
        const string Zeros = "0000000000000000000000000000000000000000";
        string output = string.Join('\0',
            "# branch.oid (initial)", "# branch.head (detached)",
            $"1 .M N... 100644 100644 100644 {Zeros} {Zeros} a b.txt",
            $"1 A. N... 100644 100644 100644 {Zeros} {Zeros} new",
            $"1 AD N... 100644 100644 000000 {Zeros} {Zeros} gone",
            $"1 .T N... 100644 100644 120000 {Zeros} {Zeros} type",
            $"2 R. N... 100644 100644 100644 {Zeros} {Zeros} R87 to here", "from there",
            $"2 C. N... 100644 100644 100644 {Zeros} {Zeros} C100 copy", "source",
            $"u UU N... 100644 100644 100644 100644 {Zeros} {Zeros} {Zeros} both", "? un tracked", "! ignored", "");

        var status = GitProgramStatus.Parse(Encoding.UTF8.GetBytes(output));

        Assert.Null(status.HeadCommit);
        Assert.Null(status.Branch);
        Assert.Equal(
            ["a b.txt modified ", "both conflicted ", "copy added ", "gone deleted ", "new added ", "to here renamed from there", "type typechange ", "un tracked untracked "],
            status.Changes.Select(static change => $"{change.Path} {change.Kind} {change.OldPath}"));
    }

    public void Dispose() => _repository.Dispose();

    private static IEnumerable<string> Split(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Present(string root) =>
        Split(GitRepository.Run(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")).Where(path => File.Exists(Path.Join(root, path)));

    private static string Tree(string root) => string.Join('\n', new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(static file => $"{file.FullName} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.FullName)))}").Order(StringComparer.Ordinal));
}
