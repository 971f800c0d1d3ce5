using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>Which projects of this user depend on each other. On disk <c>~/.maestro/graph/projects.json</c>.</summary>
/// <remarks>
/// A project is known by its path. Edges carry the names too, since the file's older form knows nothing else; where the paths are missing,
/// a name stands for the first project that has it.
/// </remarks>
public sealed record ProjectGraph : ExtensibleRecord
{
    /// <summary>The projects.</summary>
    [JsonInclude]
    public IReadOnlyList<ProjectNode> Nodes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ProjectNode>(null);

    /// <summary>The links between them.</summary>
    [JsonInclude]
    public IReadOnlyList<ProjectEdge> Edges { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ProjectEdge>(null);

    /// <summary>The links.</summary>
    public override string ToString() => Edges.ToString() ?? "";
}

/// <summary>A project of the graph.</summary>
public sealed record ProjectNode : ExtensibleRecord
{
    /// <summary>Its absolute path; the bare name when only that is known.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Path { get; internal init; } = null!;

    /// <summary>Its name: the last part of the path.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Name { get; internal init; } = null!;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A link from one project to another.</summary>
public sealed record ProjectEdge : ExtensibleRecord
{
    /// <summary>The name of the project that made the link.</summary>
    [JsonInclude]
    [JsonRequired]
    public string From { get; internal init; } = null!;

    /// <summary>The name of the other project.</summary>
    [JsonInclude]
    [JsonRequired]
    public string To { get; internal init; } = null!;

    /// <summary>consumes, exposes or shares-types.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Relation { get; internal init; } = null!;

    /// <summary>What the link goes through, often a path or glob in the project that offers it; or null.</summary>
    [JsonInclude]
    public string? Detail { get; internal init; }

    /// <summary>The path of the project that made the link; null when another program wrote it.</summary>
    [JsonInclude]
    public string? FromPath { get; internal init; }

    /// <summary>The path of the other project; null when another program wrote it or only the name is known.</summary>
    [JsonInclude]
    public string? ToPath { get; internal init; }

    /// <summary>The projects, and how they are related.</summary>
    public override string ToString() => $"{From} {Relation} {To}";
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
