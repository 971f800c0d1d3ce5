using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>All worktrees of a real repository share one workspace, and each tells of its own branch and files.</summary>
public sealed class WorktreeTests : IDisposable
{
    private readonly GitRepository _repository = new();

    public static TheoryData<string> Layouts => ["ordinary", "committed", "space in name", "inside", "bare beside", "bare hidden"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void EveryWorktreeSharesOneWorkspace(string layout)
    {
        (string main, string[] worktrees) = Lay(layout);
        foreach (string worktree in worktrees)
        {
            using var engine = new HostedEngine(worktree);
            Assert.Equal(Path.Join(main, ".maestro"), engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>().Root);
            Assert.Single(engine.Run("Get-MaestroMission").NoErrors().Output);
            engine.Run("Add-MaestroNote \"from $PWD\"; Add-MaestroLearning 'x'").NoErrors();
            engine.Run(NewHandoff).NoErrors();
        }

        using var back = new HostedEngine(main);
        Assert.Equal(worktrees.Length, back.Run("Get-MaestroNote").NoErrors().Output.Count);
        Assert.Equal(worktrees.Length, back.Run("Get-MaestroHandoff").NoErrors().Output.Count);
        Assert.Equal(worktrees.Length, back.Run("Get-MaestroLearning").NoErrors().Output.Count);
    }

    [Fact]
    public void BranchAndChangedFilesAreThoseOfTheWorktreeOneStandsIn()
    {
        (string main, string[] worktrees) = Lay("committed");
        File.WriteAllText(Path.Join(worktrees[0], "README.md"), "changed\n");
        File.WriteAllText(Path.Join(main, "a.txt"), "1");
        File.WriteAllText(Path.Join(main, "b.txt"), "2");
        using var engine = new HostedEngine(worktrees[0]);

        WorkspaceStatus status = engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>();
        Assert.Equal(("topic0", 1), (status.Branch, status.ChangedFiles));
        ControlSnapshot snapshot = engine.Run("Get-MaestroSnapshot").Single<ControlSnapshot>();
        Assert.Equal("topic0", snapshot.Git!.Branch);
        Assert.Equal(["README.md"], snapshot.Git.ChangedFiles.Select(static change => change.Path));
        Handoff handoff = engine.Run(NewHandoff).Single<Handoff>();
        Assert.Equal(["README.md"], handoff.Files);
        Assert.Equal("topic0", engine.Run("Add-MaestroNote x").Single<Note>().Branch);
        Assert.Equal("topic0", engine.Run("Add-MaestroLearning x").Single<Learning>().Branch);
    }

    [Fact]
    public void StateThatAWorktreeHasForItselfIsNamedAndMovedAndNothingIsLost()
    {
        (string main, string[] worktrees) = Lay("ordinary");
        string worktree = worktrees[0];
        // As it was when each worktree had its own: the same ids in both, of other records.
        using (var engine = new HostedEngine(worktree))
        {
            engine.Run("Initialize-MaestroWorkspace -Force").NoErrors();
            engine.Run($"'{StateFixture.Plan.Replace("'", "''", StringComparison.Ordinal)}' | New-MaestroMission -Force; Approve-MaestroMission; Checkpoint-MaestroMission").NoErrors();
            engine.Run("Add-MaestroNote 'written there'; Add-MaestroCorrection 'rule there' -Trigger x; Add-MaestroLearning 'learnt there'").NoErrors();
            engine.Run("Get-MaestroCorrection | Add-MaestroRatchet -Pattern there").NoErrors();
            engine.Run(NewHandoff).NoErrors();
        }

        File.Delete(Path.Join(worktree, ".maestro", ".separate"));
        using var back = new HostedEngine(main);
        back.Run("Add-MaestroNote 'written here'; Add-MaestroCorrection 'rule here' -Trigger x; Get-MaestroCorrection | Add-MaestroRatchet -Pattern here").NoErrors();
        back.Run(NewHandoff).NoErrors();
        File.WriteAllText(Path.Join(worktree, ".maestro", "handoffs", "2026-01-01-001.json"), "<<<<<<< damaged");

        CheckResult named = Assert.Single(Failed(back), static check => check.Name == "worktrees");
        Assert.Equal(Path.Join(worktree, ".maestro"), named.Target);
        Assert.Contains("1 mission, 2 handoffs", named.Message, StringComparison.Ordinal);
        Assert.Equal("Repair-MaestroWorkspace", named.Fix);

        RepairResult repaired = back.Run("Repair-MaestroWorkspace | Where-Object Name -eq worktrees").Single<RepairResult>();
        Assert.True(repaired.Repaired);
        Assert.Contains(" now", repaired.Action, StringComparison.Ordinal);
        Assert.DoesNotContain(Failed(back), static check => check.Name == "worktrees");
        Assert.Equal(2, back.Run("Get-MaestroMission").NoErrors().Output.Count);
        Assert.Single(back.Run("Get-MaestroMission | Get-MaestroCheckpoint").NoErrors().Output);
        Assert.Equal(6, back.Run("Get-MaestroMission | Get-MaestroFeature").NoErrors().Output.Count);
        Assert.Equal(["written here", "written there"], Texts(back, "(Get-MaestroNote).Content"));
        Assert.Equal(["rule here", "rule there"], Texts(back, "(Get-MaestroCorrection).Rule"));
        Assert.Equal(["rule here", "rule there"], Texts(back, "(Get-MaestroRatchet | ForEach-Object { Get-MaestroCorrection $_.CorrectionId }).Rule"));
        Assert.Equal(["learnt there"], Texts(back, "(Get-MaestroLearning).Content"));
        Assert.Equal(2, back.Run("Get-MaestroHandoff -ErrorAction SilentlyContinue").Output.Count);
        Assert.True(File.Exists(Path.Join(main, ".maestro", "handoffs", "2026-01-01-001.json")));
        Assert.Empty(Directory.EnumerateFiles(Path.Join(worktree, ".maestro", "missions"), "*", SearchOption.AllDirectories));
        Assert.Empty(back.Run("Repair-MaestroWorkspace | Where-Object Name -eq worktrees").NoErrors().Output);
    }

    [Fact]
    public void WhatGitTracksInAWorktreeIsNoStateOfItsOwn()
    {
        (string main, _) = Lay("committed");
        using var engine = new HostedEngine(main);
        Assert.DoesNotContain(Failed(engine), static check => check.Name == "worktrees");
    }

    [Fact]
    public void WhatIsRecommendedInAWorktreeWithoutAWorkspaceWorksThere()
    {
        string worktree = Path.Join(_repository.Folder, "a worktree");
        GitRepository.Run(_repository.Root, "worktree", "add", "-q", "-b", "topic", worktree);
        using var engine = new HostedEngine(worktree);
        string hint = engine.Run("try { Get-MaestroStatus } catch { $_.ErrorDetails.RecommendedAction }").Of<string>().Single();
        string command = hint[..hint.IndexOf(" creates", StringComparison.Ordinal)];
        Assert.StartsWith("Initialize-MaestroWorkspace -WorkspacePath ", command, StringComparison.Ordinal);
        engine.Run(command).NoErrors();
        Assert.Equal(Path.Join(_repository.Root, ".maestro"), engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>().Root);
    }

    public void Dispose() => _repository.Dispose();

    private const string NewHandoff = "New-MaestroHandoff -Mode execute -SessionCore s -Summary s -NextAction n -ReadMore r -ConfidenceWork 0.5 -WarningAction SilentlyContinue";

    private static IEnumerable<CheckResult> Failed(HostedEngine engine) =>
        engine.Run("Test-MaestroEnvironment | Where-Object Passed -eq $false").NoErrors().Of<CheckResult>();

    private static string[] Texts(HostedEngine engine, string script) => [.. engine.Run(script).NoErrors().Of<string>().Order(StringComparer.Ordinal)];

    // The folder that holds the workspace, with a mission in it, and where the linked worktrees are.
    private (string Main, string[] Worktrees) Lay(string layout)
    {
        string main = _repository.Root;
        string git = main;
        if (layout.StartsWith("bare", StringComparison.Ordinal))
        {
            main = Directory.CreateDirectory(Path.Join(_repository.Folder, "project")).FullName;
            git = Path.Join(main, layout == "bare hidden" ? ".bare" : "repo.git");
            GitRepository.Run(_repository.Folder, "clone", "-q", "--bare", _repository.Root, git);
            if (layout == "bare hidden")
            {
                File.WriteAllText(Path.Join(main, ".git"), "gitdir: ./.bare\n");
            }
        }

        using (var engine = new HostedEngine(main))
        {
            engine.Run("Initialize-MaestroWorkspace").NoErrors();
            engine.Run($"'{StateFixture.Plan.Replace("'", "''", StringComparison.Ordinal)}' | New-MaestroMission -Force; Approve-MaestroMission").NoErrors();
        }

        if (layout == "committed")
        {
            _repository.Commit();
        }

        string[] places = layout switch
        {
            "space in name" => ["my work tree", "über ñ"],
            "inside" => ["repo/.worktrees/one"],
            _ => ["wt0", "wt1"],
        };
        string[] worktrees = [.. places.Select(place => Path.GetFullPath(Path.Join(_repository.Root, "..", place)))];
        for (int i = 0; i < worktrees.Length; i++)
        {
            GitRepository.Run(git, "worktree", "add", "-q", worktrees[i], "-b", $"topic{i}");
        }

        return (main, worktrees);
    }
}
