using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The segment for prompts counts what the status counts, at any time, though it looks at no file while the folders keep their times.</summary>
public sealed class PromptTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);

    [Theory]
    [InlineData(
        "Approve-MaestroMission",
        "$null = Start-MaestroFeature auth-plan -Agent codex",
        "Stop-MaestroFeature auth-plan -Question 'which way?'",
        "Set-MaestroFeature auth-plan -Answer 'the short one'",
        "Set-MaestroFeature auth-plan -Status in-progress -WarningAction Ignore",
        "Set-MaestroFeature auth-plan -Status review -WarningAction Ignore",
        "$null = New-MaestroHandoff -NoCollect -Summary 'what was done' -NextAction 'go on' -FeatureId auth-impl -Question 'why?'",
        "Set-MaestroFeature auth-impl -Answer 'because'",
        "Set-MaestroFeature auth-plan -Status done -WarningAction Ignore",
        "Complete-MaestroMilestone plan -WarningAction Ignore",
        "$null = Receive-MaestroHandoff -Claim -Agent codex",
        "Reset-MaestroHandoff (Get-MaestroHandoff).HandoffId",
        "$null = New-MaestroMission plan.json -Force",
        "Approve-MaestroMission -WarningAction Ignore",
        "Get-MaestroFeature | Where-Object IsReady | ForEach-Object { $null = Start-MaestroFeature $_.FeatureId -MissionId $_.MissionId -Agent codex }",
        "Undo-MaestroChange -Confirm:$false",
        "Get-MaestroMission | Set-MaestroMission -Status completed -Force -Reason enough -WarningAction Ignore")]
    public void TheSegmentCountsWhatTheStatusCounts(params string[] life)
    {
        foreach (string step in life)
        {
            _workspace.Run(step);
            Assert.Equal(Counted(), Segment());
            Assert.Equal(Counted(), Segment());
        }
    }

    [Fact]
    public void WhatAnotherProgramReplacesIsSeen()
    {
        _workspace.Run("Approve-MaestroMission").NoErrors();
        Assert.Equal("1 ready", Segment());
        string file = _workspace.File("features/auth-plan.json");
        string text = File.ReadAllText(file).Replace("\"pending\"", "\"review\"", StringComparison.Ordinal);
        File.WriteAllText(file + ".tmp", text);
        File.Move(file + ".tmp", file, overwrite: true);
        Assert.Equal("1 review", Segment());
    }

    [Fact]
    public void WhatIsRepairedInPlaceIsSeen()
    {
        _workspace.Run("Approve-MaestroMission").NoErrors();
        string file = _workspace.File("features/auth-plan.json");
        byte[] good = File.ReadAllBytes(file);
        File.WriteAllText(file + ".tmp", "<<<<<<<");
        File.Move(file + ".tmp", file, overwrite: true);
        Assert.Equal("damaged", Segment());
        File.WriteAllBytes(file, good);
        Assert.Equal("1 ready", Segment());
    }

    public void Dispose() => _workspace.Dispose();

    private string Segment() => _workspace.Run("Write-MaestroPrompt -ErrorAction Stop").NoErrors().Of<string>().FirstOrDefault() ?? "";

    private string Counted()
    {
        WorkspaceStatus status = _workspace.Run("Get-MaestroStatus").Single<WorkspaceStatus>();
        string[] parts = [Part(status.ReadyFeatureIds, "ready"), Part(status.ReviewFeatureIds, "review"), Part(status.PendingHandoffIds, status.PendingHandoffIds.Count == 1 ? "handoff" : "handoffs")];
        return string.Join(", ", parts.Where(static part => part.Length > 0));

        static string Part(IReadOnlyList<string> ids, string word) => ids.Count == 0 ? "" : $"{ids.Count} {word}";
    }
}
