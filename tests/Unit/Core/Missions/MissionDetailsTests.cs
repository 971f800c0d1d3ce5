using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What a plan says beyond the files that other programs share lies in a file of its own.</summary>
public sealed class MissionDetailsTests
{
    private static readonly string Details = StatePaths.Details(StateFixture.First);

    private static readonly string Rich = StateFixture.Plan
        .Replace("\"title\": \"Build it\"", "\"title\": \"Build it\", \"priority\": 0, \"labels\": [\"ui\"], \"files\": [\"src/**\"], \"parentId\": \"auth-docs\"", StringComparison.Ordinal)
        .Replace("\"plan-agreed\"", "{ \"id\": \"plan-agreed\", \"check\": \"npm test\" }", StringComparison.Ordinal);

    [Fact]
    public void NothingSaidIsNoFile()
    {
        var state = new StateFixture();
        state.Create();
        Assert.DoesNotContain(Details, state.Store.Paths);
        Feature feature = state.Feature("auth-impl");
        Assert.Equal((2, null), (feature.Priority, feature.ParentId));
        Assert.Empty(feature.Labels);
        Assert.Empty(feature.Files);
    }

    [Fact]
    public void WhatIsSaidIsShownAndNeverWrittenIntoTheSharedFiles()
    {
        StateFixture state = new StateFixture().Approved(Rich);
        state.SetFeature("auth-impl", FeatureStatus.Assigned);
        state.SetResult("plan-agreed", AssertionResult.Passed, "seen");

        Feature found = state.Feature("auth-impl");
        Feature listed = state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Single(static feature => feature.FeatureId == "auth-impl");
        Assert.All([found, listed], static feature => Assert.Equal((0, "ui", "src/**", "auth-docs"), (feature.Priority, feature.Labels[0], feature.Files[0], feature.ParentId)));
        Assert.Equal("npm test", state.Assertion("plan-agreed").Check);
        foreach (string path in state.Store.Paths.Where(static path => path != Details))
        {
            Assert.DoesNotContain("npm test", state.Store[path], StringComparison.Ordinal);
            Assert.DoesNotContain("\"priority\"", state.Store[path], StringComparison.Ordinal);
            Assert.DoesNotContain("\"parentId\"", state.Store[path], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AParentIsReadyWhenItsPartsAreDone()
    {
        StateFixture state = new StateFixture().Approved(Rich);
        state.SetFeature("auth-plan", FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(["auth-impl"], Ready());
        Assert.Equal(["auth-impl"], Listed("auth-docs").BlockedBy);
        Assert.Equal(["auth-docs"], Listed("auth-impl").Unblocks);

        IEnumerable<string> Ready() => state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback).Select(static feature => feature.FeatureId);
        Feature Listed(string id) => state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Single(feature => feature.FeatureId == id);
    }

    [Fact]
    public void AChangedFileIsReadAgain()
    {
        var state = new StateFixture();
        state.Create(Rich);
        Assert.Equal("npm test", state.Assertion("plan-agreed").Check);
        state.Store[Details] = state.Store[Details].Replace("npm test", "make test", StringComparison.Ordinal);
        Assert.Equal("make test", state.Assertion("plan-agreed").Check);
        state.Store.Remove(Details);
        Assert.Null(state.Assertion("plan-agreed").Check);
    }

    [Fact]
    public void WhatOtherProgramsWroteIsKept()
    {
        var state = new StateFixture();
        state.Create(Rich);
        state.Store[Details] = state.Store[Details]
            .Replace("\"check\": \"npm test\"", "\"check\": \"npm test\", \"theirs\": 1", StringComparison.Ordinal)
            .Replace("\"priority\": 0,", "\"priority\": 0, \"estimate\": \"3d\",", StringComparison.Ordinal)
            .Replace("\n}", ",\n  \"top\": true\n}", StringComparison.Ordinal);
        MissionDetails details = MissionFiles.Details(System.Text.Encoding.UTF8.GetBytes(state.Store[Details]), Details);

        MissionDetails changed = details.With(state.Assertion("plan-agreed") with { Check = null })
            .With(state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Select(static feature => feature with { Priority = 2 }), []);

        string written = System.Text.Encoding.UTF8.GetString(changed.Write(StateFixture.First).Content!.Value.Span);
        Assert.Contains("\"estimate\": \"3d\"", written, StringComparison.Ordinal);
        Assert.Contains("\"top\": true", written, StringComparison.Ordinal);
        Assert.DoesNotContain("priority", written, StringComparison.Ordinal);
        Assert.Contains("theirs", System.Text.Encoding.UTF8.GetString(details.With(state.Assertion("plan-agreed") with { Check = null }).Write(StateFixture.First).Content!.Value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"features\": { \"auth-impl\": { \"priority\": 9 } } }")]
    [InlineData("{ \"features\": { \"auth-impl\": null } }")]
    [InlineData("{ \"features\": { \"auth-impl\": { \"labels\": [null] } } }")]
    [InlineData("{ \"assertions\": [] }")]
    [InlineData("<<<<<<< ours")]
    public void ADamagedFileIsReportedAndTheRestIsShown(string content)
    {
        StateFixture state = new StateFixture().Approved();
        state.Store[Details] = content;
        Assert.Equal(3, state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Count());
        Assert.Contains("details.json", Assert.Single(state.Feedback.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, new RecordedFeedback()));
    }
}
