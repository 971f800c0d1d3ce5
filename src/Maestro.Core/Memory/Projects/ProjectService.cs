using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads and changes the links of a project. They live in the user's own folder, since they go from one workspace to another.</summary>
/// <param name="store">The user's own folder.</param>
/// <param name="current">The absolute path of the project that asks.</param>
/// <param name="clock">For the cache of the file.</param>
internal sealed class ProjectService(IStateStore store, string current, TimeProvider clock)
{
    private readonly StateRecords<ProjectGraph> _graphs = new(store, clock, Read);

    /// <summary>The graph as stored; an empty one when there is none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public ProjectGraph Graph() => _graphs.Get(StatePaths.Projects) ?? new ProjectGraph();

    /// <summary>The current project's links, those it made first.</summary>
    /// <param name="filters">The names of the other projects; null for all.</param>
    /// <param name="feedback">Where names that nothing has are reported.</param>
    public IReadOnlyList<ProjectLink> Get(IReadOnlyList<IdFilter>? filters, IFeedback feedback)
    {
        List<ProjectLink> links = ProjectLinks.LinksOf(Graph(), current);
        if (filters is null or { Count: 0 })
        {
            return links;
        }

        foreach (IdFilter filter in filters.Where(filter => !filter.IsWildcard && !links.Exists(link => filter.Accepts(link.Name))))
        {
            feedback.Problem(new MaestroException(
                ErrorCode.ProjectNotFound,
                $"No project '{Display.Short(filter.Text)}' is linked to this one.",
                "Get-MaestroProject lists all links.",
                filter.Text));
        }

        return [.. links.Where(link => filters.Any(filter => filter.Accepts(link.Name)))];
    }

    /// <summary>The linked projects that changed files touch, the certain ones first.</summary>
    /// <param name="filters">The names of the other projects; null for all.</param>
    /// <param name="changedPaths">Relative to the current project.</param>
    /// <param name="feedback">Where names that nothing has are reported.</param>
    public IReadOnlyList<ProjectImpact> Impacts(IReadOnlyList<IdFilter>? filters, IReadOnlyCollection<string> changedPaths, IFeedback feedback) =>
        ProjectImpacts.Of(Get(filters, feedback), changedPaths);

    /// <summary>The link that would be made; an equal one is replaced.</summary>
    /// <param name="target">The other project's absolute path, or its name.</param>
    /// <param name="relation">consumes, exposes or shares-types.</param>
    /// <param name="via">What it goes through, or null.</param>
    /// <exception cref="MaestroException">ArgumentInvalid, StateFileDamaged.</exception>
    public Change<ProjectLink> DecideConnect(string target, string relation, string? via)
    {
        ProjectGraph before = Graph();
        ProjectGraph after = ProjectLinks.Connect(before, current, target, relation, via);
        ProjectLink link = Added(before, after);
        bool replaces = after.Edges.Count == before.Edges.Count;
        return Save(after, link, link, $"{(replaces ? "Replace" : "Make")} the link {relation}");
    }

    /// <summary>The links that would be removed.</summary>
    /// <param name="target">The other project's absolute path, or its name.</param>
    /// <param name="relation">Only links of this relation; null for all.</param>
    /// <exception cref="MaestroException">ProjectNotFound.</exception>
    public Change<IReadOnlyList<ProjectLink>> DecideDisconnect(string target, string? relation)
    {
        ProjectGraph before = Graph();
        ProjectGraph after = ProjectLinks.Disconnect(before, current, target, relation);
        IReadOnlyList<ProjectLink> links = Removed(before, after);
        return Save(after, links, links[0], $"Remove the link {Display.List([.. links.Select(static link => link.Relation)])}");
    }

    private Change<T> Save<T>(ProjectGraph after, T result, ProjectLink shown, string action) => new(store, shown.Path ?? shown.Name, action, result)
    {
        Writes = [new StateWrite(StatePaths.Projects, StateJson.Write(after, MemoryJsonContext.Default.ProjectGraph))],
    };

    private ProjectLink Added(ProjectGraph before, ProjectGraph after) => Links(after, after.Edges.Except(before.Edges, ReferenceEqualityComparer.Instance)).Single();

    private List<ProjectLink> Removed(ProjectGraph before, ProjectGraph after) => Links(before, before.Edges.Except(after.Edges, ReferenceEqualityComparer.Instance));

    private List<ProjectLink> Links(ProjectGraph graph, IEnumerable<object?> edges) =>
        ProjectLinks.LinksOf(graph with { Edges = [.. edges.Cast<ProjectEdge>()] }, current);

    private static ProjectGraph Read(ReadOnlySpan<byte> content, string path)
    {
        ProjectGraph graph = StateJson.Read(content, MemoryJsonContext.Default.ProjectGraph, path);
        RecordRules.RequireItems(graph.Nodes, "nodes", path);
        RecordRules.RequireItems(graph.Edges, "edges", path);
        return graph;
    }
}
