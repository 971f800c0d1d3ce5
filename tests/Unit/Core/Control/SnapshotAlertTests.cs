using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;

namespace Maestro.Tests;

/// <summary>What Mission Control concludes, and doesn't, from damaged files, failures and claims.</summary>
public sealed class SnapshotAlertTests
{
    public static TheoryData<string, string> Screens()
    {
        TheoryData<string, string> cases = [];
        foreach (ControlScreenInfo screen in ControlScreens.All)
        {
            foreach (string size in (string[])["80x24", "120x40", "40x12"])
            {
                cases.Add(screen.Name, size);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void DamageIsRedOnEveryScreenAndNothingIsConcludedFromTheRest(string screen, string size)
    {
        ControlSnapshot snapshot = ControlStates.All["damaged"]();
        Frame frame = Draw(snapshot, screen, size);
        string text = Text(frame);

        Assert.Contains("2 problems with state files", text, StringComparison.Ordinal);
        Assert.Contains(Enumerable.Range(0, frame.Height), y =>
            frame.AnsiLine(y, Palette.Of(Colors), keepColumns: false) is { } line
            && line.Contains("problems with state files", StringComparison.Ordinal) && line.Contains(Escape(), StringComparison.Ordinal));
        Assert.DoesNotContain("0/0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0/1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("gate clear", text, StringComparison.Ordinal);
        if (screen != ControlScreens.Help)
        {
            Assert.DoesNotContain("ready", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(FrameChecks.Problems(frame, SnapshotJson.Full(snapshot)));
    }

    [Fact]
    public void AMissionWithDamagedFilesIsUnknown()
    {
        ControlSnapshot snapshot = ControlStates.All["damaged"]();

        Assert.Equal("unknown", snapshot.Mission!.EffectiveStatus);
        Assert.All(snapshot.Milestones, static milestone => Assert.Equal(("unknown", GateState.Unknown), (milestone.Status, milestone.Gate)));
        Assert.All(snapshot.Features, static feature => Assert.Equal((FeaturePhase.Unknown, false), (feature.Phase, feature.IsReady)));
        Assert.Equal(snapshot.Features.Count, snapshot.Counts.Unknown);
        Assert.Equal("Test-MaestroEnvironment", snapshot.NextSteps[0].Command);
    }

    [Fact]
    public void DamageElsewhereLeavesTheMissionKnown()
    {
        SnapshotInput input = ControlStates.Damaged();
        ControlSnapshot snapshot = SnapshotBuilder.Build(ControlStates.QuickStart() with { Damage = [input.Damage[1]] });

        Assert.Equal(MissionStatus.Executing, snapshot.Mission!.EffectiveStatus);
        Assert.Equal("Test-MaestroEnvironment", snapshot.NextSteps[0].Command);
        Assert.Contains(snapshot.NextSteps, static step => step.Command.StartsWith("Set-MaestroFeature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("80x24")]
    [InlineData("120x40")]
    [InlineData("40x12")]
    public void TheFirstScreenShowsFailedAssertionsAndRegressions(string size)
    {
        ControlSnapshot snapshot = ControlStates.All["failing"]();
        string text = Text(Draw(snapshot, ControlScreens.Dashboard, size));

        Assert.Contains("2 ratchet regressions", text, StringComparison.Ordinal);
        Assert.Contains("1 failed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AClaimedFeatureIsActiveAndNotReady()
    {
        ControlSnapshot snapshot = ControlStates.All["failing"]();

        Feature claimed = snapshot.Features[1];
        Assert.Equal((FeatureStatus.Pending, FeaturePhase.Active, false, "codex"), (claimed.Status, claimed.Phase, claimed.IsReady, snapshot.AgentOf(claimed)));
        Assert.DoesNotContain(snapshot.NextSteps, static step => step.Command.StartsWith("New-MaestroWorkerPrompt", StringComparison.Ordinal));
        Assert.Empty(ControlRows.Of(snapshot, ControlPanes.Ready, ""));
    }

    [Fact]
    public void OnlyClaimsOfTheMissionAreListed() =>
        Assert.Equal(["2026-11-22-001"], ControlStates.All["failing"]().ActiveWork.Select(static work => work.HandoffId));

    private static readonly ControlCapabilities Colors = new(ControlColors.Sixteen, false, true);

    // What the palette writes for bad news.
    private static string Escape() => Palette.Of(Colors).StartOf(Ink.Bad);

    private static Frame Draw(ControlSnapshot snapshot, string screen, string size)
    {
        int[] sides = [.. size.Split('x').Select(int.Parse)];
        return ControlRenderer.Draw(snapshot, new ControlState { Screen = screen }, new ControlSize(sides[0], sides[1]), Glyphs.Unicode);
    }

    private static string Text(Frame frame) => string.Join('\n', Enumerable.Range(0, frame.Height).Select(frame.PlainLine));
}
