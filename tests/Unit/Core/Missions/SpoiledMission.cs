using System.Text.Json.Nodes;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Every way in which the files of a mission are spoiled, for whatever has to notice.</summary>
internal static class SpoiledMission
{
    private const string Id = StateFixture.First;

    private static readonly string Mission = StatePaths.Mission(Id);
    private static readonly string Assertions = StatePaths.Assertions(Id);
    private static readonly string Feature = StatePaths.Feature(Id, "auth-impl");

    private static readonly Dictionary<string, Action<StateFixture>> Ways = new()
    {
        ["assertions missing"] = static state => state.Store.Remove(Assertions),
        ["assertions in other case"] = static state => Rename(state, Assertions, Assertions.Replace("assertions.json", "Assertions.json", StringComparison.Ordinal)),
        ["an assertion removed"] = static state => Edit(state, Assertions, static root => root["assertions"]!.AsArray().RemoveAt(1)),
        ["no assertion"] = static state => state.Store[Assertions] = """{ "assertions": [] }""",
        ["an assertion twice"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["id"] = "plan-agreed"),
        ["an assertion of another mission"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["missionId"] = "2020-01-01-001"),
        ["an assertion of another milestone"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["milestoneId"] = "plan"),
        ["an assertion of no milestone"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["milestoneId"] = "gone"),
        ["an open assertion of no feature and no milestone"] = static state => Edit(state, Assertions, static root =>
        {
            JsonNode nowhere = root["assertions"]![1]!.DeepClone();
            nowhere["id"] = "nowhere";
            nowhere["featureId"] = "gone";
            nowhere["milestoneId"] = "gone";
            nowhere["result"] = "pending";
            root["assertions"]!.AsArray().Add(nowhere);
        }),
        ["an assertion with an unknown word"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["result"] = "great"),
        ["a key twice"] = static state => state.Store[Assertions] = state.Store[Assertions].Replace("\"result\": \"passed\"", "\"result\": \"failed\", \"result\": \"passed\"", StringComparison.Ordinal),
        ["a feature missing"] = static state => state.Store.Remove(Feature),
        ["a feature in other case"] = static state => Rename(state, Feature, Feature.Replace(".json", ".JSON", StringComparison.Ordinal)),
        ["a feature of another mission"] = static state => Edit(state, Feature, static root => root["missionId"] = "2020-01-01-001"),
        ["a feature of no milestone"] = static state => Edit(state, Feature, static root => root["milestoneId"] = "gone"),
        ["a feature with an unknown word"] = static state => Edit(state, Feature, static root => root["status"] = "finished"),
        ["a feature with another id"] = static state => Edit(state, Feature, static root => root["id"] = "auth-docs"),
        ["a feature that is only listed"] = static state => Edit(state, Mission, static root => root["features"]!.AsArray().Add("ghost")),
        ["a feature under a name that is no id"] = static state => state.Store[StatePaths.Features(Id) + "/w; x #.json"] = state.Store[Feature].Replace("\"auth-impl\"", "\"w; x #\"", StringComparison.Ordinal),
        ["a milestone twice"] = static state => Edit(state, Mission, static root => root["milestones"]!.AsArray().Add(root["milestones"]![0]!.DeepClone())),
        ["a sealed milestone that does not exist"] = static state => Edit(state, Mission, static root => root["completedMilestoneIds"] = new JsonArray("gone")),
        ["a mission with another id"] = static state => Edit(state, Mission, static root => root["id"] = "2020-01-01-001"),
        ["a mission missing"] = static state => state.Store.Remove(Mission),
    };

    public static IEnumerable<string> Damages =>
        Ways.Keys.Concat(new[] { Mission, Assertions, Feature }.SelectMany(static path => Broken.Keys.Select(kind => $"{kind}: {path}")));

    private static Dictionary<string, Func<string, string>> Broken { get; } = new()
    {
        ["empty"] = static _ => "",
        ["spaces"] = static _ => " \n",
        ["truncated"] = static text => text[..(text.Length / 2)],
        ["merge markers"] = static text => $"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n",
        ["null"] = static _ => "null",
        ["a list"] = static _ => "[]",
        ["an empty object"] = static _ => "{}",
        ["a text"] = static _ => "\"x\"",
    };

    /// <summary>A mission of which everything is done and proven, so that nothing but damage can be in the way.</summary>
    public static StateFixture Finished(bool isDraft = false)
    {
        StateFixture state = new StateFixture().Approved();
        foreach (string feature in (string[])["auth-plan", "auth-impl", "auth-docs"])
        {
            state.SetFeature(feature, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        }

        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "log");
        StateFixture.Make(() => state.Workspace.Milestones.Decide("plan", null, false, state.Feedback));
        state.SetMission(null, MissionStatus.Validating);
        if (isDraft)
        {
            Edit(state, Mission, static root => root["status"] = "draft");
        }

        return state;
    }

    private static void Rename(StateFixture state, string from, string to)
    {
        string text = state.Store[from];
        state.Store.Remove(from);
        state.Store[to] = text;
    }

    public static void Spoil(StateFixture state, string damage)
    {
        if (Ways.TryGetValue(damage, out Action<StateFixture>? spoil))
        {
            spoil(state);
        }
        else
        {
            string[] parts = damage.Split(": ");
            state.Store[parts[1]] = Broken[parts[0]](state.Store[parts[1]]);
        }
    }

    public static void Edit(StateFixture state, string path, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(state.Store[path])!;
        change(root);
        state.Store[path] = root.ToJsonString();
    }
}
