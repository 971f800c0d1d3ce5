using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class ControlReducerTests
{
    private static readonly ControlSnapshot Reference = ControlStates.All["reference"]();
    private static readonly ControlSnapshot Thousand = ControlStates.All["thousand"]();

    [Theory]
    [InlineData("d", "dashboard")]
    [InlineData("f", "features")]
    [InlineData("p", "dependencies")]
    [InlineData("h", "handoffs")]
    [InlineData("t", "timeline")]
    [InlineData("r", "memory")]
    [InlineData("g", "graph")]
    [InlineData("c", "config")]
    [InlineData("?", "help")]
    public void EachScreenHasItsKey(string key, string screen)
    {
        Assert.Equal(screen, Press(new ControlState { Screen = "timeline" }, Reference, ControlKey.Of(key)).Screen);
    }

    [Fact]
    public void KeysOfScreensAreUniqueAndNoneOfTheOthers()
    {
        string[] keys = [.. ControlScreens.All.Select(s => s.Key)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Empty(keys.Intersect(["j", "k", "m", "y", "q", "/"]));
    }

    [Theory]
    [InlineData(nameof(ControlKeyKind.Down), 251)]
    [InlineData(nameof(ControlKeyKind.Up), 249)]
    [InlineData(nameof(ControlKeyKind.PageDown), 260)]
    [InlineData(nameof(ControlKeyKind.PageUp), 240)]
    [InlineData(nameof(ControlKeyKind.Home), 0)]
    [InlineData(nameof(ControlKeyKind.End), 999)]
    public void MovingStartsAtTheFirstWorkToDo(string key, int expected)
    {
        ControlState state = Press(new ControlState { Screen = "features" }, Thousand, new ControlKey(Enum.Parse<ControlKeyKind>(key)));
        Assert.Equal($"feature-{expected:0000}", ControlReducer.Selected(state, Thousand)!.Value.Id);
    }

    [Fact]
    public void MovingStopsAtTheEnds()
    {
        ControlState end = Press(new ControlState { Screen = "features" }, Thousand, new(ControlKeyKind.End), ControlKey.Of("j"), new(ControlKeyKind.PageDown));
        Assert.Equal("feature-0999", ControlReducer.Selected(end, Thousand)!.Value.Id);
        ControlState start = Press(end, Thousand, new(ControlKeyKind.Home), ControlKey.Of("k"), new(ControlKeyKind.PageUp));
        Assert.Equal("feature-0000", ControlReducer.Selected(start, Thousand)!.Value.Id);
    }

    [Fact]
    public void ASelectionStaysWithItsEntryWhenTheListChanges()
    {
        ControlState state = Press(new ControlState { Screen = "handoffs" }, Reference, ControlKey.Of("j"));
        Assert.Equal("2026-11-22-002", ControlReducer.Selected(state, Reference)!.Value.Id);

        SnapshotInput input = ControlStates.Reference();
        ControlSnapshot more = ControlStates.Build(input with { Handoffs = [.. input.Handoffs, input.Handoffs[1] with { HandoffId = "2026-11-22-009", Timestamp = input.Now }] });
        Assert.Equal("2026-11-22-002", ControlReducer.Selected(state, more)!.Value.Id);

        ControlSnapshot less = ControlStates.Build(input with { Handoffs = [input.Handoffs[0]] });
        Assert.Equal("2026-11-22-001", ControlReducer.Selected(state, less)!.Value.Id);
    }

    [Fact]
    public void AFilterNarrowsAsItIsTypedAndEscClearsIt()
    {
        ControlState state = Press(new ControlState { Screen = "features" }, Thousand, ControlKey.Of("/"), ControlKey.Of("0"), ControlKey.Of("9"), ControlKey.Of("q"));
        Assert.Equal("09q", state.Filter);
        Assert.Null(ControlReducer.Selected(state, Thousand));

        state = Press(state, Thousand, new ControlKey(ControlKeyKind.Backspace));
        Assert.All(ControlRows.Of(Thousand, ControlPanes.Features, state.Filter), r => Assert.Contains("09", r.Id, StringComparison.Ordinal));
        state = Press(state, Thousand, new ControlKey(ControlKeyKind.Enter), ControlKey.Of("j"));
        Assert.False(state.IsFiltering);
        Assert.Equal("09", state.Filter);
        Assert.Equal("", Press(state, Thousand, new ControlKey(ControlKeyKind.Escape)).Filter);
    }

    [Fact]
    public void BackspaceTakesAWholeCharacter()
    {
        ControlState state = new() { Screen = "features", IsFiltering = true, Filter = "ae\u0301\U0001F600" };
        state = Press(state, Thousand, new ControlKey(ControlKeyKind.Backspace));
        Assert.Equal("ae\u0301", state.Filter);
        Assert.Equal("a", Press(state, Thousand, new ControlKey(ControlKeyKind.Backspace)).Filter);
    }

    [Fact]
    public void TabGoesRoundThePanesAndBack()
    {
        ControlState state = new();
        IReadOnlyList<string> panes = ControlScreens.PanesOf("dashboard", Reference);
        Assert.Equal(ControlPanes.Ready, state.PaneIn(Reference)); // Nobody is at work, so the first with something to show.
        foreach (string _ in panes)
        {
            state = Press(state, Reference, new ControlKey(ControlKeyKind.Tab));
        }

        Assert.Equal(ControlPanes.Ready, state.PaneIn(Reference));
        Assert.Equal(ControlPanes.Active, Press(state, Reference, new ControlKey(ControlKeyKind.BackTab)).PaneIn(Reference));
    }

    [Fact]
    public void EnterOpensAndEscLeadsBackStepByStep()
    {
        ControlState state = Press(new ControlState { Screen = "features", Filter = "auth" }, Reference, new ControlKey(ControlKeyKind.Enter), ControlKey.Of("j"));
        Assert.True(state.IsDetail);
        Assert.Equal(1, state.Scroll);

        ControlKey escape = new(ControlKeyKind.Escape);
        state = Press(state, Reference, escape);
        Assert.Equal((false, "auth", "features"), (state.IsDetail, state.Filter, state.Screen));
        state = Press(state, Reference, escape);
        Assert.Equal(("", "features"), (state.Filter, state.Screen));
        Assert.Equal("dashboard", Press(state, Reference, escape, escape).Screen);
    }

    [Fact]
    public void MChoosesAMissionAndComesBack()
    {
        ControlState state = Press(new ControlState { Screen = "timeline" }, Reference, ControlKey.Of("m"));
        Assert.Equal(ControlScreens.Missions, state.Screen);
        Assert.Equal("timeline", Press(state, Reference, new ControlKey(ControlKeyKind.Escape)).Screen);

        state = Press(state, Reference, new ControlKey(ControlKeyKind.Down), new ControlKey(ControlKeyKind.Enter));
        Assert.Equal(("timeline", "2026-11-22-001"), (state.Screen, state.MissionId));
    }

    [Fact]
    public void YCopiesTheIdOrTheUki()
    {
        Assert.Equal("auth_docs", ControlReducer.Reduce(new ControlState { Screen = "features" }, ControlKey.Of("y"), Reference).Copy);
        ControlSnapshot quickStart = ControlStates.All["quick-start"]();
        Assert.StartsWith("MODE-execute|", ControlReducer.Reduce(new ControlState { Screen = "handoffs" }, ControlKey.Of("y"), quickStart).Copy);
        Assert.Null(ControlReducer.Reduce(new ControlState { Screen = "handoffs" }, ControlKey.Of("y"), ControlStates.All["empty"]()).Copy);
    }

    [Fact]
    public void QAndControlCQuitButAFilterMayHoldAQ()
    {
        Assert.True(ControlReducer.Reduce(new ControlState(), ControlKey.Of("q"), Reference).IsQuit);
        Assert.True(ControlReducer.Reduce(new ControlState { IsFiltering = true }, new ControlKey(ControlKeyKind.Interrupt), Reference).IsQuit);
        Assert.False(ControlReducer.Reduce(new ControlState { IsFiltering = true }, ControlKey.Of("q"), Reference).IsQuit);
    }

    [Fact]
    public void NoKeyFailsAnywhere()
    {
        ControlKey[] keys = [.. Enum.GetValues<ControlKeyKind>().Select(k => new ControlKey(k, "x")), .. "jk/my?qdfphtrgc".Select(c => ControlKey.Of(c.ToString()))];
        foreach (Func<ControlSnapshot> make in ControlStates.All.Values)
        {
            ControlSnapshot snapshot = make();
            ControlState state = new();
            for (int i = 0; i < 2_000; i++)
            {
                state = ControlReducer.Reduce(state, keys[i * 7919 % keys.Length], snapshot).State;
            }

            Assert.NotNull(state.Screen);
        }
    }

    private static ControlState Press(ControlState state, ControlSnapshot snapshot, params ControlKey[] keys) =>
        keys.Aggregate(state, (s, k) => ControlReducer.Reduce(s, k, snapshot).State);
}
