namespace Maestro.Tests.Cmdlets;

public sealed class ControlCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Theory]
    [InlineData("80x24", 80, 24)]
    [InlineData("120x40", 120, 40)]
    [InlineData("40x12", 40, 12)]
    public void APreviewIsAsLargeAsAskedFor(string size, int width, int height)
    {
        string[] lines = [.. _workspace.Run("Show-MaestroControl -Preview -Size $args[0] -Plain", size).Output.Select(static line => (string)line.BaseObject)];
        Assert.Equal(height, lines.Length);
        Assert.All(lines, line => Assert.Equal(width, line.EnumerateRunes().Count()));
        Assert.DoesNotContain(lines, static line => line.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public void AllScreensComeWithTheirNames()
    {
        string[] lines = [.. _workspace.Run("Show-MaestroControl -Preview -Screen all -Size 80x24 -Plain").Output.Select(static line => (string)line.BaseObject)];
        Assert.Equal(
            ["--- dashboard ---", "--- features ---", "--- dependencies ---", "--- handoffs ---", "--- timeline ---", "--- memory ---", "--- graph ---", "--- config ---", "--- help ---"],
            lines.Where(static line => line.StartsWith("---", StringComparison.Ordinal)));
        Assert.Equal(9 * 25, lines.Length);
    }

    [Fact]
    public void NothingChangesByLooking()
    {
        string before = StoreFolder.Tree(_workspace.State);
        _workspace.Run(
            "Show-MaestroControl -Preview -Screen all; Get-MaestroSnapshot; Get-MaestroSnapshot -AsJson -Full; Test-MaestroControl -Size 80x24 -Quiet; Watch-MaestroWorkspace -TimeoutSeconds 0.2").NoErrors();
        Assert.Equal(before, StoreFolder.Tree(_workspace.State));
    }

    [Fact]
    public void EveryScreenIsRightInThePresentAndInHostileStates() =>
        Assert.DoesNotContain(_workspace.Run("Test-MaestroControl").Output, static check => !((ScreenCheck)check.BaseObject).Passed);

    [Fact]
    public void ASnapshotTellsWhoWaitsForWhom()
    {
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").Single<ControlSnapshot>();
        Assert.Equal(_workspace.MissionId, snapshot.Mission!.MissionId);
        Assert.Equal(["auth-plan"], snapshot.Features.Single(static feature => feature.FeatureId == "auth-impl").BlockedBy);
        Assert.Contains(snapshot.Timeline, static happened => happened is { Entity: "mission", To: "approved" });
    }

    [Fact]
    public void DamageIsAFailedCheckAndNoError()
    {
        File.WriteAllText(_workspace.File("features/auth-docs.json"), "{");
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").Single<ControlSnapshot>();
        Assert.Contains(snapshot.Checks, static check => check is { Passed: false, Name: ErrorCode.StateFileDamaged });
    }

    [Fact]
    public void TheShortJsonStaysWithinItsLimit()
    {
        string json = _workspace.Run("Get-MaestroSnapshot -AsJson").Single<string>();
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(json), 100, 8 * 1024);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal("maestro.snapshot/1", document.RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public async Task WatchingTellsWhatAnotherSessionDoes()
    {
        using var other = new Hosting.HostedEngine(_workspace.Folder);
        using var seenOne = new CancellationTokenSource();
        Task changes = Task.Run(() =>
        {
            // The first look of the watch may come after the first notes: they go on until one is seen.
            for (int i = 0; !seenOne.IsCancellationRequested; i++)
            {
                other.Run("Add-MaestroNote $args[0]", $"note {i}");
            }
        });
        WorkspaceEvent seen = _workspace.Run("Watch-MaestroWorkspace -First 1 -TimeoutSeconds 30").Single<WorkspaceEvent>();
        await seenOne.CancelAsync();
        await changes;
        Assert.Equal("note", seen.Entity);
    }

    [Fact]
    public void WrongSizesAndScreensAreRefused()
    {
        _workspace.Refused(ErrorCode.ScreenInvalid, "Show-MaestroControl -Preview -Size 80");
        _workspace.Refused(ErrorCode.ScreenInvalid, "Show-MaestroControl -Preview -Size 5x5");
        _workspace.Refused(ErrorCode.ScreenInvalid, "Test-MaestroControl -Size big");
        _workspace.Refused(ErrorCode.MissionNotFound, "Get-MaestroSnapshot 2020-01-01-001");
    }

    [Fact]
    public void WithoutAWorkspaceItTellsWhatToType()
    {
        using var folder = new Hosting.TemporaryFolder();
        using var engine = new Hosting.HostedEngine(folder.Path);
        string text = string.Join('\n', engine.Run("Show-MaestroControl -Preview -Size 80x24 -Plain").Output);
        Assert.Contains("Initialize-MaestroWorkspace", text, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();
}
