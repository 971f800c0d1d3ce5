using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A row of the history says what happened, and a long subject leaves room for it.</summary>
public sealed class HistoryViewTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void OneFieldOfOneSubjectIsShownFromTo()
    {
        HistoryEvent found = After("Start-MaestroFeature auth-plan");
        Assert.Equal(("auth-plan", "status pending → in-progress"), Row(found));
    }

    [Fact]
    public void WhatIsRemovedOrAddedIsShownWithTargetAndAction()
    {
        HistoryEvent found = After("Remove-MaestroFeature auth-docs -Reason 'not needed'");
        Assert.Equal((Cut(found.Target), $"{found.Action} (not needed)"), Row(found));
        Assert.Equal(found.EventId, _workspace.Run("Get-MaestroHistory -FeatureId auth-docs -First 1").Single<HistoryEvent>().EventId);
        found = After("Add-MaestroAssertion auth-plan -Description 'one more'");
        Assert.Equal((Cut(found.Target), found.Action), Row(found));
    }

    [Fact]
    public void WhatNeverWasIsReportedAndWhatWasRemovedIsNot()
    {
        _workspace.Refused(ErrorCode.FeatureNotFound, "Get-MaestroHistory -FeatureId auth-docks");
        _workspace.Refused(ErrorCode.AssertionNotFound, "Get-MaestroHistory -AssertionId plan-agred");
        Assert.Empty(_workspace.Run("Get-MaestroHistory -FeatureId auth-docs -Agent nobody").NoErrors().Output);
        _workspace.Run("Remove-MaestroFeature auth-docs -Reason 'not needed'").NoErrors();
        Assert.Empty(_workspace.Run("Get-MaestroHistory -FeatureId auth-docs -Agent nobody").NoErrors().Output);
    }

    [Fact]
    public void AnUpdateOfAPlanThatRemovesAndChangesIsNotOneField()
    {
        JsonNode plan = JsonNode.Parse(StateFixture.Plan)!;
        JsonArray features = plan["features"]!.AsArray();
        features.Remove(features.Single(static feature => (string?)feature!["id"] == "auth-docs"));
        features[0]!["title"] = "another title";
        _workspace.Run("Update-MaestroMission -Path $args[0] -Reason less -Force", _workspace.Put("less.json", plan.ToJsonString())).NoErrors();
        HistoryEvent found = Newest();
        Assert.Equal((Cut(found.Target), $"{found.Action} (less)"), Row(found));
        Assert.Equal(found.EventId, _workspace.Run("Get-MaestroHistory -FeatureId auth-docs -First 1").Single<HistoryEvent>().EventId);
    }

    [Fact]
    public void AnUndoIsShownAsSuch()
    {
        _workspace.Run("Start-MaestroFeature auth-plan").NoErrors();
        HistoryEvent started = Newest();
        HistoryEvent undone = _workspace.Run("Undo-MaestroChange").Single<HistoryEvent>();
        Assert.Equal(started.EventId, undone.EventId);
        Assert.Equal(("auth-plan", $"Undo: {started.Action} on {started.Target} ({started.EventId})"), Row(Newest()));
        Assert.Empty(_workspace.Run("Undo-MaestroChange (Get-MaestroHistory -First 1).EventId").NoErrors().Output);
        Assert.StartsWith("Redo: ", Row(Newest()).Change, StringComparison.Ordinal);
    }

    [Fact]
    public void ARestoreIsShownAsSuch()
    {
        _workspace.Run("$null = Checkpoint-MaestroMission; Start-MaestroFeature auth-plan").NoErrors();
        HistoryEvent restored = After("Restore-MaestroMission -Confirm:$false");
        Assert.Equal((Cut(restored.Target), restored.Action), Row(restored));
    }

    [Fact]
    public void TheTableIsTheSameAfterARoundTrip()
    {
        _workspace.Run("Start-MaestroFeature auth-plan; Remove-MaestroFeature auth-docs -Reason r; Undo-MaestroChange").NoErrors();
        const string Back = "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item, 2))";
        Assert.Equal(
            _workspace.Run("foreach ($item in Get-MaestroHistory) { $item.Subject + '|' + $item.Change }").Of<string>(),
            _workspace.Run($"foreach ($item in Get-MaestroHistory) {{ $back = {Back}; $back.Subject + '|' + $back.Change }}").Of<string>());
    }

    [Fact]
    public void ALongNoteLeavesRoomForTheChange()
    {
        using var engine = new HostedEngine(_workspace.Folder, width: 80);
        engine.Run("Add-MaestroNote 'A note that is long enough to be a sentence of ordinary length, really'").NoErrors();
        Assert.Matches(@"(?m)^\d.* Keep the note", engine.Render("Get-MaestroHistory -First 3").NoErrors().Rendered);
        Assert.InRange(Row(Newest()).Subject.Length, 1, 24);
    }

    [Fact]
    public void WhatWasAddedOrRemovedAsAWholeIsNamedByItsFile()
    {
        HistoryEvent found = After("Start-MaestroFeature auth-plan");
        Assert.Contains("auth-plan status: pending → in-progress", found.Changes.Select(static change => change.ToString()));
        Assert.Contains($"missions/{_workspace.MissionId}/workers/auth-plan/claim.json: added", found.Changes.Select(static change => change.ToString()));
        found = After("$id = (Add-MaestroNote 'to go').NoteId; Remove-MaestroNote $id");
        Assert.EndsWith(": removed", Assert.Single(found.Changes).ToString(), StringComparison.Ordinal);
    }

    private HistoryEvent After(string script)
    {
        _workspace.Run(script).NoErrors();
        return Newest();
    }

    private HistoryEvent Newest() => _workspace.Run("Get-MaestroHistory -First 1").Single<HistoryEvent>();

    private (string Subject, string Change) Row(HistoryEvent found) =>
        (_workspace.Run("$args[0].Subject", found).Single<string>(), _workspace.Run("$args[0].Change", found).Single<string>());

    private static string Cut(string text) => Maestro.Kernel.Display.Cut(text, 24);
}
