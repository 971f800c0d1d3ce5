using System.Globalization;
using System.Text;
using System.Xml;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The checks of missions as JUnit XML: a suite for each mission, waivers skipped, what could not be read in error, evidence as output. Pure.</summary>
internal static class JUnitReport
{
    private const string Program = "maestro";

    public static string Of(IReadOnlyList<MissionCheck> checks)
    {
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("testsuites");
            WriteCounts(writer, Program, checks);
            foreach (IGrouping<string, MissionCheck> mission in checks.GroupBy(static check => check.MissionId))
            {
                MissionCheck[] suite = [.. mission];
                writer.WriteStartElement("testsuite");
                WriteCounts(writer, SuiteName(mission.Key), suite);
                writer.WriteAttributeString("skipped", XmlConvert.ToString(suite.Count(IsSkipped)));
                foreach (MissionCheck check in suite)
                {
                    WriteCase(writer, check);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return text + "\n";
    }

    private static void WriteCase(XmlWriter writer, MissionCheck check)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Xml($"{SuiteName(check.MissionId)}.{check.Kind}"));
        writer.WriteAttributeString("name", Xml(check.Name));
        writer.WriteAttributeString("time", Seconds(check.Duration));
        if (IsSkipped(check))
        {
            WriteOutcome(writer, "skipped", check, "");
        }
        else if (IsError(check))
        {
            WriteOutcome(writer, "error", check, check.Fix);
        }
        else if (!check.Passed)
        {
            WriteOutcome(writer, "failure", check, check.Fix);
        }

        if (check.Evidence is { Length: > 0 } evidence)
        {
            writer.WriteElementString("system-out", Xml(evidence));
        }

        writer.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter writer, string outcome, MissionCheck check, string? text)
    {
        writer.WriteStartElement(outcome);
        writer.WriteAttributeString("message", Xml(check.Message));
        if (outcome != "skipped")
        {
            writer.WriteAttributeString("type", Xml(check.Status));
        }

        writer.WriteString(Xml(text ?? ""));
        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, string name, IReadOnlyList<MissionCheck> checks)
    {
        writer.WriteAttributeString("name", Xml(name));
        writer.WriteAttributeString("tests", XmlConvert.ToString(checks.Count));
        writer.WriteAttributeString("failures", XmlConvert.ToString(checks.Count(static check => !check.Passed && !IsError(check))));
        writer.WriteAttributeString("errors", XmlConvert.ToString(checks.Count(IsError)));
        writer.WriteAttributeString("time", Seconds(checks.Aggregate(TimeSpan.Zero, static (sum, check) => sum + check.Duration)));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string SuiteName(string missionId) => missionId.Length == 0 ? Program : missionId;

    private static bool IsSkipped(MissionCheck check) => check is { Passed: true, Kind: "assertion", Status: AssertionResult.Waived };

    // To have checked nothing is a failure of the run; a file that can't be read is an error of its own.
    private static bool IsError(MissionCheck check) => check is { Kind: MissionCheck.OfError, Status: not ErrorCode.NothingChecked };

    // XML has no way to write control characters and halves of surrogate pairs; the others it escapes itself.
    private static string Xml(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in Display.Lines(text).EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    // Without it the XML declaration would say utf-16.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
