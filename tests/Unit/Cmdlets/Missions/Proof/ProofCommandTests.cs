using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Proof in a real repository, with real commands.</summary>
public sealed class ProofCommandTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly HostedEngine _engine;

    public ProofCommandTests()
    {
        _repository.Write("src/login.txt", "one\n");
        _repository.Write("docs/login.md", "one\n");
        _repository.Write("plan.json", StateFixture.Plan.Replace("\"title\": \"Build it\",", "\"title\": \"Build it\", \"files\": [\"src/**\"],", StringComparison.Ordinal));
        _repository.Commit();
        _engine = new HostedEngine(_repository.Root);
        _engine.Run("$null = Initialize-MaestroWorkspace; $null = New-MaestroMission -Path plan.json; Approve-MaestroMission").NoErrors();
        _repository.Commit();
    }

    [Fact]
    public void WhereNothingCanBeRunItIsSaid()
    {
        string warning = Assert.Single(_engine.Run("Invoke-MaestroAssertion").NoErrors().Warnings);
        Assert.StartsWith("Nothing was run: no command is known for ", warning, StringComparison.Ordinal);
        Assert.Contains("plan-agreed", warning, StringComparison.Ordinal);
        Assert.Empty(_engine.Run("Invoke-MaestroAssertion plan-agreed -Command 'exit 0'").NoErrors().Warnings);
    }

    [Fact]
    public void ACommitThatChangesAFileOfTheFeatureMakesItsProofStaleAndRunningItAgainMendsIt()
    {
        const string Gate = "Test-MaestroMission -Kind assertion -Fresh -MinimumWitness ran";
        _engine.Run("$null = Set-MaestroAssertion plan-agreed -Result waived -Reason 'not here'").NoErrors();
        Assert.Contains(_engine.Run($"{Gate} | Where-Object Passed -eq $false").Of<MissionCheck>(), static check => check.Fix!.StartsWith("Invoke-MaestroAssertion auth-impl-assertion-1", StringComparison.Ordinal) || check.Fix.StartsWith("Set-MaestroAssertion", StringComparison.Ordinal));

        Run("exit 0");
        _engine.Run($"{Gate} -Assert").NoErrors();
        _repository.Write("docs/login.md", "two\n");
        _repository.Commit();
        _engine.Run($"{Gate} -Assert").NoErrors();

        _repository.Write("src/login.txt", "two\n");
        _repository.Commit();
        _engine.Run($"{Gate} -Assert").Error(ErrorCode.CheckFailed);
        MissionCheck stale = Assert.Single(_engine.Run($"{Gate} | Where-Object Passed -eq $false").Of<MissionCheck>());
        Assert.Contains("stale", stale.Message, StringComparison.Ordinal);
        Assert.Equal("Invoke-MaestroAssertion auth-impl-assertion-1", stale.Fix);
        Assert.True(_engine.Run("(Get-MaestroAssertion auth-impl-assertion-1).IsStale").Single<bool>());

        Assert.Equal(["auth-impl-assertion-1"], _engine.Run("(Get-MaestroStatus).StaleAssertionIds").Of<string>());
        Assert.Contains("Stale proof", _engine.Render("Get-MaestroStatus").Rendered, StringComparison.Ordinal);

        Assert.Equal("exit 0", _engine.Run("Invoke-MaestroAssertion -Stale").Single<Assertion>().Proof!.Command);
        _engine.Run($"{Gate} -Assert").NoErrors();
        Assert.Empty(_engine.Run("Invoke-MaestroAssertion -Stale").NoErrors().Output);
        Assert.Empty(_engine.Run("(Get-MaestroStatus).StaleAssertionIds").Of<string>());
        Assert.DoesNotContain("Stale proof", _engine.Render("Get-MaestroStatus").Rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedCheckIsRunAgainAsStale()
    {
        _engine.Run("Set-MaestroAssertion auth-impl-assertion-1 -Check 'exit 0'; $null = Invoke-MaestroAssertion auth-impl-assertion-1").NoErrors();
        Assert.Contains("stale", Assert.Single(_engine.Run("Set-MaestroAssertion auth-impl-assertion-1 -Check 'exit 1'").NoErrors().Warnings), StringComparison.Ordinal);
        Assert.Equal(["auth-impl-assertion-1"], _engine.Run("(Get-MaestroStatus).StaleAssertionIds").Of<string>());
        Assert.Equal(("exit 1", "failed"), _engine.Run("Invoke-MaestroAssertion -Stale").Single<Assertion>() is { } run ? (run.Proof!.Command, run.Result) : default);
    }

    [Fact]
    public void CommittingWhatWasProvenKeepsTheProofFresh()
    {
        _repository.Write("src/login.txt", "changed\n");
        Assert.True(Run("exit 0").Proof!.IsDirty);
        _repository.Commit();
        Assert.False(_engine.Run("(Get-MaestroAssertion auth-impl-assertion-1).IsStale").Single<bool>());
    }

    [Fact]
    public void WhereGitCannotBeReadNothingIsFresh()
    {
        Run("exit 0");
        _repository.Write(".git/index", "garbage");
        _engine.Run("$null = Set-MaestroAssertion plan-agreed -Result waived -Reason 'not here'; Test-MaestroMission -Kind assertion -Fresh -Assert").Error(ErrorCode.CheckFailed);
        Assert.Null(_engine.Run("Get-MaestroAssertion auth-impl-assertion-1").Single<Assertion>().IsStale);
        _engine.Run("Test-MaestroMission -Kind assertion -Assert").NoErrors();
    }

    [Fact]
    public void ACheckRunsInTheRootOfTheWorktreeThatTheUserIsIn()
    {
        string linked = Path.Join(_repository.Folder, "linked");
        _repository.Git("worktree", "add", "-q", linked, "-b", "other");
        Directory.CreateDirectory(Path.Join(linked, "src"));
        using var engine = new HostedEngine(Path.Join(linked, "src"));
        engine.Run("$null = Invoke-MaestroAssertion auth-impl-assertion-1 -Command 'echo x > here.txt'").NoErrors();
        Assert.True(File.Exists(Path.Join(linked, "here.txt")));
    }

    [Fact]
    public void HandingOnWhatDidNotPassWarnsAndIsRefusedStrictly()
    {
        _engine.Run("Set-MaestroFeature auth-plan -Status in-progress").NoErrors();
        _engine.Run("Set-MaestroFeature auth-plan -Status review -Strict").Error(ErrorCode.AssertionsOpen);
        Assert.Contains("plan-agreed", Assert.Single(_engine.Run("Set-MaestroFeature auth-plan -Status review").NoErrors().Warnings), StringComparison.Ordinal);
        _engine.Run("$null = Invoke-MaestroAssertion plan-agreed -Command 'exit 0'").NoErrors();
        Assert.Empty(_engine.Run("Set-MaestroFeature auth-plan -Status done -Strict").NoErrors().Warnings);
    }

    [Fact]
    public void ACheckpointKeepsTheCommit() =>
        Assert.Equal(_repository.Git("rev-parse", "HEAD"), _engine.Run("Checkpoint-MaestroMission").Single<Checkpoint>().Commit);

    public void Dispose()
    {
        _engine.Dispose();
        _repository.Dispose();
    }

    private Assertion Run(string command) => _engine.Run("Invoke-MaestroAssertion auth-impl-assertion-1 -Command $args[0]", command).Single<Assertion>();
}
