using System.Text;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class WorkspaceCompletionTests
{
    private const string Root = "/p/.maestro";

    private static readonly WorkspaceLayout Layout = WorkspaceLayout.Project("strict: true\n");

    private readonly MemoryWorkspaceFiles _files = new();

    [Fact]
    public void TheMarkIsTheLastThatIsWritten()
    {
        Change<WorkspaceSetupResult> change = Completion().Decide();
        Assert.Equal(Root, change.Outside[0].Path);
        Assert.Equal(Root + "/workspace.json", change.Outside[^1].Path);
        Assert.Equal("/p/.gitignore", change.Outside[^2].Path);
        Assert.Equal(change.Outside.Select(static write => write.Path), change.Result.Created);
        Assert.Empty(_files.Entries);
    }

    [Fact]
    public void ASecondRunHasNothingToDo()
    {
        Make(Completion());
        Dictionary<string, byte[]?> before = new(_files.Entries);
        WorkspaceSetupResult second = Make(Completion());
        Assert.Empty(second.Created);
        Assert.Contains("/p/.maestro/config.yaml", second.Skipped);
        Assert.Equal(before, _files.Entries);
    }

    // Whatever another process makes at whatever step stays as that process made it.
    [Fact]
    public void AnotherProcessInBetweenLosesNothing()
    {
        string[] paths = [.. Completion().Decide().Outside.Where(static write => !write.IsFolder).Select(static write => write.Path)];
        Assert.All(paths, path =>
        {
            _files.Entries.Clear();
            _files.Before = () => _files.Entries[path] = "theirs\n"u8.ToArray();
            WorkspaceSetupResult made = Make(Completion());
            Assert.StartsWith("theirs\n", Encoding.UTF8.GetString(_files.Entries[path]!), StringComparison.Ordinal);
            Assert.Equal(paths, made.Created.Where(created => _files.Entries[created] is not null));
        });
    }

    [Fact]
    public void WhatWasConfirmedIsMadeAlthoughAnotherProcessMadeSomeOfIt()
    {
        WorkspaceCompletion completion = Completion();
        Change<WorkspaceSetupResult> planned = completion.Decide();
        Make(Completion());
        var made = Change.Commit(planned, isConfirmed: true, completion.Decide, ChangeOrigin.None, CancellationToken.None);
        Assert.Empty(made.Outside);
        Assert.Equal(planned.Result.Created, made.Result.Created);
    }

    [Theory]
    [InlineData(true, "Git tracks files")]
    [InlineData(null, "Git can't be read")]
    public void FoldersThatGitMayTrackGetNoLine(bool? tracked, string warning)
    {
        _files.Tracked = tracked;
        Change<WorkspaceSetupResult> change = Completion().Decide();
        Assert.All(change.Warnings, line => Assert.StartsWith(warning, line, StringComparison.Ordinal));
        Assert.NotEmpty(change.Warnings);
        Make(Completion());
        string[] lines = Encoding.UTF8.GetString(_files.Entries["/p/.gitignore"]!).Split('\n');
        Assert.DoesNotContain(".maestro/missions/", lines);
        Assert.Contains(".maestro/.journal", lines);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Root + "/missions")]
    [InlineData(Root + "/config.yaml")]
    [InlineData(Root + "/workspace.json")]
    public void NothingIsMadeThroughALink(string link)
    {
        _files.Links.Add(link);
        Assert.Equal(ErrorCode.PathOutsideWorkspace, Assert.Throws<MaestroException>(() => Make(Completion())).Code);
        Assert.Empty(_files.Entries);
    }

    [Theory]
    [InlineData(null, "# Maestro runtime state\n.maestro/x\n.maestro/y\n")]
    [InlineData("bin/", "bin/\n\n# Maestro runtime state\n.maestro/x\n.maestro/y\n")]
    [InlineData("bin/\r\n", "bin/\r\n\r\n# Maestro runtime state\r\n.maestro/x\r\n.maestro/y\r\n")]
    [InlineData("# Maestro runtime state\n.maestro/x\n", "# Maestro runtime state\n.maestro/x\n\n.maestro/y\n")]
    [InlineData(" .maestro/y \n.maestro/x", null)]
    [InlineData(".maestro\n", null)]
    [InlineData(".maestro/\n", null)]
    public void IgnoreLinesAreAddedOnceInTheFilesOwnNewlines(string? before, string? after)
    {
        byte[]? written = IgnoreFile.With(before is null ? null : Encoding.UTF8.GetBytes(before), [".maestro/x", ".maestro/y"]);
        Assert.Equal(after, written is null ? null : Encoding.UTF8.GetString(written));
    }

    private WorkspaceCompletion Completion() => new(_files, "/p", Layout);

    private static WorkspaceSetupResult Make(WorkspaceCompletion completion) => Change.Make(completion.Decide, ChangeOrigin.None, CancellationToken.None);
}
