using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The checks of missions as files that CI systems read. Pure.</summary>
internal static class MissionReport
{
    public const string JUnit = "JUnit";

    public const string Markdown = "Markdown";

    public const string Json = "Json";

    private static readonly SearchValues<char> MarkdownSpecial = SearchValues.Create("\\`*_{}[]<>()#+-!|~&");

    /// <summary>The checks in a format.</summary>
    public static string Render(string format, IReadOnlyList<MissionCheck> checks) =>
        string.Equals(format, JUnit, StringComparison.OrdinalIgnoreCase) ? JUnitReport.Of(checks)
        : string.Equals(format, Markdown, StringComparison.OrdinalIgnoreCase) ? ToMarkdown(checks)
        : ToJson(checks);

    /// <summary>The format that a file's name asks for, or null.</summary>
    public static string? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".xml" => JUnit,
        ".md" or ".markdown" => Markdown,
        ".json" => Json,
        _ => null,
    };

    /// <summary>A failed check as a command of GitHub's runner, which shows it at the run.</summary>
    public static string Annotation(MissionCheck check) =>
        $"::error title={Property($"{check.Kind} {check.Target}")}::{Data($"{check.Name} {check.Message}{(check.Fix is null ? "" : $"\n{check.Fix}")}")}";

    private static string ToMarkdown(IReadOnlyList<MissionCheck> checks)
    {
        var text = new StringBuilder("# Maestro\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{checks.Count(static check => check.Passed)} of {Count.Of(checks.Count, "check")} passed.\n");
        foreach (IGrouping<string, MissionCheck> mission in checks.GroupBy(static check => check.MissionId))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Plain(mission.Key.Length == 0 ? "Not checked" : mission.Key)}\n\n| | Kind | Check | Status | Message |\n|---|---|---|---|---|\n");
            foreach (MissionCheck check in mission)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {(check.Passed ? "✅" : "❌")} | {check.Kind} | {Plain(check.Name)} | {Plain(check.Status)} | {Plain(check.Message)} |\n");
            }
        }

        return text.ToString();
    }

    private static string ToJson(IReadOnlyList<MissionCheck> checks)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (MissionCheck check in checks)
            {
                writer.WriteStartObject();
                writer.WriteString("missionId", check.MissionId);
                writer.WriteString("kind", check.Kind);
                writer.WriteString("target", check.Target);
                writer.WriteString("name", check.Name);
                writer.WriteString("status", check.Status);
                writer.WriteBoolean("passed", check.Passed);
                writer.WriteString("message", check.Message);
                writer.WriteString("evidence", check.Evidence);
                writer.WriteString("fix", check.Fix);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in Display.Plain(text))
        {
            if (MarkdownSpecial.Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    // The runner reads one line a command; these are the escapes of its own toolkit.
    private static string Data(string text) => Display.Lines(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
