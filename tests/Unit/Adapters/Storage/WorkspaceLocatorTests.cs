using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class WorkspaceLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void TheNearestWorkspaceUpwardGoverns()
    {
        string outer = Workspace("repo");
        string inner = Workspace("repo/sub");
        Assert.Equal(inner, Find("repo/sub/a/b"));
        Assert.Equal(outer, Find("repo/other/a"));
        Assert.Null(WorkspaceLocator.Find(Make("elsewhere")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ALinkedWorktreeUsesThatOfTheMainOne(bool isCheckedOut)
    {
        string main = Workspace("repo");
        Worktree("linked");
        if (isCheckedOut)
        {
            Workspace("linked");
        }

        Assert.Equal(main, Find("linked"));
        Assert.Equal(main, Find("linked/src/deep"));
        Assert.Equal(isCheckedOut ? [Path.Join(_folder.Path, "linked", ".maestro")] : [], WorkspaceLocator.Strays(main));
    }

    [Fact]
    public void AWorkspaceInsideTheRepositoryIsSharedInItsPlace()
    {
        Workspace("repo");
        string part = Workspace("repo/packages/a");
        Worktree("linked");
        Workspace("linked/packages/a");
        Assert.Equal(part, Find("linked/packages/a/src"));
        Assert.Equal(Path.Join(_folder.Path, "repo", ".maestro"), Find("linked/packages/b"));
        Assert.Equal([Path.Join(_folder.Path, "linked", "packages", "a", ".maestro")], WorkspaceLocator.Strays(part));
    }

    [Fact]
    public void AWorktreeThatWasSetApartKeepsItsOwn()
    {
        string main = Workspace("repo");
        Worktree("linked");
        string own = Workspace("linked");
        _folder.Write("linked/.maestro/.separate", "");
        Assert.Equal(own, Find("linked/src"));
        Assert.Empty(WorkspaceLocator.Strays(main));
    }

    [Fact]
    public void AWorktreeWhoseMainHasNoneUsesItsOwnAndElseGoesOnUpward()
    {
        Make("repo/.git");
        Worktree("linked");
        Worktree("other");
        string own = Workspace("linked");
        Assert.Null(Find("other"));
        string above = Workspace("");
        Assert.Equal(above, Find("other"));
        Assert.Equal(own, Find("linked"));
    }

    [Fact]
    public void WorktreesThatNameEachOtherHaveAnEnd()
    {
        Make("a/b/.git.d/worktrees/w");
        _folder.Write("a/.git", "gitdir: b/.git.d/worktrees/w\n");
        _folder.Write("a/b/.git.d/worktrees/w/commondir", "../..\n");
        Assert.Null(Find("a/b/c"));
    }

    [Fact]
    public void ASubmoduleIsGovernedByItsSuperproject()
    {
        string outer = Workspace("repo");
        Make("repo/.git/modules/lib");
        Make("repo/lib");
        _folder.Write("repo/lib/.git", "gitdir: ../.git/modules/lib\n");
        Assert.Equal(outer, Find("repo/lib/src"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gitdir: \0")]
    [InlineData("gitdir: ../nowhere")]
    [InlineData("not a git file")]
    public void ABrokenGitFileStopsNothing(string content)
    {
        string outer = Workspace("repo");
        Make("repo/lib");
        _folder.Write("repo/lib/.git", content);
        Assert.Equal(outer, Find("repo/lib"));
    }

    [Theory]
    [InlineData("config.yaml", "flows:\n  - \"flows/*\"\nplatform:\n  ios: true\n")]
    [InlineData("config.yaml", "# appId: x\n")]
    [InlineData("workspace.json", "{ \"flows\": [] }")]
    [InlineData("workspace.json", "[]")]
    [InlineData("flows/login.yaml", "appId: com.example\n")]
    public void AFolderOfAnotherProgramIsNone(string name, string content)
    {
        string outer = Workspace("repo");
        _folder.Write($"repo/app/.maestro/{name}", content);
        Assert.Equal(outer, Find("repo/app"));
        Assert.True(WorkspaceMark.IsForeign(Path.Join(_folder.Path, "repo", "app", ".maestro")));
    }

    [Theory]
    [InlineData("workspace.json", "{ \"format\": 1 }")]
    [InlineData("missions/x", "")]
    [InlineData("handoffs/x", "")]
    [InlineData("memory/x", "")]
    [InlineData("config.yaml", "memory:\n  enabled: false\n")]
    [InlineData("config.yaml", "sessionDetection:\n  enabled: true\n")]
    public void WhatHoldsSomethingOfOursIsOne(string name, string content)
    {
        Workspace("repo");
        _folder.Write($"repo/app/.maestro/{name}", content);
        Assert.Equal(Path.Join(_folder.Path, "repo", "app", ".maestro"), Find("repo/app"));
    }

    [Fact]
    public void AFreshConfigurationAloneIsOne()
    {
        _folder.Write("repo/.maestro/config.yaml", DefaultConfigurationText.Build());
        Assert.NotNull(Find("repo"));
    }

    [Fact]
    public void ALaterFormatIsRefused()
    {
        _folder.Write("repo/.maestro/workspace.json", "{ \"format\": 2, \"id\": \"x\" }");
        Assert.Equal(ErrorCode.WorkspaceFormatTooNew, Assert.Throws<MaestroException>(() => Find("repo")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<<<<<<< HEAD\n")]
    [InlineData("{ \"format\": \"one\" }")]
    [InlineData("{ \"id\": \"x\" }")]
    public void AFormatThatCantBeReadIsRefused(string content)
    {
        Workspace("repo");
        _folder.Write("repo/.maestro/workspace.json", content);
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => Find("repo")).Code);
    }

    [Fact]
    public void TheUsersOwnFolderIsNoWorkspace()
    {
        string home = Make("home");
        _folder.Write("home/.maestro/config.yaml", "strict: true\n");
        Make("home/code");
        Assert.Equal("WorkspaceNotFound", Status(home, "home/code"));
        Make("home/.maestro/missions");
        Assert.Equal("", Status(home, "home/code"));
    }

    public void Dispose() => _folder.Dispose();

    private string Status(string home, string folder)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["USERPROFILE"] = home, ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)! };
        var run = ShellProcess.Run(["-c", "try { Get-MaestroMission -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }"], folder: Path.Join(_folder.Path, folder), environment: environment);
        return run.Output.Trim() + run.Error.Trim();
    }

    private string? Find(string folder) => WorkspaceLocator.Find(Make(folder));

    private string Make(string folder) => Directory.CreateDirectory(Path.Join(_folder.Path, folder)).FullName;

    private string Workspace(string folder)
    {
        Make(Path.Join(folder, ".maestro", StatePaths.Missions));
        return Path.GetFullPath(Path.Join(_folder.Path, folder, ".maestro"));
    }

    // As git lays one out.
    private void Worktree(string name)
    {
        Make($"repo/.git/worktrees/{name}");
        Make("repo/.git/objects");
        Make("repo/.git/refs");
        _folder.Write("repo/.git/HEAD", "ref: refs/heads/main\n");
        _folder.Write($"repo/.git/worktrees/{name}/HEAD", "ref: refs/heads/topic\n");
        _folder.Write($"repo/.git/worktrees/{name}/commondir", "../..\n");
        _folder.Write($"repo/.git/worktrees/{name}/gitdir", Path.Join(_folder.Path, name, ".git") + "\n");
        Make(name);
        _folder.Write($"{name}/.git", $"gitdir: {Path.Join(_folder.Path, "repo/.git/worktrees", name)}\n");
    }
}
