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
    public void Junit_is_valid_xml_whatever_a_plan_says()
    {
        string text = MissionReport.Render(MissionReport.JUnit, Checks);
        XElement root = XDocument.Parse(text).Root!;

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", text, StringComparison.Ordinal);
        Assert.Equal(("3", "1"), ((string?)root.Attribute("tests"), (string?)root.Attribute("failures")));
        Assert.Equal(["2026-11-22-001", "2026-11-22-002"], root.Elements("testsuite").Select(static suite => (string?)suite.Attribute("name")));
        XElement failed = root.Descendants("failure").Single();
        Assert.Equal("b: <b> & \"[31m|pipe| \uFFFD", (string?)failed.Parent!.Attribute("name"));
        Assert.Equal("2026-11-22-001.assertion", (string?)failed.Parent.Attribute("classname"));
        Assert.Equal("is failed: 100%\r\nno, really: *not*", (string?)failed.Attribute("message"));
    }

    [Fact]
    public void Markdown_keeps_every_check_on_its_row()
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
    public void Json_keeps_the_words()
    {
        JsonElement[] checks = [.. JsonDocument.Parse(MissionReport.Render(MissionReport.Json, Checks)).RootElement.EnumerateArray()];

        Assert.Equal(3, checks.Length);
        Assert.Equal(("b", "failed", false), (checks[1].GetProperty("target").GetString(), checks[1].GetProperty("status").GetString(), checks[1].GetProperty("passed").GetBoolean()));
    }

    [Fact]
    public void An_annotation_is_one_line_that_can_t_begin_another_command()
    {
        string line = MissionReport.Annotation(Checks[1] with { Target = "b:1,2%" });

        Assert.StartsWith("::error title=assertion b%3A1%2C2%25::b: <b>", line, StringComparison.Ordinal);
        Assert.Contains("100%25%0D%0Ano, really", line, StringComparison.Ordinal);
        Assert.Equal(-1, line.IndexOfAny(['\r', '\n']));
    }

    [Theory]
    [InlineData("out/report.XML", MissionReport.JUnit)]
    [InlineData("summary.md", MissionReport.Markdown)]
    [InlineData("checks.json", MissionReport.Json)]
    [InlineData("report", null)]
    public void A_name_tells_its_format(string name, string? format) => Assert.Equal(format, MissionReport.FormatOf(name));
}
