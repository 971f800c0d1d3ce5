using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Where a workspace is made, where it is refused, and what a second run leaves alone.</summary>
public sealed class InitializeCommandTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly HostedEngine _engine;

    public InitializeCommandTests() => _engine = new HostedEngine(_repository.Root);

    [Theory]
    [InlineData("below")]
    [InlineData("worktree")]
    [InlineData("worktree without")]
    [InlineData("beside")]
    [InlineData("foreign")]
    [InlineData("bare")]
    public void APlaceThatWouldHideAnotherIsRefusedWithoutForce(string place)
    {
        string linked = Path.Join(_repository.Folder, "linked");
        string folder = place switch
        {
            "below" => Directory.CreateDirectory(Path.Join(_repository.Root, "sub", "deep")).FullName,
            "foreign" or "beside" => _repository.Root,
            _ => linked,
        };
        if (place is "below" or "worktree")
        {
            _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        }

        if (place is "worktree" or "worktree without" or "beside")
        {
            _repository.Git("worktree", "add", "-q", linked);
        }

        if (place == "beside")
        {
            Directory.CreateDirectory(Path.Join(linked, ".maestro", "missions"));
        }

        if (place == "foreign")
        {
            _repository.Write(".maestro/flows/login.yaml", "appId: com.example\n");
        }

        if (place == "bare")
        {
            string bare = Path.Join(_repository.Folder, "bare.git");
            GitRepository.Run(_repository.Folder, "clone", "-q", "--bare", _repository.Root, bare);
            GitRepository.Run(bare, "worktree", "add", "-q", linked);
        }

        _engine.WorkingFolder = folder;
        string before = StoreFolder.Tree(folder);
        ErrorRecord error = _engine.Run("Initialize-MaestroWorkspace").Error(ErrorCode.WorkspaceLocationInvalid);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(before, StoreFolder.Tree(folder));

        _engine.Run("Initialize-MaestroWorkspace -Force").NoErrors();
        Assert.Equal(Path.Join(folder, ".maestro"), _engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>().Root);
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
    }

    [Fact]
    public void TheHomeFolderIsRefusedWithoutForce()
    {
        string home = Directory.CreateDirectory(Path.Join(_repository.Folder, "home")).FullName;
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["USERPROFILE"] = home, ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)! };
        var refused = ShellProcess.Run(["-c", "Initialize-MaestroWorkspace"], folder: home, environment: environment);
        Assert.Contains("home folder", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(home, ".maestro")));
        var forced = ShellProcess.Run(["-c", "Initialize-MaestroWorkspace -Force; (Get-MaestroStatus).Root"], folder: home, environment: environment);
        Assert.Contains(Path.Join(home, ".maestro"), forced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheMarkNamesTheFormatAndAnId()
    {
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        string mark = File.ReadAllText(Path.Join(_repository.Root, ".maestro", "workspace.json"));
        Assert.Matches("^\\{\n  \"format\": 1,\n  \"id\": \"[0-9a-f-]{36}\"\n\\}\n$", mark);
    }

    [Fact]
    public void ASecondRunPutsBackNoLineThatWasTakenOutOfGitignore()
    {
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        string path = Path.Join(_repository.Root, ".gitignore");
        string without = File.ReadAllText(path).Replace(".maestro/missions/\n", "", StringComparison.Ordinal);
        File.WriteAllText(path, without);
        string before = StoreFolder.Tree(_repository.Root);

        _engine.Run("Initialize-MaestroWorkspace").NoErrors();

        Assert.Equal(before, StoreFolder.Tree(_repository.Root));
    }

    [Fact]
    public void NoLineIsAddedOverFilesThatGitTracks()
    {
        _repository.Write(".maestro/handoffs/hnd-1.json", "{}");
        _repository.Commit();

        HostedResult made = _engine.Run("Initialize-MaestroWorkspace");

        string lines = File.ReadAllText(Path.Join(_repository.Root, ".gitignore"));
        Assert.DoesNotContain(".maestro/handoffs/", lines, StringComparison.Ordinal);
        Assert.Contains(".maestro/missions/", lines, StringComparison.Ordinal);
        Assert.Contains(made.Warnings, static warning => warning.Contains("handoffs", StringComparison.Ordinal));
    }

    [Fact]
    public void AnotherProgramsFolderIsNeitherFoundNorWrittenTo()
    {
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        _repository.Write("apps/mobile/.maestro/config.yaml", "flows:\n  - \"flows/*\"\n");
        _repository.Write("apps/mobile/.maestro/flows/login.yaml", "appId: com.example\n");
        _engine.WorkingFolder = Path.Join(_repository.Root, "apps", "mobile");
        string before = StoreFolder.Tree(_engine.WorkingFolder);

        _engine.Run("Add-MaestroNote x; Add-MaestroLearning y; Add-MaestroCorrection z -Trigger w").NoErrors();

        Assert.Equal(Path.Join(_repository.Root, ".maestro"), _engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>().Root);
        Assert.Equal(before, StoreFolder.Tree(_engine.WorkingFolder));
    }

    [Theory]
    [InlineData("Get-MaestroStatus")]
    [InlineData("Get-MaestroFeature")]
    [InlineData("Add-MaestroNote x")]
    [InlineData("Set-MaestroConfig strict true")]
    [InlineData("Repair-MaestroWorkspace")]
    [InlineData("Initialize-MaestroWorkspace")]
    public void ALaterFormatIsRefusedAndLeftAsItIs(string command)
    {
        _engine.Run("Initialize-MaestroWorkspace").NoErrors();
        _repository.Write(".maestro/workspace.json", "{\"format\":2,\"id\":\"x\",\"more\":true}");
        string before = StoreFolder.Tree(_repository.Root);

        HostedResult refused = _engine.Run($"try {{ {command} }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}; 'after'");

        Assert.Equal([ErrorCode.WorkspaceFormatTooNew, "after"], refused.Of<string>());
        Assert.Equal(before, StoreFolder.Tree(_repository.Root));
        Assert.False(_engine.Run("Test-MaestroEnvironment -Quiet").Single<bool>());
    }

    [Fact]
    public void AVariableThatLeadsNowhereIsNamed()
    {
        ErrorRecord missing = _engine.Run("$env:MAESTRO_ROOT = '/nonexist'; try { Get-MaestroStatus } catch { $_ } finally { $env:MAESTRO_ROOT = $null }").Single<ErrorRecord>();
        Assert.Contains("MAESTRO_ROOT", missing.ToString(), StringComparison.Ordinal);
        Assert.Contains("/nonexist", missing.ToString(), StringComparison.Ordinal);
        Assert.Contains("MAESTRO_ROOT", missing.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _repository.Dispose();
    }
}
