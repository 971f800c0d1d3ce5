using System.Text.Json;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class ProjectLinksTests
{
    private static readonly ProjectGraph Reference = JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "graph", "projects.json")),
        MemoryJsonContext.Default.ProjectGraph)!;

    [Fact]
    public void TheFileOfTheReferenceIsUnderstood()
    {
        Assert.Equal(
            ["outgoing consumes maestro-web", "outgoing exposes shared-types"],
            ProjectLinks.LinksOf(Reference, "/home/dev/shop").Select(Text));
        // Of this project the file knows the name alone.
        Assert.Equal(["incoming consumes shop"], ProjectLinks.LinksOf(Reference, "/srv/maestro-web").Select(Text));
    }

    [Fact]
    public void TwoFoldersOfOneNameStayTwoProjects()
    {
        ProjectGraph graph = ProjectLinks.Connect(new ProjectGraph(), "/work/shop", "/one/api", "consumes", null);
        graph = ProjectLinks.Connect(graph, "/work/shop", "/two/api", "consumes", "v2");

        Assert.Equal(["/work/shop", "/one/api", "/two/api"], graph.Nodes.Select(n => n.Path));
        Assert.Equal(2, ProjectLinks.LinksOf(graph, "/work/shop").Count);
        Assert.Equal("v2", Assert.Single(ProjectLinks.LinksOf(graph, "/two/api")).Via);
        Assert.Empty(ProjectLinks.LinksOf(graph, "/other/shop"));
        // The names are there for a program that knows nothing else.
        Assert.All(graph.Edges, e => Assert.Equal(("shop", "api"), (e.From, e.To)));
    }

    [Fact]
    public void AnEqualLinkIsReplaced()
    {
        ProjectGraph graph = ProjectLinks.Connect(Reference, "/home/dev/shop", "shared-types", "exposes", "src/types/**");

        Assert.Equal(2, graph.Edges.Count);
        Assert.Equal("src/types/**", graph.Edges[1].Detail);
        Assert.Equal(3, graph.Nodes.Count);
    }

    [Fact]
    public void ALinkAndTheProjectsItAloneHeldGoTogether()
    {
        ProjectGraph graph = ProjectLinks.Disconnect(Reference, "/home/dev/shop", "maestro-web", null);

        Assert.Equal(["shop", "shared-types"], graph.Nodes.Select(n => n.Name));
        Assert.Empty(ProjectLinks.Disconnect(graph, "/home/dev/shop", "shared-types", "exposes").Nodes);
        Assert.Equal(
            "ProjectNotFound",
            Assert.Throws<MaestroException>(() => ProjectLinks.Disconnect(graph, "/home/dev/shop", "maestro-web", null)).Code);
    }

    [Fact]
    public void AProjectIsNotLinkedWithItself() => Assert.Equal(
        "ArgumentInvalid",
        Assert.Throws<MaestroException>(() => ProjectLinks.Connect(new ProjectGraph(), "/a/b", "/a/b/", "consumes", null)).Code);

    private static string Text(ProjectLink link) => $"{link.Direction} {link.Relation} {link.Name}";
}
