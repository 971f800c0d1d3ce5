using Maestro.Upkeep;

namespace Maestro.Tests;

/// <summary>A workspace with twelve faults, each of another kind; the first five can be repaired.</summary>
internal static class FaultyWorkspace
{
    public const string Mission = "2026-11-22-001";

    public static IReadOnlyList<string> Repairable { get; } =
        [StateCheck.Temporaries, StateCheck.IgnoreLines, StateCheck.FeatureLists, StateCheck.FeatureLists, StateCheck.DuplicateIds];

    public static IReadOnlyList<string> ForPeople { get; } =
        [StateCheck.Files, StateCheck.FeatureReferences, StateCheck.Dependencies, StateCheck.Cycles, StateCheck.AssertionReferences, StateCheck.HandoffReferences, StateCheck.Skills];

    /// <param name="write">Writes a file, by its path below <c>.maestro</c>.</param>
    public static void Write(Action<string, string> write)
    {
        write("config.yaml", "# nothing set\n");
        // Lists a feature without a file (gone), and not the one that has a file (extra).
        write($"missions/{Mission}/mission.json", $$"""
            {
              "id": "{{Mission}}", "status": "executing", "title": "Faulty", "description": "",
              "milestones": [{ "id": "m", "title": "M", "description": "", "order": 0, "featureIds": [] }],
              "features": ["a", "gone", "b", "c", "d"],
              "createdAt": "2026-11-22T10:00:00.000Z", "updatedAt": "2026-11-22T10:00:00.000Z"
            }
            """);
        Feature(write, "a", "m", "codex", "b");
        Feature(write, "b", "m", "codex", "a");
        Feature(write, "c", "elsewhere", "codex", "");
        Feature(write, "d", "m", "carpenter", "");
        Feature(write, "extra", "m", "codex", "missing");
        write($"missions/{Mission}/assertions.json", $$"""
            { "assertions": [ {{Assertion("twice", "a")}}, {{Assertion("twice", "b")}}, {{Assertion("lost", "nowhere")}} ] }
            """);
        write("memory/corrections/2026-11-22-001.json", "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n");
        write("handoffs/2026-11-22-001.json", File.ReadAllText("Data/state/project/.maestro/handoffs/2026-11-22-001.json")
            .Replace("2026_11_22_001", "2026_11_20_009", StringComparison.Ordinal));
        write("handoffs/2026-11-22-001.json.tmp.1763800000000", "{");
    }

    private static void Feature(Action<string, string> write, string id, string milestone, string workerType, string dependsOn) => write($"missions/{Mission}/features/{id}.json", $$"""
        {
          "id": "{{id}}", "missionId": "{{Mission}}", "milestoneId": "{{milestone}}", "status": "pending", "title": "{{id}}", "description": "",
          "workerType": "{{workerType}}", "verificationSteps": [], "dependsOn": [{{(dependsOn.Length == 0 ? "" : $"\"{dependsOn}\"")}}], "fulfills": [],
          "createdAt": "2026-11-22T10:00:00.000Z", "updatedAt": "2026-11-22T10:00:00.000Z"
        }
        """);

    private static string Assertion(string id, string feature) => $$"""
        { "id": "{{id}}", "missionId": "{{Mission}}", "milestoneId": "m", "featureId": "{{feature}}", "result": "pending", "description": "of {{feature}}",
          "surface": "cli", "createdAt": "2026-11-22T10:00:00.000Z", "updatedAt": "2026-11-22T10:00:00.000Z" }
        """;
}
