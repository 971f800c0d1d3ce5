using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>What a worker of an older program answered to a prompt. On disk <c>replies/&lt;mission&gt;/&lt;feature&gt;.yaml</c>.</summary>
/// <param name="MissionId">The mission.</param>
/// <param name="FeatureId">The feature.</param>
/// <param name="Outcome">completed, kicked-back or abandoned.</param>
/// <param name="Report">The report, made of the notes where the reply has none.</param>
internal sealed record Reply(string MissionId, string FeatureId, string Outcome, WorkerReport Report)
{
    /// <summary>Where they are.</summary>
    public const string Folder = "replies";

    public const string Extension = ".yaml";

    /// <summary>Reads a reply.</summary>
    /// <param name="missionId">The mission that its folder names.</param>
    /// <param name="featureId">The feature that its file names.</param>
    /// <param name="content">The file.</param>
    /// <param name="yaml">Parses it.</param>
    /// <param name="path">The full path, for messages.</param>
    /// <exception cref="MaestroException">StateFileDamaged, ReportInvalid.</exception>
    public static Reply Read(string missionId, string featureId, ReadOnlySpan<byte> content, IConfigurationFormat yaml, string path)
    {
        if (!System.Text.Unicode.Utf8.IsValid(content))
        {
            throw Damaged(path, "its text is not UTF-8");
        }

        ConfigurationDocument document = yaml.Parse(Encoding.UTF8.GetString(content), ConfigurationOrigin.Default);
        if (document.Problems is [var problem, ..])
        {
            throw Damaged(path, $"line {problem.Line}: {problem.Message.TrimEnd('.')}");
        }

        string outcome = Text(document.Root["outcome"]) ?? throw Damaged(path, "'outcome' is missing");
        string notes = Text(document.Root["notes"])?.Trim() ?? "";
        return new Reply(missionId, featureId, outcome, document.Root["report"] is ConfigurationMap report ? WorkerReportReader.Read(Json(report)) : new WorkerReport
        {
            SalientSummary = Display.Cut(notes.Length == 0 ? outcome : $"{outcome}: {TextFold.OneLine(notes)}", 200),
            WhatWasImplemented = outcome == "completed" ? notes : "",
            WhatWasLeftUndone = outcome == "completed" ? "" : notes,
        });
    }

    private static string? Text(ConfigurationNode? node) =>
        node is ConfigurationScalar { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static byte[] Json(ConfigurationNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, node);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, ConfigurationNode node)
    {
        switch (node)
        {
            case ConfigurationMap map:
                writer.WriteStartObject();
                foreach (ConfigurationMember member in map.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case ConfigurationList list:
                writer.WriteStartArray();
                foreach (ConfigurationNode item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ConfigurationScalar { Value: long number }:
                writer.WriteNumberValue(number);
                break;
            case ConfigurationScalar { Value: null }:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(Text(node));
                break;
        }
    }

    private static MaestroException Damaged(string path, string why) => new(
        ErrorCode.StateFileDamaged, $"'{path}' is not a reply: {why}.", CommandText.Of($"Get-Content -LiteralPath {path}"), path);
}
