using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class WorkspaceLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void TheNearestWorkspaceUpwardGoverns()
    {
        string outer = Make("repo/.maestro");
        string inner = Make("repo/sub/.maestro");
        Assert.Equal(inner, Find("repo/sub/a/b"));
        Assert.Equal(outer, Find("repo/other/a"));
        Assert.Null(WorkspaceLocator.Find(Make("elsewhere")));
    }

    [Fact]
    public void ALinkedWorktreeWithoutOneUsesTheMainOne()
    {
        string main = Make("repo/.maestro");
        Worktree("linked");
        Assert.Equal(main, Find("linked"));
        Assert.Equal(main, Find("linked/src/deep"));
    }

    [Fact]
    public void ALinkedWorktreeWithOneUsesItsOwn()
    {
        Make("repo/.maestro");
        Worktree("linked");
        Assert.Equal(Make("linked/.maestro"), Find("linked/src"));
    }

    [Fact]
    public void AWorktreeWhoseMainHasNoneGoesOnUpward()
    {
        Make("repo/.git");
        Worktree("linked");
        Assert.Null(Find("linked"));
        string above = Make(".maestro");
        Assert.Equal(above, Find("linked"));
    }

    [Fact]
    public void ASubmoduleIsGovernedByItsSuperproject()
    {
        string outer = Make("repo/.maestro");
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
        string outer = Make("repo/.maestro");
        Make("repo/lib");
        _folder.Write("repo/lib/.git", content);
        Assert.Equal(outer, Find("repo/lib"));
    }

    [Fact]
    public void TheUsersOwnFolderIsNoWorkspace()
    {
        string home = Make("home");
        Make("home/.maestro");
        Make("home/code");
        Assert.Equal("WorkspaceNotFound", Status(home, "home/code"));
        Make("home/.maestro/missions");
        Assert.Equal("", Status(home, "home/code"));
    }

    public void Dispose() => _folder.Dispose();

    private string Status(string home, string folder)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["USERPROFILE"] = home, ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)! };
        ShellProcess run = ShellProcess.Run(["-c", "try { Get-MaestroMission -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }"], folder: Path.Join(_folder.Path, folder), environment: environment);
        return run.Output.Trim() + run.Error.Trim();
    }

    private string? Find(string folder) => WorkspaceLocator.Find(Make(folder));

    private string Make(string folder) => Directory.CreateDirectory(Path.Join(_folder.Path, folder)).FullName;

    // As git lays one out.
    private void Worktree(string name)
    {
        Make($"repo/.git/worktrees/{name}");
        _folder.Write($"repo/.git/worktrees/{name}/commondir", "../..\n");
        Make(name);
        _folder.Write($"{name}/.git", $"gitdir: {Path.Join(_folder.Path, "repo/.git/worktrees", name)}\n");
    }
}
