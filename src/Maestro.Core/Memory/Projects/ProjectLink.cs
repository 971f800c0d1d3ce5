using Maestro.Kernel;

namespace Maestro;

/// <summary>Another project that the current one is linked with.</summary>
public sealed record ProjectLink
{
    /// <summary>The other project's name.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>Its absolute path, or null when only the name is known.</summary>
    public string? Path { get; internal init; }

    /// <summary>consumes, exposes or shares-types, as the project that made the link sees it.</summary>
    public string Relation { get; internal init; } = null!;

    /// <summary>outgoing when the current project made the link, incoming when the other did.</summary>
    public string Direction { get; internal init; } = null!;

    /// <summary>What <c>Connect-MaestroProject</c> takes for the other project: its path, else its name; null for a link that the other project made.</summary>
    public string? Target => Direction == ProjectLinkDirection.Outgoing ? Path ?? Name : null;

    /// <summary>What the link goes through, or null.</summary>
    public string? Via { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>The words of a link's direction.</summary>
public static class ProjectLinkDirection
{
    /// <summary>The current project made the link.</summary>
    public const string Outgoing = "outgoing";
    /// <summary>The other project made the link.</summary>
    public const string Incoming = "incoming";
}

/// <summary>A linked project that a changed file touches.</summary>
public sealed record ProjectImpact
{
    /// <summary>The link that carries the change.</summary>
    public ProjectLink Project { get; internal init; } = null!;

    /// <summary>The changed files that touch it, relative to the current project.</summary>
    public IReadOnlyList<string> ChangedPaths { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>True when the link names paths and the files are among them; false when the link names none, so that any change may matter.</summary>
    public bool IsCertain { get; internal init; }

    /// <summary>The name of the project.</summary>
    public override string ToString() => Project.Name;
}
