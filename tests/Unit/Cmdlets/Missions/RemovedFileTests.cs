using System.Text;

namespace Maestro.Tests.Cmdlets;

/// <summary>What a change of the plan removes takes its proof, its claim and the files of its worker along, and brings them back byte for byte.</summary>
public sealed class RemovedFileTests : IDisposable
{
    private const string Work =
        """
        Start-MaestroFeature auth-plan -WarningAction Ignore
        $null = Stop-MaestroFeature auth-plan -Question 'which?'
        Set-MaestroFeature auth-plan -Answer this
        Start-MaestroFeature auth-plan
        $null = New-MaestroWorkerPrompt auth-plan
        Set-MaestroFeature auth-plan -Status review -Report @{ salientSummary = 'x' } -WarningAction Ignore
        Set-MaestroAssertion plan-agreed -Result passed -Evidence ('seen ' * 2000)
        $null = Checkpoint-MaestroMission
        """;

    private readonly HostedWorkspace _workspace = new();

    public RemovedFileTests()
    {
        _workspace.Run(Work).NoErrors();
        Put("workers/auth-plan/notes/of mine.txt", "ärger\r\n"u8.ToArray());
        Put("workers/auth-plan/image.png", [0x89, (byte)'P', 0, 0xFF]);
        Put("workers/auth-docs/kept.txt", "another's"u8.ToArray());
        Put("proof/plan-agreed.2.0123456789ab.evidence.txt", "{ }"u8.ToArray());
    }

    public static TheoryData<string> Removals =>
    [
        "Remove-MaestroFeature auth-plan -Force -Reason 'bought' -Confirm:$false -WarningAction Ignore",
        "$plan = Export-MaestroPlan; $plan.features = @($plan.features | Where-Object id -ne 'auth-plan'); foreach ($f in $plan.features) { $f.dependsOn = @() }; $plan | Update-MaestroMission -Force",
    ];

    [Theory]
    [MemberData(nameof(Removals))]
    public void UndoingBringsEveryFileBack(string removal)
    {
        // Longer than what the history keeps.
        Put("workers/auth-plan/long.txt", new byte[200_000]);
        Dictionary<string, string> before = Files();
        Assert.Contains(before.Keys, static path => path.EndsWith(".evidence.txt", StringComparison.Ordinal));
        _workspace.Run(removal).NoErrors();
        Assert.DoesNotContain(Files().Keys, static path => path.StartsWith("workers/auth-plan/", StringComparison.Ordinal) || IsProof(path));
        Assert.Equal(before["workers/auth-docs/kept.txt"], Files()["workers/auth-docs/kept.txt"]);
        Assert.Equal(before["proof/plan-agreed.2.0123456789ab.evidence.txt"], Files()["proof/plan-agreed.2.0123456789ab.evidence.txt"]);

        _workspace.Run("Undo-MaestroChange").NoErrors();
        Assert.Equal(before, Files());
        Assert.False(Directory.Exists(_workspace.File("removed")));
    }

    // A redo is held to what the cmdlet would ask: work that was begun is not removed again by it.
    [Fact]
    public void ARedoTakesThemAlongAndItsUndoBringsThemBack()
    {
        Dictionary<string, string> before = Files();
        _workspace.Run("Remove-MaestroFeature auth-docs -Reason 'bought' -Confirm:$false -WarningAction Ignore; Undo-MaestroChange; Undo-MaestroChange (Get-MaestroHistory -First 1).EventId").NoErrors();
        Assert.DoesNotContain("workers/auth-docs/kept.txt", Files().Keys);
        _workspace.Run("Undo-MaestroChange").NoErrors();
        Assert.Equal(before, Files());
    }

