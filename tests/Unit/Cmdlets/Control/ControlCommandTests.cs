using Maestro.Kernel;
using Maestro.Tests.Hosting;

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
    public void EveryScreenIsRightInAnEmptyWorkspaceAndInOneOfTheReference()
    {
        using var empty = new TemporaryFolder();
        using var engine = new HostedEngine(empty.Path);
        engine.Run("Initialize-MaestroWorkspace").NoErrors();
        Assert.All(engine.Run("Test-MaestroControl").Output, static check => Assert.True(((ScreenCheck)check.BaseObject).Passed, check.BaseObject.ToString()));

        using var reference = new TemporaryFolder();
        StoreFolder.Copy(Path.Join(AppContext.BaseDirectory, "Data", "state", "project"), reference.Path);
        using var other = new HostedEngine(reference.Path);
        Assert.All(other.Run("Test-MaestroControl").Output, static check => Assert.True(((ScreenCheck)check.BaseObject).Passed, check.BaseObject.ToString()));
    }

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

    [Theory]
    [InlineData("handoffs")]
    [InlineData("memory/corrections")]
    [InlineData("memory/learnings/raw")]
    [InlineData("missions/{0}/checkpoints")]
    [InlineData("missions/{0}/features")]
    public void AFileInPlaceOfAFolderIsAFailedCheckAndNoError(string folder)
    {
        string path = Path.Join(_workspace.State, string.Format(System.Globalization.CultureInfo.InvariantCulture, folder, _workspace.MissionId));
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        HostedResult result = _workspace.Run("Get-MaestroSnapshot").NoErrors();
        ControlSnapshot snapshot = result.Single<ControlSnapshot>();
        Assert.Equal(_workspace.MissionId, snapshot.Mission!.MissionId);
        Assert.Single(snapshot.Checks, static check => check is { Passed: false, Name: ErrorCode.StateFileDamaged });
    }

    [Fact]
    public void AFileInPlaceOfTheMissionsIsAFailedCheckAndNoError()
    {
        Directory.Delete(Path.Join(_workspace.State, "missions"), recursive: true);
        File.WriteAllText(Path.Join(_workspace.State, "missions"), "");
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").NoErrors().Single<ControlSnapshot>();
        Assert.Null(snapshot.Mission);
        Assert.Single(snapshot.Checks, static check => check is { Passed: false, Name: ErrorCode.StateFileDamaged });
    }

    [Theory]
    [InlineData("locking: [")]
    [InlineData("locking:\n  timeoutSeconds: soon\n")]
    public void AWrongConfigurationIsAFailedCheckAndNoError(string text)
    {
        File.WriteAllText(Path.Join(_workspace.State, "config.yaml"), text);
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").NoErrors().Single<ControlSnapshot>();
        CheckResult failed = Assert.Single(snapshot.Checks, static check => !check.Passed);
        Assert.Equal("configuration", failed.Name);
        Assert.Contains("config.yaml", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderInPlaceOfTheConfigurationIsAFailedCheckAndNoError()
    {
        File.Delete(Path.Join(_workspace.State, "config.yaml"));
        Directory.CreateDirectory(Path.Join(_workspace.State, "config.yaml"));
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").NoErrors().Single<ControlSnapshot>();
        Assert.Single(snapshot.Checks, static check => check is { Passed: false, Name: ErrorCode.StateFileDamaged });
        Assert.NotEmpty(snapshot.Settings);
        Assert.DoesNotContain(_workspace.Run("Test-MaestroControl -Size 80x24").Output, static check => !((ScreenCheck)check.BaseObject).Passed);
    }

    [Fact]
    public void TheMissionsThatAreNotChosenTellHowTheyReallyStand()
    {
        string other = _workspace.Make();
        _workspace.Run("Set-MaestroFeature auth-plan -Status in-progress -MissionId $args[0]", _workspace.MissionId).NoErrors();
        _workspace.Run("Set-MaestroFeature auth-plan -Status review -MissionId $args[0]", _workspace.MissionId).NoErrors();
        _workspace.Run("Set-MaestroFeature auth-plan -Status done -MissionId $args[0]", _workspace.MissionId).NoErrors();
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot $args[0]", other).Single<ControlSnapshot>();
        Mission head = snapshot.Missions.Single(mission => mission.MissionId == _workspace.MissionId);
        Mission shown = _workspace.Run("Get-MaestroMission $args[0]", _workspace.MissionId).Single<Mission>();
        Assert.Equal(shown.EffectiveStatus, head.EffectiveStatus);
        Assert.NotEqual(head.Status, head.EffectiveStatus);
    }

    [Fact]
    public void ADraftsFeaturesAreNotReady()
    {
        using var draft = new HostedWorkspace(approved: false);
        string text = string.Join('\n', draft.Run("Show-MaestroControl -Preview -Size 100x30 -Plain").Output);
        Assert.Contains("Not started: the mission is draft", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ready to start", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AThousandFeaturesFitIntoTheShortJson()
    {
        string features = string.Join(',', Enumerable.Range(0, 1000).Select(static i => $$"""
            {"id":"work-{{i}}","milestoneId":"m","title":"The work that has the number {{i}}","description":"To do","workerType":"codex","verificationSteps":["look"],"dependsOn":[{{(i % 7 == 0 ? "" : $"\"work-{i - 1}\"")}}]}
            """));
        string plan = $$"""
            {"title":"Many","description":"Many features","milestones":[{"id":"m","title":"All","description":"","order":0}],"features":[{{features}}]}
            """;
        string mission = _workspace.Make(plan);
        string json = _workspace.Run("Get-MaestroSnapshot $args[0] -AsJson", mission).Single<string>();
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(json), 100, 8 * 1024);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(mission, document.RootElement.GetProperty("mission").GetProperty("missionId").GetString());
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
        using var other = new HostedEngine(_workspace.Folder);
        using var seenOne = new CancellationTokenSource();
        var changes = Task.Run(() =>
        {
            // The first look of the watch may come after the first notes: they go on until one is seen.
            for (int i = 0; !seenOne.IsCancellationRequested; i++)
            {
                other.Run("Add-MaestroNote $args[0]", $"note {i}");
            }
        });
        WorkspaceEvent seen = _workspace.Run("Watch-MaestroWorkspace -First 1 -TimeoutSeconds 300").Single<WorkspaceEvent>();
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
        using var folder = new TemporaryFolder();
        using var engine = new HostedEngine(folder.Path);
        string text = string.Join('\n', engine.Run("Show-MaestroControl -Preview -Size 80x24 -Plain").Output);
        Assert.Contains("Initialize-MaestroWorkspace", text, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();
}
