using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every command that reads git, on every kind of repository: it reports what git reports, or says that it is unknown.</summary>
public sealed class UnreadableGitTests : IDisposable
{
    private readonly GitRepository _repository = new();

    [Theory]
    [MemberData(nameof(GitRepositoryKind.Readable), MemberType = typeof(GitRepositoryKind))]
    public void WhatGitCanReadIsReported(string kind)
    {
        if (GitRepositoryKind.Make(_repository, kind) is not { } root)
        {
            return;
        }

        using HostedEngine engine = Workspace(root);
        string[] changed = kind == "staged rename" ? ["src/new näme.txt"] : ["src/a.ts"];
        WorkspaceStatus status = Status(engine);
        Assert.Equal((true, null), (status.IsDirty, status.GitNotice));
        Assert.NotNull(status.Branch);
        string[] own = [".gitignore", ".maestro/AGENTS.md", ".maestro/config.yaml", ".maestro/workspace.json"];
        Assert.Equal(changed, engine.Run("Get-MaestroSnapshot").Single<ControlSnapshot>().Git!.ChangedFiles.Select(static change => change.Path).Except(own).Where(static file => !file.StartsWith(".maestro/memory", StringComparison.Ordinal)));
        Assert.Contains(changed[0], engine.Run(NewHandoff).Single<Handoff>().Files!);
        Assert.Equal(status.Branch, engine.Run("Add-MaestroNote x").Single<Note>().Branch);
        Assert.Equal(status.Branch, engine.Run("Add-MaestroLearning x").Single<Learning>().Branch);
        CheckResult check = engine.Run("Test-MaestroEnvironment | Where-Object Name -eq git").Single<CheckResult>();
        Assert.Equal(kind is not ("split index" or "staged rename"), check.Passed);
        Assert.Equal("failed", Ratchet(engine).State);
        Assert.False(engine.Run("Test-MaestroRatchet -Quiet").Single<bool>());
        if (!check.Passed)
        {
            engine.Run(check.Fix!).NoErrors();
            Assert.True(engine.Run("Test-MaestroEnvironment | Where-Object Name -eq git").Single<CheckResult>().Passed);
        }
    }

    // On a machine that hardly moves, the git program is stopped after five seconds, and that is reported instead.
    private static WorkspaceStatus Status(HostedEngine engine)
    {
        const int attempts = 5;
        for (int attempt = 1; ; attempt++)
        {
            WorkspaceStatus status = engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>();
            if (attempt == attempts || status.GitNotice?.Contains("git timed out", StringComparison.Ordinal) != true)
            {
                return status;
            }
        }
    }

    [Theory]
    [MemberData(nameof(GitRepositoryKind.Broken), MemberType = typeof(GitRepositoryKind))]
    public void WhatNothingCanReadIsUnknownInWords(string kind)
    {
        string root = GitRepositoryKind.Make(_repository, kind)!;
        using HostedEngine engine = Workspace(root);

        WorkspaceStatus status = engine.Run("Get-MaestroStatus").Single<WorkspaceStatus>();
        Assert.Null(status.IsDirty);
        Assert.NotNull(status.GitNotice);
        Assert.Contains("unknown", engine.Render("Get-MaestroStatus").Rendered, StringComparison.Ordinal);
        Assert.NotNull(engine.Run("Get-MaestroSnapshot").Single<ControlSnapshot>().Git!.Notice);
        HostedResult handoff = engine.Run(NewHandoff);
        Assert.NotEmpty(handoff.Warnings);
        Assert.Contains("changed_files_unknown", handoff.Single<Handoff>().Uki, StringComparison.Ordinal);
        Assert.False(engine.Run("Test-MaestroEnvironment | Where-Object Name -eq git").Single<CheckResult>().Passed);
        RatchetCheck check = Ratchet(engine);
        Assert.Equal(("error", false), (check.State, check.Passed));
        engine.Run("Test-MaestroRatchet -Assert -ErrorAction Stop").Error(ErrorCode.CheckFailed);
        Assert.False(engine.Run("Test-MaestroRatchet -Quiet").Single<bool>());
    }

    [Theory]
    [InlineData("-Glob 'source/**/*.ts'", "nothing-checked")]
    [InlineData("-Glob '*.nothing'", "nothing-checked")]
    [InlineData("-Glob 'src/**/*.ts'", "failed")]
    public void ARuleThatLooksAtNoFileDoesNotPass(string glob, string state)
    {
        string root = GitRepositoryKind.Make(_repository, GitRepositoryKind.Plain)!;
        using var engine = new HostedEngine(root);
        engine.Run("Initialize-MaestroWorkspace; Add-MaestroCorrection 'no' -Trigger x").NoErrors();
        engine.Run($"Get-MaestroCorrection | Add-MaestroRatchet -Pattern legacyCall {glob}").NoErrors();

        Assert.Equal((state, false), (Ratchet(engine).State, Ratchet(engine).Passed));
        engine.Run("Test-MaestroRatchet -Assert -ErrorAction Stop").Error(ErrorCode.CheckFailed);
        Assert.False(engine.Run("Test-MaestroRatchet -Quiet").Single<bool>());
        Assert.Equal(state == "nothing-checked", engine.Run("Test-MaestroRatchet -Quiet -AllowEmpty").Single<bool>());
    }

    [Theory]
    [InlineData("split index")]
    [InlineData("sparse checkout")]
    [InlineData("sha256")]
    public void WithoutAGitProgramItIsUnknown(string kind)
    {
        string root = GitRepositoryKind.Make(_repository, kind)!;
        using (Workspace(root))
        {
        }

        var environment = new Dictionary<string, string> { ["PATH"] = Path.Join(_repository.Folder, "nothing"), ["MAESTRO_MODULE"] = Path.GetDirectoryName(HostedEngine.BuiltModule)! };
        var run = ShellProcess.Run(
            ["-c", "(Get-MaestroStatus).GitNotice; (Test-MaestroRatchet -NoBaseline).State; (Test-MaestroEnvironment | Where-Object Name -eq git).Passed"], folder: root, environment: environment);

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("git program was not found", run.Output, StringComparison.Ordinal);
        // A walk through the folders needs no program where only the changes are unknown.
        Assert.Equal(kind == "sparse checkout" ? "failed" : "error", lines[^2]);
        Assert.Equal("False", lines[^1]);
    }

    public void Dispose() => _repository.Dispose();

    private const string NewHandoff = "New-MaestroHandoff -Mode execute -SessionCore s -Summary s -NextAction n -ReadMore r -ConfidenceWork 0.5";

    private static RatchetCheck Ratchet(HostedEngine engine) => engine.Run("Test-MaestroRatchet").Single<RatchetCheck>();

    private static HostedEngine Workspace(string root)
    {
        var engine = new HostedEngine(root);
        engine.Run("Initialize-MaestroWorkspace -Force; $c = Add-MaestroCorrection 'no legacy' -Trigger x; Add-MaestroRatchet $c.CorrectionId -Pattern legacyCall").NoErrors();
        return engine;
    }
}
