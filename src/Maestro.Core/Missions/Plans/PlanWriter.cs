using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Missions;

/// <summary>Writes a plan as the JSON that <see cref="PlanReader"/> reads. What a plan need not say is omitted.</summary>
internal static class PlanWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The plan as UTF-8, without a newline at its end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="all">True to write the keys that say nothing, too: for an object whose properties can be set.</param>
    public static ReadOnlyMemory<byte> Write(MissionPlan plan, bool all = false)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, plan, all);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, MissionPlan plan, bool all)
    {
        writer.WriteStartObject();
        writer.WriteString("title", plan.Title);
        writer.WriteString("description", plan.Description);
        WriteText(writer, "proposal", plan.Proposal, all);
        writer.WriteStartArray("milestones");
        foreach (PlanMilestone milestone in plan.Milestones)
        {
            writer.WriteStartObject();
            writer.WriteString("id", milestone.MilestoneId);
            writer.WriteString("title", milestone.Title);
            writer.WriteString("description", milestone.Description);
            writer.WriteNumber("order", milestone.Order);
            WriteText(writer, "kind", milestone.Kind, all);
            WriteText(writer, "profile", milestone.Profile, all);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("features");
        foreach (PlanFeature feature in plan.Features)
        {
            Write(writer, feature, all);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanFeature feature, bool all)
    {
        writer.WriteStartObject();
        writer.WriteString("id", feature.FeatureId);
        WriteText(writer, "milestoneId", feature.MilestoneId);
        writer.WriteString("title", feature.Title);
        writer.WriteString("description", feature.Description);
        WriteText(writer, "workerType", feature.WorkerType);
        if (all || feature.Priority != FeaturePriority.Default)
        {
            writer.WriteNumber("priority", feature.Priority);
        }

        WriteTexts(writer, "labels", feature.Labels, all);
        WriteTexts(writer, "files", feature.Files, all);
        WriteText(writer, "parentId", feature.ParentId, all);
        WriteTexts(writer, "dependsOn", feature.DependsOn, all);
        WriteText(writer, "preconditions", feature.Preconditions, all);
        WriteText(writer, "expectedBehavior", feature.ExpectedBehavior, all);
        WriteTexts(writer, "verificationSteps", feature.VerificationSteps, all);
        if (all || feature.Fulfills.Count > 0)
        {
            writer.WriteStartArray("fulfills");
            foreach (PlanAssertion entry in feature.Fulfills)
            {
                Write(writer, entry);
            }

            writer.WriteEndArray();
        }

        WriteText(writer, "status", feature.Status);
        WriteText(writer, "evidence", feature.Evidence);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanAssertion entry)
    {
        if (entry is { HasOwnId: false, Check: null, Status: null, Evidence: null })
        {
            writer.WriteStringValue(entry.Description);
            return;
        }

        bool isId = entry.HasOwnId || entry.AssertionId == entry.Description;
        writer.WriteStartObject();
        WriteText(writer, "id", isId ? entry.AssertionId : null);
        WriteText(writer, "description", isId && entry.AssertionId == entry.Description ? null : entry.Description);
        WriteText(writer, "check", entry.Check);
        WriteText(writer, "status", entry.Status);
        WriteText(writer, "evidence", entry.Evidence);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text, bool all = false)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
        else if (all)
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts, bool all)
    {
        if (all || texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (string text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }
}
