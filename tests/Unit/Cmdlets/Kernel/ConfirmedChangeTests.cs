using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What somebody agreed to is what is done, or nothing: whatever others do between the question and the answer.</summary>
public sealed class ConfirmedChangeTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();
    private readonly HostedEngine _other;

    public ConfirmedChangeTests()
    {
        _other = new HostedEngine(_workspace.Folder);
        _workspace.Engine.Answer = 0;
        _workspace.Run(
            """
            1..2 | ForEach-Object { $null = @{ mode = 'plan'; sessionCore = 'work'; summary = "handoff $_"; nextAction = 'go'; artifacts = @('a'); readMore = @('b'); cs = @{ work = 0.8 } } | New-MaestroHandoff -NoCollect }
            $null = Checkpoint-MaestroMission
            $null = Add-MaestroLearning 'Tests need a database'
            """).NoErrors();
    }

    public static TheoryData<string, string> Races { get; } = new()
    {
        { "Receive-MaestroHandoff -Claim -Confirm", "$null = Receive-MaestroHandoff -Claim" },
        { "Restore-MaestroMission", "$null = Checkpoint-MaestroMission" },
        { "Add-MaestroCorrection 'Use bun' -Trigger npm -Confirm", "$null = Add-MaestroCorrection 'Use bun' -Trigger npm" },
        { "Build-MaestroGuidance -Confirm", "$null = Add-MaestroLearning 'Another one'" },
        { "Set-MaestroMission -Title Other -Confirm", "Set-MaestroMission -Status executing; Set-MaestroMission -Status validating; Set-MaestroMission -Status failed; $null = New-MaestroMission plan.json" },
        { "Remove-MaestroRatchet ratchet", "Remove-MaestroRatchet ratchet -Confirm:$false; $null = Add-MaestroRatchet (Add-MaestroCorrection 'Never eval' -Trigger eval).CorrectionId 'eval'" },
    };

    [Theory]
    [MemberData(nameof(Races))]
    public void NothingElseIsChanged(string command, string meanwhile)
    {
        if (command.StartsWith("Remove-MaestroRatchet", StringComparison.Ordinal))
        {
            _workspace.Run("$null = Add-MaestroRatchet (Add-MaestroCorrection 'Use bun' -Trigger npm).CorrectionId 'npm'").NoErrors();
        }

        string before = "";
        _workspace.Engine.BeforeAnswer = () =>
        {
            _other.Run(meanwhile).NoErrors();
            before = StoreFolder.Tree(_workspace.Folder);
        };

        HostedResult result = _workspace.Run(command);

        Assert.Single(_workspace.Engine.Questions);
        result.Error(ErrorCode.TargetChanged);
        Assert.Empty(result.Output);
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Fact]
    public void WhatIsStillTheSameIsDone()
    {
        _workspace.Engine.BeforeAnswer = () => _other.Run("$null = Add-MaestroNote 'something else'").NoErrors();
        Assert.Equal("picked-up", _workspace.Run("Receive-MaestroHandoff -Claim -Confirm").Single<Handoff>().Status);
    }

    [Fact]
    public void NobodyIsAskedAndWhatIsFoundUnderTheLockIsTaken()
    {
        Assert.Equal("handoff 1", _workspace.Run("Receive-MaestroHandoff -Claim").Single<Handoff>().Summary);
        Assert.Equal("handoff 2", _workspace.Run("Receive-MaestroHandoff -Claim").Single<Handoff>().Summary);
        Assert.Empty(_workspace.Engine.Questions);
    }

    [Fact]
    public void AFileThatAnotherProgramChangedWithoutChangingItsLengthAndTimeIsReadAgain()
    {
        string feature = _workspace.File("features/auth-plan.json");
        string assertions = _workspace.File("assertions.json");
        DateTime old = DateTime.UtcNow.AddMinutes(-5);
        File.SetLastWriteTimeUtc(feature, old);
        File.SetLastWriteTimeUtc(assertions, old);
        _workspace.Run("Get-MaestroFeature; Get-MaestroAssertion").NoErrors();

        File.WriteAllText(feature, File.ReadAllText(feature).Replace("Plan it", "Plan IT", StringComparison.Ordinal));
        string text = File.ReadAllText(assertions);
        int second = text.LastIndexOf("\"pending\"", StringComparison.Ordinal);
        File.WriteAllText(assertions, text[..second] + "\"blocked\"" + text[(second + 9)..]);
        File.SetLastWriteTimeUtc(feature, old);
        File.SetLastWriteTimeUtc(assertions, old);

        _workspace.Run("Set-MaestroFeature auth-plan -Status assigned; Set-MaestroAssertion plan-agreed -Result passed -Evidence minutes").NoErrors();

        Assert.Contains("Plan IT", File.ReadAllText(feature), StringComparison.Ordinal);
        Assert.Contains("\"blocked\"", File.ReadAllText(assertions), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _other.Dispose();
        _workspace.Dispose();
    }
}
