using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The keys of a plan's objects, and the words that other tools have for them.</summary>
internal static class PlanKeys
{
    public static readonly string[] Plan = ["title", "features", "milestones", "description", "proposal", "$schema"];

    public static readonly string[] Milestone = ["id", "title", "description", "order", "kind", "profile"];

    public static readonly string[] Feature =
    [
        "id", "title", "verificationSteps", "milestoneId", "description", "workerType", "dependsOn", "fulfills", "preconditions", "expectedBehavior",
        "priority", "labels", "files", "parentId", "status", "evidence",
    ];

    public static readonly string[] Assertion = ["id", "description", "check", "status", "evidence"];

    /// <summary>The keys whose values are lists.</summary>
    public static readonly IReadOnlySet<string> Lists = new HashSet<string>(["features", "milestones", "verificationSteps", "dependsOn", "fulfills", "labels", "files"], StringComparer.Ordinal);

    /// <summary>Bits of the tables above for the keys that must be there.</summary>
    public const int RequiredOfPlan = 0b11;
    public const int RequiredOfPlanWithMilestones = 0b111;
    public const int RequiredOfMilestone = 0b11;
    public const int RequiredOfFeature = 0b111;

    // Without case, '-' and '_'. What a key means depends on the object: the first of the words that the object has.
    private static readonly Dictionary<string, string[]> Meant = new(StringComparer.Ordinal)
    {
        ["acceptance"] = ["fulfills"],
        ["acceptancecriteria"] = ["fulfills"],
        ["agent"] = ["workerType"],
        ["agenttype"] = ["workerType"],
        ["assertions"] = ["fulfills"],
        ["assertionid"] = ["id"],
        ["assignee"] = ["workerType"],
        ["behavior"] = ["expectedBehavior"],
        ["behaviour"] = ["expectedBehavior"],
        ["blockedby"] = ["dependsOn"],
        ["body"] = ["description"],
        ["checks"] = ["check", "verificationSteps"],
        ["command"] = ["check"],
        ["criteria"] = ["fulfills"],
        ["dependencies"] = ["dependsOn"],
        ["dependency"] = ["dependsOn"],
        ["depends"] = ["dependsOn"],
        ["dependson"] = ["dependsOn"],
        ["desc"] = ["description"],
        ["details"] = ["description"],
        ["epic"] = ["parentId"],
        ["expected"] = ["expectedBehavior"],
        ["expectedbehaviour"] = ["expectedBehavior"],
        ["featureid"] = ["id"],
        ["globs"] = ["files"],
        ["goals"] = ["fulfills"],
        ["index"] = ["order"],
        ["issues"] = ["features"],
        ["items"] = ["features"],
        ["key"] = ["id"],
        ["milestone"] = ["milestoneId"],
        ["milestoneid"] = ["milestoneId", "id"],
        ["name"] = ["title", "description"],
        ["needs"] = ["dependsOn"],
        ["parent"] = ["parentId"],
        ["paths"] = ["files"],
        ["phase"] = ["milestoneId"],
        ["phases"] = ["milestones"],
        ["position"] = ["order"],
        ["prerequisites"] = ["dependsOn"],
        ["progress"] = ["status"],
        ["promises"] = ["fulfills"],
        ["proof"] = ["evidence"],
        ["requires"] = ["dependsOn"],
        ["result"] = ["status"],
        ["run"] = ["check"],
        ["stages"] = ["milestones"],
        ["state"] = ["status"],
        ["steps"] = ["verificationSteps"],
        ["stories"] = ["features"],
        ["summary"] = ["title", "description"],
        ["tags"] = ["labels"],
        ["tasks"] = ["features"],
        ["test"] = ["check", "verificationSteps"],
        ["tests"] = ["verificationSteps"],
        ["teststrategy"] = ["verificationSteps"],
        ["text"] = ["description"],
        ["type"] = ["kind"],
        ["verification"] = ["verificationSteps"],
        ["verify"] = ["check", "verificationSteps"],
        ["worker"] = ["workerType"],
        ["workitems"] = ["features"],
    };

    /// <summary>A sentence for the end of a message: <c> Did you mean 'x'?</c>, or which keys there are.</summary>
    public static string Suggest(string given, IReadOnlyList<string> keys)
    {
        string word = given.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        string? meant = keys.FirstOrDefault(key => key.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? Meant.GetValueOrDefault(word)?.FirstOrDefault(keys.Contains);
        string suggested = meant is null ? NearestWord.Suggest(given, keys) : $" Did you mean '{meant}'?";
        return suggested.Length > 0 ? suggested : $" Valid keys: {string.Join(", ", keys)}.";
    }
}
