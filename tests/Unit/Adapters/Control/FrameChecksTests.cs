using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class FrameChecksTests
{
    public static TheoryData<string> States() => [.. ControlStates.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void EveryScreenHoldsAtEverySize(string state)
    {
        ControlSnapshot snapshot = ControlStates.All[state]();
        string known = SnapshotJson.Full(snapshot);
        foreach (ControlSize size in (ControlSize[])[new(20, 6), new(40, 12), new(55, 9), new(79, 23), new(80, 24), new(100, 30), new(120, 40), new(161, 50), new(200, 60)])
        {
            foreach (string screen in ControlScreens.All.Select(s => s.Name).Append(ControlScreens.Missions))
            {
                foreach (Glyphs glyphs in (Glyphs[])[Glyphs.Unicode, Glyphs.Ascii])
                {
                    foreach (ControlState view in (ControlState[])[new(), new() { IsDetail = true, Scroll = 3 }, new() { Filter = "a", IsFiltering = true }, new() { Notice = "copied" }])
                    {
                        Frame frame = ControlRenderer.Draw(snapshot, view with { Screen = screen }, size, glyphs);
                        Assert.True(!FrameChecks.Problems(frame, known).Any(), $"{screen} {size}: {string.Join("; ", FrameChecks.Problems(frame, known))}");
                    }
                }
            }
        }
    }

    [Fact]
    public void TheChecksOfAStateAreOneAScreenAndSizeAndStateAndPass()
    {
        List<ControlCheck> checks = [.. FrameChecks.Run(ControlStates.All["reference"](), [new(80, 24)], CancellationToken.None)];
        Assert.Equal(ControlScreens.All.Count * 5, checks.Count);
        Assert.All(checks, c => Assert.True(c.Passed, c.Name + c.Message));
    }

    [Fact]
    public void WhatIsWrongIsFound()
    {
        Canvas overlap = new(20, 4, Glyphs.Unicode);
        overlap.Write(0, 0, 20, new Span("one"));
        overlap.Write(2, 0, 18, new Span("two"));
        Assert.Contains(FrameChecks.Problems(overlap.ToFrame(0, 1), ""), p => p.Contains("drawn twice", StringComparison.Ordinal));

        Canvas outside = new(20, 4, Glyphs.Unicode);
        outside.Box(new Rect(10, 1, 11, 3), [], "", Ink.Border);
        Assert.Contains(FrameChecks.Problems(outside.ToFrame(0, 1), ""), p => p.Contains("is open", StringComparison.Ordinal));

        Canvas leak = new(60, 1, Glyphs.Unicode);
        leak.Write(0, 0, 60, new Span("System.Collections.Generic.List null NullReferenceException"));
        Assert.Equal(3, FrameChecks.Problems(leak.ToFrame(0, 1), "").Count());
        Assert.Single(FrameChecks.Problems(leak.ToFrame(0, 1), "a null and a NullReferenceException in somebody's title"));
    }

    [Theory]
    [InlineData("nowhere", 80, 24)]
    [InlineData("dashboard", 10, 24)]
    [InlineData("dashboard", 80, 100_000)]
    public void WhatCannotBeDrawnIsSaid(string screen, int width, int height)
    {
        MaestroException error = Assert.Throws<MaestroException>(() =>
            new ControlRenderer().Render(ControlStates.All["empty"](), new ControlState { Screen = screen }, new ControlSize(width, height), ControlCapabilities.Plain));
        Assert.Equal(ErrorCode.ScreenInvalid, error.Code);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void ColoursFollowTheTerminalAndNeverChangeTheText()
    {
        ControlSnapshot snapshot = ControlStates.All["reference"]();
        string plain = Join(ControlCapabilities.Plain);
        Assert.DoesNotContain('\e', plain);
        foreach ((ControlColors colors, string sign) in ((ControlColors, string)[])[(ControlColors.Sixteen, "\e["), (ControlColors.TwoHundredFiftySix, "38;5;"), (ControlColors.True, "38;2;")])
        {
            foreach (bool isLight in (bool[])[false, true])
            {
                string colored = Join(new ControlCapabilities(colors, isLight, true));
                Assert.Contains(sign, colored);
                Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", ""));
            }
        }

        string Join(ControlCapabilities capabilities) =>
            string.Join('\n', new ControlRenderer().Render(snapshot, new ControlState(), new ControlSize(100, 30), capabilities));
    }
}
