using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>Which projects of this user depend on each other. On disk <c>~/.maestro/graph/projects.json</c>.</summary>
/// <remarks>
/// A project is known by its path. Edges carry the names too, since the file's older form knows nothing else; where the paths are missing,
/// a name stands for the first project that has it.
/// </remarks>
public sealed record ProjectGraph
{
    /// <summary>The projects.</summary>
    public IReadOnlyList<ProjectNode> Nodes { get; init => field = value ?? []; } = [];

    /// <summary>The links between them.</summary>
    public IReadOnlyList<ProjectEdge> Edges { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A project of the graph.</summary>
public sealed record ProjectNode
{
    /// <summary>Its absolute path; the bare name when only that is known.</summary>
    public required string Path { get; init; }

    /// <summary>Its name: the last part of the path.</summary>
    public required string Name { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A link from one project to another.</summary>
public sealed record ProjectEdge
{
    /// <summary>The name of the project that made the link.</summary>
    public required string From { get; init; }

    /// <summary>The name of the other project.</summary>
    public required string To { get; init; }

    /// <summary>consumes, exposes or shares-types.</summary>
    public required string Relation { get; init; }

    /// <summary>What the link goes through, often a path or glob in the project that offers it; or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The path of the project that made the link; null when another program wrote it.</summary>
    public string? FromPath { get; init; }

    /// <summary>The path of the other project; null when another program wrote it or only the name is known.</summary>
    public string? ToPath { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The words of a link between projects, seen from the project that makes it.</summary>
public static class ProjectRelation
{
    /// <summary>It uses what the other offers.</summary>
    public const string Consumes = "consumes";
    /// <summary>It offers what the other uses.</summary>
    public const string Exposes = "exposes";
    /// <summary>Both hold the same types.</summary>
    public const string SharesTypes = "shares-types";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Consumes, Exposes, SharesTypes];

    /// <summary>The word as Maestro writes it; other programs write <c>shared-types</c> for shares-types.</summary>
    internal static string Normalize(string relation) => relation == "shared-types" ? SharesTypes : relation;
}
