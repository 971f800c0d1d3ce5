using System.Runtime.CompilerServices;
using System.Text;
using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;

namespace Maestro.Tests;

/// <summary>The screens as they are, for eyes and for comparison. MAESTRO_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class ScreenSnapshotTests
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> cases = [];
        foreach (string state in ControlStates.All.Keys)
        {
            foreach (ControlSize size in (ControlSize[])[new(80, 24), new(120, 40)])
            {
                cases.Add(state, size.ToString());
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryScreenLooksAsItDid(string state, string size)
    {
        string[] sides = size.Split('x');
        ControlSnapshot snapshot = ControlStates.All[state]();
        StringBuilder text = new();
        foreach (ControlScreenInfo screen in ControlScreens.All)
        {
            // Only what differs between the states: an empty workspace has one view for most screens.
            if (snapshot.Mission is null && screen.Name is not (ControlScreens.Dashboard or ControlScreens.Help))
            {
                continue;
            }

            Frame frame = ControlRenderer.Draw(
                snapshot, new ControlState { Screen = screen.Name }, new ControlSize(int.Parse(sides[0]), int.Parse(sides[1])), Glyphs.Unicode);
            text.Append("--- ").Append(screen.Name).Append(" ---\n");
            for (int y = 0; y < frame.Height; y++)
            {
                text.Append(frame.PlainLine(y)).Append('\n');
            }
        }

        Compare($"{state}-{size}.txt", text.ToString());
    }

    [Theory]
    [InlineData(40, 12)]
    [InlineData(60, 16)]
    public void ASmallTerminalShowsTheLeastThatIsUseful(int width, int height)
    {
        Frame frame = ControlRenderer.Draw(ControlStates.All["reference"](), new ControlState(), new ControlSize(width, height), Glyphs.Ascii);
        Compare($"reference-{width}x{height}-ascii.txt", string.Concat(Enumerable.Range(0, height).Select(y => frame.PlainLine(y) + "\n")));
    }

    private static void Compare(string name, string actual, [CallerFilePath] string here = "")
    {
        string source = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Data", "snapshots", "control", name);
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(source)!);
            File.WriteAllText(source, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "snapshots", "control", name)), actual);
    }
}
