using Maestro.Kernel;


namespace Maestro.Memory;

/// <summary>Reads and changes the graph of projects as one of them sees it.</summary>
internal static class ProjectLinks
{
    // Paths that differ in case alone are one folder on Windows.
    private static readonly StringComparer PathComparer =
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>A project as its path describes it.</summary>
    public static ProjectNode NodeOf(string path)
    {
        string trimmed = TrimEnd(path);
        int cut = trimmed.LastIndexOfAny(['/', '\\']);
        return new ProjectNode { Path = trimmed, Name = trimmed.Length > cut + 1 ? trimmed[(cut + 1)..] : trimmed };
    }

    /// <summary>The graph with a link; an equal one is replaced.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="current">The absolute path of the project that makes the link.</param>
    /// <param name="target">The absolute path of the other, or its bare name when it is not on this machine.</param>
    /// <param name="relation">consumes, exposes or shares-types.</param>
    /// <param name="via">What it goes through, or null.</param>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static ProjectGraph Connect(ProjectGraph graph, string current, string target, string relation, string? via)
    {
        if (!ProjectRelation.All.Contains(relation))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"'{relation}' is not a valid relation.",
                $"Give -Relation {string.Join(", ", ProjectRelation.All)}.",
                relation);
        }

        if (InvisibleCharacters.IsBlank(target))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid, "The other project has no name.", "Connect-MaestroProject ../other-project -Relation consumes", target);
        }

        ProjectNode from = NodeOf(current);
        ProjectNode to = Resolve(graph, target) ?? NodeOf(target);
        if (IsSame(from, to))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid, $"Project '{from.Name}' can't be linked to itself.", "Get-MaestroProject", target);
        }

        ProjectEdge? existing = graph.Edges.FirstOrDefault(e => Joins(graph, e, from, to) && ProjectRelation.Normalize(e.Relation) == relation);
        ProjectEdge edge = (existing ?? new ProjectEdge { From = from.Name, To = to.Name, Relation = relation }) with
        {
            Detail = InvisibleCharacters.IsBlank(via) ? null : via.Trim(),
            FromPath = from.Path,
            ToPath = IsRooted(to.Path) ? to.Path : null,
        };
        return graph with
        {
            Nodes = WithNode(WithNode(graph.Nodes, from), to),
            Edges = existing is null ? [.. graph.Edges, edge] : [.. graph.Edges.Select(e => ReferenceEquals(e, existing) ? edge : e)],
        };
    }

    /// <summary>The graph without the links that the current project made to another; projects that nothing links any more go too.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="current">The absolute path of the project that made the links.</param>
    /// <param name="target">The other's absolute path or name.</param>
    /// <param name="relation">Only links of this relation; null for all.</param>
    /// <exception cref="MaestroException">ProjectNotFound.</exception>
    public static ProjectGraph Disconnect(ProjectGraph graph, string current, string target, string? relation)
    {
        ProjectNode from = NodeOf(current);
        ProjectNode? to = Resolve(graph, target);
        ProjectEdge[] gone = to is null
            ? []
            : [.. graph.Edges.Where(e => Joins(graph, e, from, to) && (relation is null || ProjectRelation.Normalize(e.Relation) == relation))];
        if (gone.Length == 0)
        {
            throw new MaestroException(
                ErrorCode.ProjectNotFound, $"Project '{from.Name}' has no such link to '{target}'.", "Get-MaestroProject", target);
        }

        ProjectEdge[] left = [.. graph.Edges.Except(gone, ReferenceEqualityComparer.Instance).Cast<ProjectEdge>()];
        ProjectNode[] loose = [from, to!];
        return graph with
        {
            Edges = left,
            Nodes =
            [
                .. graph.Nodes.Where(n =>
                    !loose.Any(l => IsSame(n, l)) || left.Any(e => IsSame(End(graph, e, true), n) || IsSame(End(graph, e, false), n))),
            ],
        };
    }

    /// <summary>The links of a project, those it made first.</summary>
    public static List<ProjectLink> LinksOf(ProjectGraph graph, string current)
    {
        ProjectNode self = NodeOf(current);
        var links = new List<ProjectLink>();
        foreach (ProjectEdge edge in graph.Edges)
        {
            ProjectNode from = End(graph, edge, isFrom: true);
            ProjectNode to = End(graph, edge, isFrom: false);
            if (Means(from, self))
            {
                links.Add(Link(to, edge, ProjectLinkDirection.Outgoing));
            }
            else if (Means(to, self))
            {
                links.Add(Link(from, edge, ProjectLinkDirection.Incoming));
            }
        }

        return
        [
            .. links
                .OrderByDescending(l => l.Direction, StringComparer.Ordinal)
                .ThenBy(l => l.Name, StringComparer.Ordinal)
                .ThenBy(l => l.Path, StringComparer.Ordinal)
                .ThenBy(l => l.Relation, StringComparer.Ordinal),
        ];
    }

    private static ProjectLink Link(ProjectNode other, ProjectEdge edge, string direction) => new()
    {
        Name = other.Name,
        Path = IsRooted(other.Path) ? other.Path : null,
        Relation = ProjectRelation.Normalize(edge.Relation),
        Direction = direction,
        Via = edge.Detail,
    };

    // The node an edge ends at: by path where it has one, else the first of that name.
    private static ProjectNode End(ProjectGraph graph, ProjectEdge edge, bool isFrom)
    {
        string name = isFrom ? edge.From : edge.To;
        string? path = isFrom ? edge.FromPath : edge.ToPath;
        return path is not null
            ? graph.Nodes.FirstOrDefault(n => PathComparer.Equals(TrimEnd(n.Path), TrimEnd(path))) ?? new ProjectNode { Path = path, Name = name }
            : graph.Nodes.FirstOrDefault(n => n.Name == name) ?? new ProjectNode { Path = name, Name = name };
    }

    private static bool Joins(ProjectGraph graph, ProjectEdge edge, ProjectNode from, ProjectNode to) =>
        Means(End(graph, edge, isFrom: true), from) && Means(End(graph, edge, isFrom: false), to);

    // A node of which only the name is known may be any project of that name.
    private static bool Means(ProjectNode end, ProjectNode project) =>
        IsSame(end, project) || (!IsRooted(end.Path) && end.Name == project.Name);

    private static bool IsSame(ProjectNode a, ProjectNode b) => PathComparer.Equals(TrimEnd(a.Path), TrimEnd(b.Path));

    private static ProjectNode? Resolve(ProjectGraph graph, string target)
    {
        string trimmed = TrimEnd(target);
        return IsRooted(trimmed)
            ? graph.Nodes.FirstOrDefault(n => PathComparer.Equals(TrimEnd(n.Path), trimmed))
            : graph.Nodes.FirstOrDefault(n => n.Name == trimmed);
    }

    private static IReadOnlyList<ProjectNode> WithNode(IReadOnlyList<ProjectNode> nodes, ProjectNode node) =>
        nodes.Any(n => IsSame(n, node)) ? nodes : [.. nodes, node];

    private static bool IsRooted(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 2 && path[1] == ':' && path[2] is '/' or '\\'));

    private static string TrimEnd(string path) => path.Length > 1 ? path.TrimEnd('/', '\\') is { Length: > 0 } rest ? rest : path : path;
}
