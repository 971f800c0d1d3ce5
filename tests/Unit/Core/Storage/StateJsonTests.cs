using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class StateJsonTests
{
    private const string Missions = "Data/state/project/.maestro/missions";

    public static TheoryData<string> StateFiles() =>
        [.. Directory.EnumerateFiles(Missions, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Missions, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StateFiles))]
    public void WhatTheReferenceWroteIsWrittenBackAsItWas(string file)
    {
        byte[] content = File.ReadAllBytes(Path.Join(Missions, file));
        Assert.Equal(Text(content), Text(Rewritten(file, content)));
    }

    [Theory]
    [MemberData(nameof(StateFiles))]
    public void UnknownPropertiesSurviveAtEveryLevel(string file)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Join(Missions, file)))!;
        AddUnknown(root);
        byte[] content = Encoding.UTF8.GetBytes(root.ToJsonString());
        Assert.True(JsonNode.DeepEquals(root, JsonNode.Parse(Rewritten(file, content))), Text(Rewritten(file, content)));
    }

    [Fact]
    public void UnknownPropertiesOfAFullReportSurvive()
    {
        JsonNode root = JsonNode.Parse("""
            {
              "salientSummary": "s", "whatWasImplemented": "", "whatWasLeftUndone": "",
              "verification": { "commandsRun": [ { "command": "c", "exitCode": 0, "observation": "o" } ], "interactiveChecks": [ { "action": "a", "observed": "b" } ] },
              "tests": { "added": [ { "file": "f", "cases": [ { "name": "n", "verifies": "v" } ] } ] },
              "discoveredIssues": [ { "severity": "low", "description": "d", "suggestedFix": "x" } ]
            }
            """)!;
        AddUnknown(root);
        byte[] rewritten = Rewrite(Encoding.UTF8.GetBytes(root.ToJsonString()), StateJsonContext.Default.WorkerReport);
        Assert.True(JsonNode.DeepEquals(root, JsonNode.Parse(rewritten)), Text(rewritten));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \n\0\0\0", "it is empty")]
    [InlineData("null", "null")]
    [InlineData("[]", "wrong type")]
    [InlineData("\"text\"", "wrong type")]
    [InlineData("{", "not complete JSON")]
    [InlineData("{ \"id\": \"a\", \"missionId\": \"m\", \"milest", "not complete JSON")]
    [InlineData("{ \"id\": \"a\" }", "it lacks")]
    [InlineData("<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n", "merge conflict markers")]
    [InlineData("{ \"id\": 7 }", "wrong type at $.id")]
    public void DamageIsNamedInWords(string content, string words)
    {
        MaestroException damaged = Assert.Throws<MaestroException>(() => StateJson.Read(Encoding.UTF8.GetBytes(content), StateJsonContext.Default.Feature, "/w/a.json"));
        Assert.Equal(ErrorCode.StateFileDamaged, damaged.Code);
        Assert.Equal("/w/a.json", damaged.Target);
        Assert.Contains("/w/a.json", damaged.Message, StringComparison.Ordinal);
        Assert.Contains(words, damaged.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", damaged.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "null")]
    [InlineData("title", "3")]
    [InlineData("status", "null")]
    [InlineData("createdAt", "\"yesterday\"")]
    [InlineData("createdAt", "null")]
    [InlineData("dependsOn", "null")]
    [InlineData("dependsOn", "[null]")]
    [InlineData("fulfills", "[null]")]
    [InlineData("verificationSteps", "{}")]
    [InlineData("report", "{}")]
    [InlineData("report", "{ \"salientSummary\": null }")]
    [InlineData("report", "{ \"salientSummary\": \"s\", \"tests\": null }")]
    [InlineData("report", "{ \"salientSummary\": \"s\", \"discoveredIssues\": [null] }")]
    [InlineData("report", "{ \"salientSummary\": \"s\", \"verification\": { \"commandsRun\": [ { } ] } }")]
    public void AFeatureWithAValueThatCantBeIsDamaged(string key, string value) => Damaged($"{StateFixture.First}/features/auth-plan.json", key, value);

    [Theory]
    [InlineData("milestones", "null")]
    [InlineData("milestones", "[null]")]
    [InlineData("milestones", "[{ \"id\": null, \"title\": \"t\", \"order\": 0 }]")]
    [InlineData("features", "[null]")]
    [InlineData("features", "[1]")]
    [InlineData("completedMilestoneIds", "[null]")]
    [InlineData("status", "\"finished\"")]
    [InlineData("id", "\"2026-11-23-002\"")]
    public void AMissionWithAValueThatCantBeIsDamaged(string key, string value) => Damaged($"{StateFixture.First}/mission.json", key, value);

    [Theory]
    [InlineData("assertions", "null")]
    [InlineData("assertions", "[null]")]
    [InlineData("assertions", "[{}]")]
    [InlineData("assertions", "{}")]
    public void AssertionsWithAValueThatCantBeAreDamaged(string key, string value) => Damaged($"{StateFixture.First}/assertions.json", key, value);

    [Theory]
    [InlineData("featureStatuses", "null")]
    [InlineData("featureStatuses", "{ \"auth-plan\": \"finished\" }")]
    [InlineData("featureStatuses", "{ \"auth-plan\": null }")]
    [InlineData("assertionResults", "{ \"plan-agreed\": \"ok\" }")]
    [InlineData("id", "\"20200101-000000-000\"")]
    [InlineData("missionId", "\"2026-11-23-002\"")]
    [InlineData("content", "{ \"mission\": null, \"features\": [], \"assertions\": [] }")]
    public void ACheckpointWithAValueThatCantBeIsDamaged(string key, string value)
    {
        StateFixture state = new StateFixture().Approved();
        string id = StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, null, null, state.Feedback)).CheckpointId;
        Set(state, $"missions/{StateFixture.First}/checkpoints/{id}.json", key, value);
        state.Refused(ErrorCode.StateFileDamaged, () => state.Workspace.Checkpoints.Find(null, id, state.Feedback));
    }

    [Fact]
    public void TextThatIsNotUtf8IsDamage()
    {
        StateFixture state = new StateFixture().Approved();
        string path = $"missions/{StateFixture.First}/features/auth-plan.json";
        byte[] content = Encoding.UTF8.GetBytes(state.Store[path]);
        content[Array.IndexOf(content, (byte)'P')] = 0xFF;
        state.Store.Put(path, content);
        Assert.Equal(2, state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Count());
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Single(state.Codes()));
    }

    [Fact]
    public void AByteOrderMarkIsNoDamage()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. File.ReadAllBytes(Path.Join(Missions, "2026-11-22-002/mission.json"))];
        Assert.Equal("2026-11-22-002", StateJson.Read(content, StateJsonContext.Default.Mission, "m").MissionId);
    }

    private static void Damaged(string file, string key, string value)
    {
        StateFixture state = new StateFixture().Approved();
        Set(state, "missions/" + file, key, value);
        string before = state.Store.Snapshot();
        _ = state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).ToList();
        _ = state.Workspace.Assertions.Get(new AssertionQuery(), null, state.Feedback).ToList();
        _ = state.Workspace.Milestones.Get(null, null, null, state.Feedback).ToList();
        Assert.NotEmpty(state.Feedback.Problems);
        Assert.All(state.Feedback.Problems, problem => Assert.Equal(ErrorCode.StateFileDamaged, problem.Code));
        Assert.All(state.Feedback.Problems, problem => Assert.EndsWith(file, (string)problem.Target!, StringComparison.Ordinal));
        Assert.Equal(before, state.Store.Snapshot());
    }

    private static void Set(StateFixture state, string path, string key, string value)
    {
        JsonNode root = JsonNode.Parse(state.Store[path])!;
        root[key] = JsonNode.Parse(value);
        state.Store[path] = root.ToJsonString();
        state.Clock.Advance(TimeSpan.FromSeconds(5));
    }

    private static void AddUnknown(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (JsonNode? value in map.Select(pair => pair.Value).ToList())
            {
                AddUnknown(value);
            }

            // The words of these two are ids, so anything in them is a feature or an assertion.
            if (map.Parent?.AsObjectOrNull()?.ContainsKey("featureStatuses") != true)
            {
                map["x-unknown"] = JsonNode.Parse("""{ "kept": [1.50, null, "ä </script>", { "deep": true }] }""");
            }
        }
        else if (node is JsonArray list)
        {
            foreach (JsonNode? item in list)
            {
                AddUnknown(item);
            }
        }
    }

    private static byte[] Rewritten(string file, byte[] content) => Path.GetFileName(file) switch
    {
        "mission.json" => Rewrite(content, StateJsonContext.Default.Mission),
        "assertions.json" => Rewrite(content, StateJsonContext.Default.AssertionList),
        "report.json" => Rewrite(content, StateJsonContext.Default.WorkerReport),
        "retry-log.json" => Rewrite(content, StateJsonContext.Default.IReadOnlyListRetryEntry),
        _ when file.Contains("checkpoints", StringComparison.Ordinal) => Rewrite(content, StateJsonContext.Default.Checkpoint),
        _ => Rewrite(content, StateJsonContext.Default.Feature),
    };

    private static byte[] Rewrite<T>(byte[] content, JsonTypeInfo<T> type)
        where T : class => StateJson.Write(StateJson.Read(content, type, "file"), type).ToArray();

    private static string Text(byte[] content) => Encoding.UTF8.GetString(content);
}
