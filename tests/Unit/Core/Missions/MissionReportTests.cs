using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class MissionReportTests
{
    private static readonly MissionCheck[] Checks =
    [
        new() { Name = "a: fine", Kind = "assertion", MissionId = "2026-11-22-001", Target = "a", Status = "passed", Passed = true, Message = "is passed" },
        new()
        {
            Name = "b: <b> & \"\u0000\u001b[31m\uFFFE|pipe| \uD800", Kind = "assertion", MissionId = "2026-11-22-001", Target = "b", Status = "failed", Passed = false,
            Message = "is failed: 100%\r\nno, really: *not*", Fix = "Set-MaestroAssertion b -Result passed",
        },
        new() { Name = "😀", Kind = "feature", MissionId = "2026-11-22-002", Target = "c", Status = "done", Passed = true, Message = "is done" },
    ];

    [Fact]
    public void JunitIsValidXmlWhateverAPlanSays()
    {
        string text = MissionReport.Render(MissionReport.JUnit, Checks);
        XElement root = XDocument.Parse(text).Root!;

        AssertIsWhatJenkinsReads(root);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", text, StringComparison.Ordinal);
        Assert.Equal(("3", "1"), ((string?)root.Attribute("tests"), (string?)root.Attribute("failures")));
        Assert.Equal(["2026-11-22-001", "2026-11-22-002"], root.Elements("testsuite").Select(static suite => (string?)suite.Attribute("name")));
        XElement failed = root.Descendants("failure").Single();
        Assert.Equal("b: <b> & \"|pipe| \uFFFD", (string?)failed.Parent!.Attribute("name"));
        Assert.Equal("2026-11-22-001.assertion", (string?)failed.Parent.Attribute("classname"));
        Assert.Equal("is failed: 100%\nno, really: *not*", (string?)failed.Attribute("message"));
    }

    [Fact]
    public void JunitTellsWaiversDamageAndEvidenceApart()
    {
        MissionCheck[] checks =
        [
            Checks[0] with { Evidence = "dotnet test\u0007: 12 passed" },
            Checks[0] with { Status = "waived", Message = "is waived: done by hand" },
            MissionCheck.OfProblem(new MaestroException(ErrorCode.StateFileDamaged, "mission.json is damaged.", "Repair-MaestroWorkspace", "mission.json")),
        ];
        XElement root = XDocument.Parse(MissionReport.Render(MissionReport.JUnit, checks)).Root!;

        AssertIsWhatJenkinsReads(root);
        Assert.Equal("dotnet test: 12 passed", root.Descendants("system-out").Single().Value);
        Assert.Equal("is waived: done by hand", (string?)root.Descendants("skipped").Single().Attribute("message"));
        Assert.Equal("mission.json is damaged.", (string?)root.Descendants("error").Single().Attribute("message"));
        Assert.Equal(("0", "1"), ((string?)root.Attribute("failures"), (string?)root.Attribute("errors")));
    }

    [Fact]
    public void JunitGivesTimesInSecondsInEveryCulture()
    {
        MissionCheck[] checks = [Checks[0] with { Duration = TimeSpan.FromMilliseconds(61_250) }, Checks[0], Checks[0] with { Duration = TimeSpan.FromSeconds(2) }];
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            XElement root = XDocument.Parse(MissionReport.Render(MissionReport.JUnit, checks)).Root!;
            AssertIsWhatJenkinsReads(root);
            Assert.Equal(["63.250", "63.250", "61.250", "0.000", "2.000"], root.DescendantsAndSelf().Attributes("time").Select(static time => time.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AReportOfNothingIsOneFailedTest()
    {
        XElement root = XDocument.Parse(MissionReport.Render(MissionReport.JUnit, [MissionCheck.OfProblem(new MaestroException(ErrorCode.NothingChecked, "Nothing was checked."))])).Root!;

        AssertIsWhatJenkinsReads(root);
        Assert.Equal("Nothing was checked.", (string?)root.Descendants("failure").Single().Attribute("message"));
    }

    [Fact]
    public void MarkdownKeepsEveryCheckOnItsRow()
    {
        string[] lines = MissionReport.Render(MissionReport.Markdown, Checks).Split('\n');

        Assert.Equal(3, lines.Count(static line => line.StartsWith("| ✅", StringComparison.Ordinal) || line.StartsWith("| ❌", StringComparison.Ordinal)));
        string row = Assert.Single(lines, static line => line.StartsWith("| ❌", StringComparison.Ordinal));
        Assert.Contains(@"\<b\> \& ", row, StringComparison.Ordinal);
        Assert.Contains(@"\|pipe\|", row, StringComparison.Ordinal);
        Assert.Contains(@"\*not\*", row, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', row);
    }

    [Fact]
    public void JsonKeepsTheWords()
    {
        JsonElement[] checks = [.. JsonDocument.Parse(MissionReport.Render(MissionReport.Json, Checks)).RootElement.EnumerateArray()];

        Assert.Equal(3, checks.Length);
        Assert.Equal(("b", "failed", false), (checks[1].GetProperty("target").GetString(), checks[1].GetProperty("status").GetString(), checks[1].GetProperty("passed").GetBoolean()));
    }

    [Fact]
    public void AnAnnotationIsOneLineThatCanTBeginAnotherCommand()
    {
        string line = MissionReport.Annotation(Checks[1] with { Target = "b:1,2%" });

        Assert.StartsWith("::error title=assertion b%3A1%2C2%25::b: <b>", line, StringComparison.Ordinal);
        Assert.Contains("100%25%0Ano, really", line, StringComparison.Ordinal);
        Assert.Equal(-1, line.IndexOfAny(['\r', '\n']));
    }

    [Theory]
    [InlineData("out/report.XML", MissionReport.JUnit)]
    [InlineData("summary.md", MissionReport.Markdown)]
    [InlineData("checks.json", MissionReport.Json)]
    [InlineData("report", null)]
    public void ANameTellsItsFormat(string name, string? format) => Assert.Equal(format, MissionReport.FormatOf(name));

    // The elements and attributes that its schema for JUnit has, as far as they are written here, and those that it requires.
    private static void AssertIsWhatJenkinsReads(XElement root)
    {
        Assert.Equal("testsuites", root.Name.LocalName);
        foreach (XElement element in root.DescendantsAndSelf())
        {
            (string parents, string required, string optional) = element.Name.LocalName switch
            {
                "testsuites" => ("", "name tests failures errors time", ""),
                "testsuite" => ("testsuites", "name tests failures errors skipped time", ""),
                "testcase" => ("testsuite", "name classname time", ""),
                "skipped" => ("testcase", "", "message"),
                "error" or "failure" => ("testcase", "message type", ""),
                "system-out" => ("testcase", "", ""),
                _ => ("?", "", ""),
            };
            string[] given = [.. element.Attributes().Select(static attribute => attribute.Name.LocalName)];
            Assert.Equal(parents, element.Parent?.Name.LocalName ?? "");
            Assert.Empty(required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(given));
            Assert.Empty(given.Except($"{required} {optional}".Split(' ')));
            foreach ((string count, string outcome) in new[] { ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            {
                Assert.True(element.Attribute(count) is not { } told || (int)told == element.Descendants(outcome).Count(), $"{element.Name}: {count}");
            }

            Assert.True(element.Attribute("time") is not { } time || (decimal)time >= 0, $"{element.Name}: time");
        }
    }
}
