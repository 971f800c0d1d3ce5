using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>How long a feature has had each status, and who gave it that.</summary>
public sealed class FeatureHistoryTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly Author Ann = new(null, null) { User = "ann@desk" };

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void TheHistoryHasEachStatusWithHowLongAndByWhom()
    {
        Set(FeatureStatus.InProgress, Codex);
        Set(FeatureStatus.Review, Codex);
        Set(FeatureStatus.Pending, Ann, "not enough");
        Set(FeatureStatus.InProgress, Codex);
        Set(FeatureStatus.Review, Codex);
        Set(FeatureStatus.Done, Ann);
        _state.Clock.Advance(TimeSpan.FromMinutes(5));

        Feature done = Shown("auth-plan");
        Assert.Equal(
            ["pending/", "in-progress/codex", "review/codex", "pending/ann@desk", "in-progress/codex", "review/codex", "done/ann@desk"],
            done.StatusHistory!.Select(static period => $"{period.Status}/{period.By}"));
        Assert.Equal([60, 60, 60, 60, 60, 60, 5], done.StatusHistory!.Select(static period => (int)period.Duration.TotalMinutes));
        Assert.Equal(("not enough", null), (done.StatusHistory![3].Reason, done.StatusHistory![^1].Until));
        Assert.Equal((_state.Clock.GetUtcNow().AddMinutes(-5), "codex"), (done.StatusSince, done.CompletedBy));
    }

    [Fact]
    public void WhatWasNeverTouchedIsPendingSinceItWasMadeAndALateChangeByAnotherProgramCounts()
    {
        Feature untouched = Shown("auth-docs");
        Assert.Equal((untouched.CreatedAt, null), (untouched.StatusSince, untouched.CompletedBy));

        string path = StatePaths.Feature(StateFixture.First, "auth-docs");
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        _state.Store[path] = _state.Store[path].Replace("\"pending\"", "\"blocked\"", StringComparison.Ordinal);
        FeatureStatusPeriod last = Shown("auth-docs").StatusHistory![^1];
        Assert.Equal((FeatureStatus.Blocked, null), (last.Status, last.By));
    }

    [Fact]
    public void AListHasNoneOfItAndWhoeverNamesManyGetsTheSameAsWhoNamesOne()
    {
        Set(FeatureStatus.InProgress, Codex);
        Assert.All(_state.Workspace.Features.Get(new FeatureQuery(), _state.Feedback), static feature => Assert.Null(feature.StatusHistory));
        string[] few = [.. All().Select(Text)];
        Assert.Equal([.. few, .. few, .. few], All().Concat(All()).Concat(All()).Select(Text));

        Set(FeatureStatus.Review, Codex);
        Assert.Equal(FeatureStatus.Review, Shown("auth-plan").StatusHistory![^1].Status);

        static string Text(Feature feature) => $"{feature.FeatureId} {feature.StatusSince} {string.Join(',', feature.StatusHistory!)}";
    }

    private IEnumerable<Feature> All() => _state.Workspace.Features.Get(new FeatureQuery { WithHistory = true }, _state.Feedback);

    private Feature Shown(string id) => All().Single(feature => feature.FeatureId == id);

    private void Set(string status, Author author, string? reason = null)
    {
        _state.Clock.Advance(TimeSpan.FromHours(1));
        Change.Make(
            () => _state.Workspace.Features.Decide(new FeatureUpdate("auth-plan", null) { Status = status, Author = author, Reason = reason }, _state.Feedback),
            new ChangeOrigin(author, "Set-MaestroFeature") { Clock = _state.Clock },
            CancellationToken.None);
    }
}
