using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Where nobody is asked, a change is decided under the lock alone; what is written before it can still stop it.</summary>
public sealed class UnconfirmedChangeTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    // The first change of a command in a process is decided before the lock as well; those that are tested are not the first.
    public UnconfirmedChangeTests() => _workspace.Run(
        """
        Set-MaestroFeature auth-plan -Status assigned; $null = Start-MaestroFeature auth-plan
        $null = Add-MaestroLearning 'Tests need a database'; $null = Add-MaestroLearning 'Docs need a build'; Build-MaestroGuidance
        $null = Add-MaestroLearning 'Builds need a lock'
        """).NoErrors();

    [Fact]
    public void ARefusalMakesNoLock()
    {
        foreach (string name in (string[])[".lock", ".lock.owner"])
        {
            File.Delete(Path.Join(_workspace.State, name));
        }

        _workspace.Refused(ErrorCode.FeatureNotFound, "Set-MaestroFeature nope -Status assigned");
        _workspace.Refused(ErrorCode.EvidenceRequired, "Set-MaestroAssertion plan-agreed -Result passed");
        Assert.False(File.Exists(Path.Join(_workspace.State, ".lock")));
    }

    [Theory]
    [InlineData("Set-MaestroFeature auth-impl -Status assigned -WarningAction Stop")]
    [InlineData("$WarningPreference = 'Stop'; Set-MaestroFeature auth-impl -Status assigned")]
    [InlineData("& { $WarningPreference = 'Stop'; Start-MaestroFeature auth-impl }")]
    public void AWarningThatEndsTheCommandComesBeforeTheChange(string script)
    {
        string before = StoreFolder.Tree(_workspace.Folder, withLock: true);

        HostedResult result = _workspace.Run(script);

        Assert.Contains("depends on", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder, withLock: true));
    }

    [Fact]
    public void AWarningIsWrittenOnceWhereTheChangeIsMade()
    {
        HostedResult result = _workspace.Run("Set-MaestroFeature auth-impl -Status assigned -WarningVariable said; $said.Count");

        Assert.Equal(1, result.NoErrors().Single<int>());
        Assert.Equal("assigned", _workspace.Status("auth-impl"));
    }

    [Fact]
    public void AProblemThatEndsTheCommandComesBeforeTheChange()
    {
        Damage();
        string before = StoreFolder.Tree(_workspace.Folder);

        _workspace.Run("Build-MaestroGuidance -ErrorAction Stop").Error(ErrorCode.StateFileDamaged);

        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Fact]
    public void AProblemThatDoesNotIsReportedOnce()
    {
        Damage();

        _workspace.Run("Build-MaestroGuidance").Error(ErrorCode.StateFileDamaged);

        Assert.Contains("Builds need a lock", File.ReadAllText(Path.Join(_workspace.State, "memory", "learnings", "_compiled.json")), StringComparison.Ordinal);
    }

    private void Damage() => File.WriteAllText(
        Directory.GetFiles(Path.Join(_workspace.State, "memory", "learnings", "raw")).Single(static path => File.ReadAllText(path).Contains("database", StringComparison.Ordinal)), "{");

    public void Dispose() => _workspace.Dispose();
}
