using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using Maestro.Missions;
using Maestro.Shell;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;
using Maestro.Shell.Output;

namespace Maestro.Tests.Shell;

/// <summary>Every way out × every character that steers a terminal, turns text around, breaks a line, or is only half of one.</summary>
public sealed class HostileOutputTests
{
    private static readonly Dictionary<string, Func<string, string>> Ways = new()
    {
        ["error as JSON"] = static text => ErrorJson.Line(text, text, text, text),
        ["warning as JSON"] = static text => ErrorJson.MessageLine("warning", text),
        ["usage as JSON"] = static text => Usage(text, json: true),
        ["usage"] = static text => Usage(text, json: false),
        ["error"] = static text => ErrorText.Render(Facts(text), color: false),
        ["text as JSON"] = static text => Array(text),
        ["property as JSON"] = static text => Array(new Hashtable { [text] = text }),
        ["error record as JSON"] = static text => Array(new ErrorRecord(new InvalidOperationException(text), "Id", ErrorCategory.NotSpecified, text)),
        ["JUnit"] = static text => MissionReport.Render(MissionReport.JUnit, [Check(text)]),
        ["Markdown"] = static text => MissionReport.Render(MissionReport.Markdown, [Check(text)]),
        ["JSON report"] = static text => MissionReport.Render(MissionReport.Json, [Check(text)]),
        ["annotation"] = static text => MissionReport.Annotation(Check(text)),
    };

    public static TheoryData<string> AllWays => [.. Ways.Keys];

    private static IEnumerable<char> HostileUnits => Enumerable.Range(0, 0x10000).Select(static unit => (char)unit).Where(static unit =>
        unit is not ('\n' or '\t')
        && (char.IsControl(unit) || unit is '\uD800' or '\uDBFF' or '\uDC00' or '\uDFFF' || unit is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\uFEFF'));

    [Theory]
    [MemberData(nameof(AllWays))]
    public void NothingHostileComesOut(string way)
    {
        foreach (char unit in HostileUnits)
        {
            foreach (string text in (string[])[$"a{unit}b", $"{unit}", $"\e[31m{unit}\e]0;x\a"])
            {
                string shown = Ways[way](text).ReplaceLineEndings("\n");
                char[] hostile = [.. shown.Intersect(HostileUnits)];
                Assert.True(hostile.Length == 0, $"U+{(int)unit:X4} comes out as {string.Join(' ', hostile.Select(static each => ((int)each).ToString("X4", CultureInfo.InvariantCulture)))}");
            }
        }
    }

    [Theory]
    [InlineData("a\u202Eb\u0085c\e[31m")]
    [InlineData("日本 \U0001F600 ’ é")]
    public void JsonLosesNothing(string text)
    {
        Assert.Equal(text, (string?)JsonNode.Parse(ErrorJson.Line("c", text, null, null))!["error"]!["message"]);
        Assert.Equal(text, (string?)JsonNode.Parse(Array(text))![0]);
    }

    [Fact]
    public void HalfACharacterBecomesTheReplacementCharacter() => Assert.Equal("a\uFFFDb", (string?)JsonNode.Parse(Array("a\uD800b"))![0]);

    private static MissionCheck Check(string text) => new()
    {
        Name = text,
        Kind = "assertion",
        MissionId = text,
        Target = text,
        Status = text,
        Passed = false,
        Message = text,
        Evidence = text,
        Fix = text,
    };

    private static ErrorFacts Facts(string text) => new() { Title = text, Code = text, Message = text, Hint = text, Target = text, Position = new ErrorPosition(text, 1, 1, 1, text) };

    private static string Usage(string text, bool json)
    {
        using var error = new StringWriter();
        new UsageException(text, text, text, text).WriteTo(error, json);
        return error.ToString();
    }

    private static string Array(object item)
    {
        using var bytes = new MemoryStream();
        using (var output = new JsonArrayOutput(bytes, new JsonShape(new OutputOptions { Full = true })))
        {
            output.Add(PSObject.AsPSObject(item));
            output.Complete();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
