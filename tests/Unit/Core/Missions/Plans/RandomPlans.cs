using System.Text.Json.Nodes;
using Maestro.Kernel;

namespace Maestro.Tests;

/// <summary>Plans, and small changes of them, by chance; each of them is right.</summary>
internal sealed class RandomPlans(int seed)
{
    private static readonly string[] Words = ["login", "fast", "ärger 🚀", "a \"quoted\" word", "tab\there", "two\nlines", "[red]", "x"];

    private readonly Random _random = new(seed);
    private int _next;

    public JsonObject Plan()
    {
        JsonObject plan = new() { ["title"] = Text(), ["description"] = _random.Next(2) == 0 ? "" : Text(), ["milestones"] = new JsonArray(), ["features"] = new JsonArray() };
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            AddMilestone(plan);
        }

        for (int i = _random.Next(8); i > 0; i--)
        {
            AddFeature(plan);
        }

        return plan;
    }

    /// <summary>One to three changes.</summary>
    public JsonObject Edited(JsonObject plan)
    {
        plan = (JsonObject)plan.DeepClone();
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            Edit(plan);
        }

        return plan;
    }

    private void Edit(JsonObject plan)
    {
        JsonArray features = Features(plan);
        JsonObject? feature = features.Count == 0 ? null : (JsonObject)features[_random.Next(features.Count)]!;
        switch (_random.Next(14))
        {
            case 0: AddMilestone(plan); break;
            case 1 or 2: AddFeature(plan); break;
            case 3: plan["title"] = Text(); break;
            case 4: Pick(plan, "milestones")!["title"] = Text(); break;
            case 5: Pick(plan, "milestones")!["order"] = _random.Next(9); break;
            case 6 when feature is not null: Remove(features, feature); break;
            case 7 when feature is not null: feature["title"] = Text(); break;
            case 8 when feature is not null: Decorate(plan, feature); break;
            case 9 when feature is not null: AddPromise(feature); break;
            case 10 when Promises(feature) is { Count: > 0 } promises: promises.RemoveAt(_random.Next(promises.Count)); break;
            case 11 when Promises(feature) is { Count: > 0 } promises: promises[_random.Next(promises.Count)] = $"{Text()} {_next++}"; break;
            case 12 when features.Count > 1: Move(features); break;
            case 13 when feature is not null: feature["milestoneId"] = Pick(plan, "milestones")!["id"]!.GetValue<string>(); break;
        }
    }

    private void AddMilestone(JsonObject plan)
    {
        JsonObject milestone = new() { ["id"] = $"m {_next}", ["title"] = Text(), ["order"] = _next++ };
        if (_random.Next(3) == 0)
        {
            milestone["kind"] = _random.GetItems<string>([.. MilestoneKind.All], 1)[0];
            milestone["profile"] = _random.GetItems<string>([.. MilestoneProfile.All], 1)[0];
        }

        ((JsonArray)plan["milestones"]!).Insert(_random.Next(((JsonArray)plan["milestones"]!).Count + 1), (JsonNode)milestone);
    }

    private void AddFeature(JsonObject plan)
    {
        JsonArray features = Features(plan);
        JsonObject feature = new()
        {
            ["id"] = _random.Next(3) == 0 ? $"{_next++}.{_random.Next(9)}" : $"f{_next++}",
            ["milestoneId"] = Pick(plan, "milestones")!["id"]!.GetValue<string>(),
            ["title"] = Text(),
            ["workerType"] = "codex",
            ["verificationSteps"] = new JsonArray(Text()),
        };
        features.Insert(_random.Next(features.Count + 1), (JsonNode)feature);
        Decorate(plan, feature);
        for (int i = _random.Next(3); i > 0; i--)
        {
            AddPromise(feature);
        }
    }

    private void Decorate(JsonObject plan, JsonObject feature)
    {
        feature["priority"] = _random.Next(5);
        feature["description"] = _random.Next(2) == 0 ? "" : Text();
        feature["labels"] = _random.Next(2) == 0 ? [] : new JsonArray(Text(), "ui");
        feature["files"] = _random.Next(2) == 0 ? [] : new JsonArray("src/**/*.cs");
        feature["preconditions"] = Text();

        // Only features with a smaller number, so that nothing waits in a circle.
        string[] earlier = [.. Features(plan).Select(static each => each!["id"]!.GetValue<string>()).Where(id => Number(id) < Number(feature["id"]!.GetValue<string>()))];
        if (earlier.Length > 0)
        {
            feature["dependsOn"] = new JsonArray(earlier[_random.Next(earlier.Length)]);
        }
    }

    private void AddPromise(JsonObject feature)
    {
        feature["fulfills"] ??= new JsonArray();
        ((JsonArray)feature["fulfills"]!).Add(_random.Next(5) switch
        {
            0 => JsonValue.Create($"promise-{_next++}"),
            1 => new JsonObject { ["id"] = $"own.{_next++}", ["description"] = Text(), ["check"] = "npm test" },
            2 => new JsonObject { ["description"] = $"{Text()} {_next++}", ["check"] = "make test" },
            3 => JsonValue.Create(Text()),
            _ => (JsonNode)JsonValue.Create($"free text {_next++}"),
        });
    }

    private static void Remove(JsonArray features, JsonObject feature)
    {
        string id = feature["id"]!.GetValue<string>();
        features.Remove(feature);
        foreach (JsonNode? other in features)
        {
            if (other!["dependsOn"] is JsonArray needed && needed.Any(each => each!.GetValue<string>() == id))
            {
                other["dependsOn"] = new JsonArray();
            }
        }
    }

    private void Move(JsonArray features)
    {
        JsonNode moved = features[_random.Next(features.Count)]!;
        features.Remove(moved);
        features.Insert(_random.Next(features.Count + 1), moved);
    }

    private static int Number(string id) => int.Parse(id.TrimStart('f').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static JsonArray? Promises(JsonObject? feature) => feature is null ? null : feature["fulfills"] as JsonArray;

    private static JsonArray Features(JsonObject plan) => (JsonArray)plan["features"]!;

    private JsonNode? Pick(JsonObject plan, string list) => ((JsonArray)plan[list]!)[_random.Next(((JsonArray)plan[list]!).Count)];

    private string Text() => string.Join(' ', _random.GetItems(Words, _random.Next(1, 4)));
}
