using System.Text.Json.Nodes;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Makes parts of a feature. They wait for what it waits for, what waited for it waits for them, and it is done when they are. Pure.</summary>
internal static class PlanSplit
{
    private static readonly string[] Inherited = ["milestoneId", "workerType", "verificationSteps", "priority", "labels", "files"];

    /// <param name="featureId">The feature.</param>
    /// <param name="parts">A list in JSON: titles, or objects with the keys of a plan's feature; what they don't say is that of the feature.</param>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static PlanEdit Of(string featureId, ReadOnlyMemory<byte> parts)
    {
        if (JsonNode.Parse(parts.Span) is not JsonArray { Count: > 0 } given)
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "A split needs at least one part.", target: featureId);
        }

        return new PlanEdit(featureId, $"Split the feature into {Count.Of(given.Count, "part")}", plan => Split(plan, featureId, (JsonArray)given.DeepClone()));
    }

    private static ReadOnlyMemory<byte> Split(MissionPlan plan, string featureId, JsonArray given)
    {
        JsonNode root = JsonNode.Parse(PlanWriter.Write(plan, all: true).Span)!;
        JsonArray features = root["features"]!.AsArray();
        int at = plan.Features.ToList().FindIndex(feature => feature.FeatureId == featureId);
        var whole = (JsonObject)features[at]!;
        HashSet<string> taken = [.. plan.Features.Select(static feature => feature.FeatureId)];
        List<JsonNode> parts = [];
        foreach (JsonNode? item in given)
        {
            JsonNode part = item is JsonValue title ? new JsonObject { ["title"] = title.DeepClone() } : item?.DeepClone() ?? new JsonObject();
            parts.Add(part is JsonObject named ? Complete(named, whole, taken) : part);
        }

        JsonArray ids = [.. parts.Select(static part => (part as JsonObject)?["id"]?.DeepClone())];
        foreach (JsonNode? feature in features)
        {
            Replace(feature!["dependsOn"]!.AsArray(), featureId, ids);
        }

        TakeOver(whole, parts);
        for (int index = 0; index < parts.Count; index++)
        {
            features.Insert(at + 1 + index, parts[index]);
        }

        RemoveNulls(root);
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonObject Complete(JsonObject part, JsonObject whole, HashSet<string> taken)
    {
        string id = whole["id"]!.GetValue<string>();
        if (part["id"] is null)
        {
            int number = 1;
            while (!taken.Add($"{id}-{number}"))
            {
                number++;
            }

            part["id"] = $"{id}-{number}";
        }

        foreach (string key in Inherited.Where(key => part[key] is null && whole[key] is not null))
        {
            part[key] = whole[key]!.DeepClone();
        }

        part["parentId"] = id;
        JsonArray needed = part["dependsOn"] is JsonArray own ? own : part["dependsOn"] is { } one ? [one.DeepClone()] : [];
        foreach (JsonNode? before in whole["dependsOn"]!.AsArray().Where(before => !needed.Any(each => JsonNode.DeepEquals(each, before))).ToArray())
        {
            needed.Add(before!.DeepClone());
        }

        if (needed.Parent is null)
        {
            part["dependsOn"] = needed;
        }

        return part;
    }

    private static void Replace(JsonArray needed, string featureId, JsonArray ids)
    {
        for (int index = needed.Count - 1; index >= 0; index--)
        {
            if (needed[index]?.GetValue<string>() == featureId)
            {
                needed.RemoveAt(index);
                foreach (JsonNode? id in ids.Reverse())
                {
                    needed.Insert(index, id?.DeepClone());
                }
            }
        }
    }

    // A part that promises what the feature promised takes it over, with its result.
    private static void TakeOver(JsonObject whole, List<JsonNode> parts)
    {
        HashSet<string?> promised = [.. parts.OfType<JsonObject>().Select(static part => part["fulfills"]).SelectMany(static list => list is JsonArray entries ? entries : [list?.DeepClone()]).Select(IdOf)];
        JsonArray own = whole["fulfills"]!.AsArray();
        for (int index = own.Count - 1; index >= 0; index--)
        {
            if (promised.Contains(IdOf(own[index])))
            {
                own.RemoveAt(index);
            }
        }
    }

    private static string? IdOf(JsonNode? entry) => entry switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonObject named => named["id"] is JsonValue id && id.TryGetValue(out string? text) ? text : null,
        _ => null,
    };

    private static void RemoveNulls(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (string key in members.Where(static member => member.Value is null).Select(static member => member.Key).ToArray())
            {
                members.Remove(key);
            }
        }

        foreach (JsonNode? child in node switch { JsonObject all => all.Select(static member => member.Value), JsonArray items => items, _ => Enumerable.Empty<JsonNode?>() })
        {
            RemoveNulls(child);
        }
    }
}
