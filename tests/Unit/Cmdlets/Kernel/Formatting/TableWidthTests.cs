using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Maestro.Tests.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every table, with records as long as they really get: at 80 columns none loses a column or a part of an id; where the room is unlimited, nothing is cut.</summary>
[Collection(ExampleRuns.Name)]
public sealed partial class TableWidthTests
{
    private const string Switch = "Maestro.UnlimitedOutput";
    private const int Width = 80;

    // What the last column still has to show of a long text.
    private const int LeastText = 6;

    public static TheoryData<string> Types => [.. Tables.Keys];

    // The tables by type, where a table is what is shown without being asked for.
    private static Dictionary<string, XElement> Tables { get; } = Directory.EnumerateFiles(RepositoryRoot.In("src", "Formats"), "*.Format.ps1xml")
        .SelectMany(static path => XDocument.Load(path).Descendants("View"))
        .SelectMany(static view => view.Element("ViewSelectedBy")!.Elements("TypeName").Select(name => (name.Value, View: view)))
        .DistinctBy(static pair => pair.Value)
        .Where(static pair => pair.View.Element("TableControl") is not null)
        .ToDictionary(static pair => pair.Value, static pair => new XElement(pair.View));

    [Theory]
    [MemberData(nameof(Types))]
    public void AtEightyColumnsEveryColumnAndEveryIdIsShown(string type)
    {
        using var engine = new HostedEngine(width: Width);
        string[] lines = Rows(engine, type);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, Width));
        string[] labels = Labels(type);
        Assert.Equal(labels, lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Aggregate(new List<string>(), (list, word) => Joined(list, word, labels)));
        string[] cells = Cells(engine, type, out bool[] isId);
        string shown = string.Join('\n', lines);
        foreach ((string cell, bool id) in cells.Zip(isId))
        {
            Assert.True(!id || shown.Contains(cell, StringComparison.Ordinal), $"{cell} is cut:\n{shown}");
        }

        string last = cells[^1];
        Assert.Contains(last[..Math.Min(last.Length, LeastText)], shown, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void WhereTheRoomIsUnlimitedNothingIsCut(string type)
    {
        AppContext.SetSwitch(Switch, true);
        try
        {
            using var engine = new HostedEngine(width: 32_000);
            string row = Rows(engine, type)[2];
            Assert.DoesNotContain("…", row, StringComparison.Ordinal);
            Assert.All(Cells(engine, type, out _), cell => Assert.Contains(cell, row, StringComparison.Ordinal));
        }
        finally
        {
            AppContext.SetSwitch(Switch, false);
        }
    }

    [Fact]
    public void APathBelowTheUsersOwnFolderIsShort()
    {
        using var engine = new HostedEngine();
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal($"~{Path.DirectorySeparatorChar}x", engine.Run("[Maestro.Commands.View]::Path($args[0])", Path.Join(home, "x")).Single<string>());
        Assert.Equal($"{home}-other", engine.Run("[Maestro.Commands.View]::Path($args[0])", $"{home}-other").Single<string>());
    }

    // The header, the rule below it, and the row of one record.
    private static string[] Rows(HostedEngine engine, string type)
    {
        string text = engine.Render("$args[0]", Shown(type)).NoErrors().Rendered;
        string[] lines = [.. text.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0)];
        return lines[0].StartsWith("   ", StringComparison.Ordinal) && lines[0].Contains(": ", StringComparison.Ordinal) ? lines[1..] : lines;
    }

    private static object Shown(string type) => SampleRecord.Of(typeof(Mission).Assembly.GetType(type, throwOnError: true)!);

    private static string[] Labels(string type) => [.. Tables[type].Descendants("TableColumnHeader").Select(static header => header.Element("Label")!.Value)];

    private static List<string> Joined(List<string> labels, string word, string[] known)
    {
        if (labels.Count > 0 && known.Contains($"{labels[^1]} {word}"))
        {
            labels[^1] += $" {word}";
        }
        else
        {
            labels.Add(word);
        }

        return labels;
    }

    private static string[] Cells(HostedEngine engine, string type, out bool[] isId)
    {
        string[] expressions = [.. Tables[type].Descendants("TableColumnItem").Select(static item => item.Element("ScriptBlock")?.Value ?? $"$_.{item.Element("PropertyName")!.Value}")];
        isId = [.. expressions.Select(static expression => IdOfRecord().IsMatch(expression))];
        return [.. expressions.Select(expression => new System.Management.Automation.Internal.StringDecorated(
            engine.Run($"$args[0] | & {{ process {{ [string] ({expression}) }} }}", Shown(type)).Single<string>()).ToString(OutputRendering.PlainText))];
    }

    [GeneratedRegex(@"\$_\.(\w*Id|BlockedBy|Key|Status|Result|Target)\b")]
    private static partial Regex IdOfRecord();
}