    // The record of what was removed is then longer than any other value that the history keeps, and so is the feature itself.
    [Fact]
    public void WhatIsLongerThanTheHistoryKeepsIsRedoneAndUndoneAgain()
    {
        Put("workers/auth-docs/long.txt", new byte[200_000]);
        Put("workers/auth-docs/image.png", [0x89, (byte)'P', 0, 0xFF]);
        _workspace.Run("Set-MaestroFeature auth-docs -Description ('long ' * 20000)").NoErrors();
        Dictionary<string, string> before = Files();
        _workspace.Run("Remove-MaestroFeature auth-docs -Reason 'bought' -Confirm:$false -WarningAction Ignore").NoErrors();
        Dictionary<string, string> without = Files();
        for (int time = 0; time < 2; time++)
        {
            _workspace.Run("Undo-MaestroChange").NoErrors();
            Assert.Equal(before, Files());
            _workspace.Run("Undo-MaestroChange (Get-MaestroHistory -First 1).EventId").NoErrors();
            Assert.Equal(without.Keys, Files().Keys);
        }
    }

    [Fact]
    public void RestoringBringsEveryFileBackAndTakesItAwayAgain()
    {
        Dictionary<string, string> before = Files();
        _workspace.Run("Remove-MaestroFeature auth-plan -Force -Reason 'bought' -Confirm:$false -WarningAction Ignore; $null = Restore-MaestroMission -CheckpointId (Get-MaestroCheckpoint).CheckpointId -Confirm:$false -WarningAction Ignore").NoErrors();
        Assert.Equal(WithoutTimes(before), WithoutTimes(Files()));

        _workspace.Run("$null = Restore-MaestroMission -CheckpointId (Get-MaestroCheckpoint)[0].CheckpointId -Confirm:$false -WarningAction Ignore").NoErrors();
        Assert.DoesNotContain(Files().Keys, static path => path.StartsWith("workers/auth-plan/", StringComparison.Ordinal) || IsProof(path));
        _workspace.Run("Undo-MaestroChange").NoErrors();
        Assert.Equal(WithoutTimes(before), WithoutTimes(Files()));
    }

    [Fact]
    public void AnotherFeatureOfTheSameIdInheritsNothing()
    {
        _workspace.Run("Remove-MaestroFeature auth-plan -Force -Reason 'bought' -Confirm:$false -WarningAction Ignore; $null = Add-MaestroFeature auth-plan -MilestoneId plan -Title t -VerificationStep v -Fulfills plan-agreed").NoErrors();
        Assert.DoesNotContain(Files().Keys, static path => path.StartsWith("workers/auth-plan/", StringComparison.Ordinal) || IsProof(path));
    }

    [Fact]
    public void WhatIsPersonalInThemIsRedacted()
    {
        _workspace.Run("$env:MAESTRO_AGENT = 'agent-of-mine'; Start-MaestroFeature auth-docs -WarningAction Ignore; $null = New-MaestroWorkerPrompt auth-docs").NoErrors();
        Put("workers/auth-docs/retry.json", Encoding.UTF8.GetBytes("""{ "agent": "agent-of-mine" }"""));
        string file = Path.Join(_workspace.Folder, "out.json");
        _workspace.Run("Remove-MaestroFeature auth-docs -Force -Reason 'bought' -Confirm:$false; Export-MaestroMission $args[1] -Redact -Path $args[0]; $env:MAESTRO_AGENT = $null", file, _workspace.MissionId).NoErrors();
        string text = File.ReadAllText(file);
        Assert.Contains("workers/auth-docs/retry.json", text, StringComparison.Ordinal);
        Assert.DoesNotContain("agent-of-mine", text, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt.md", text, StringComparison.Ordinal);
    }

    // Another assertion may have an id that begins alike.
    private static bool IsProof(string path) => path.StartsWith("proof/plan-agreed.", StringComparison.Ordinal) && !path.StartsWith("proof/plan-agreed.2.", StringComparison.Ordinal);

    private void Put(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_workspace.File(path))!);
        File.WriteAllBytes(_workspace.File(path), content);
    }

    private Dictionary<string, string> Files()
    {
        string folder = _workspace.File("");
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(static path => path.StartsWith("workers/", StringComparison.Ordinal) || path.StartsWith("proof/", StringComparison.Ordinal) || path is "features/auth-plan.json")
            .ToDictionary(static path => path, path => Convert.ToHexString(File.ReadAllBytes(_workspace.File(path))), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> WithoutTimes(Dictionary<string, string> files) =>
        files.Where(static file => file.Key != "features/auth-plan.json").ToDictionary(static file => file.Key, static file => file.Value, StringComparer.Ordinal);

    public void Dispose() => _workspace.Dispose();
}
