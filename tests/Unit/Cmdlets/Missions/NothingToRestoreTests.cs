using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Going back to where everything is says so, and leaves no trace.</summary>
public sealed class NothingToRestoreTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" -FeatureId auth-plan")]
    public void ARestoreThatChangesNothingSaysSoAndWritesNothing(string what)
    {
        _workspace.Run("$null = Checkpoint-MaestroMission").NoErrors();
        string before = StoreFolder.Tree(_workspace.Folder);
        HostedResult result = _workspace.Run($"Restore-MaestroMission{what} -Confirm:$false -PassThru");
        Assert.Null(result.Single<MissionRestore>().SavedCheckpointId);
        Assert.EndsWith("there is nothing to restore.", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Theory]
    [InlineData("Start-MaestroFeature auth-plan")]
    [InlineData("Set-MaestroMission -Description other")]
    [InlineData("Set-MaestroFeature auth-plan -Priority 1")]
    [InlineData("Set-MaestroAssertion plan-agreed -Result failed -Evidence e")]
    [InlineData("Set-MaestroAssertion plan-agreed -Check 'exit 1'")]
    public void AnyDifferenceIsRestored(string change)
    {
        _workspace.Run($"$null = Checkpoint-MaestroMission; $null = {change}").NoErrors();
        HostedResult result = _workspace.Run("Restore-MaestroMission -Confirm:$false -PassThru");
        Assert.NotNull(result.Single<MissionRestore>().SavedCheckpointId);
        Assert.DoesNotContain(result.Warnings, static warning => warning.Contains("nothing to restore", StringComparison.Ordinal));
        Assert.StartsWith("Restore the checkpoint", _workspace.Run("Get-MaestroHistory -First 1").Single<HistoryEvent>().Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\": \"approved\"", "\"status\": 7")]
    [InlineData("\\\"status\\\": \\\"approved\\\"", "\\\"status\\\": 7")]
    public void ADamagedArchiveIsNamedOnce(string text, string spoiled)
    {
        _workspace.Run("Export-MaestroMission $args[0] mission.json", _workspace.MissionId).NoErrors();
        string path = Path.Join(_workspace.Folder, "mission.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, spoiled, StringComparison.Ordinal));
        string message = _workspace.Refused("ArchiveInvalid", "Import-MaestroMission mission.json").ToString();
        Assert.StartsWith("'mission.json' can't be imported: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing was changed.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("is damaged", message, StringComparison.Ordinal);
    }
}
