using Maestro.Memory;

namespace Maestro.Tests;

public sealed class ProjectImpactsTests
{
    [Theory]
    [InlineData("exposes", "outgoing", "types/mission.ts", "types/mission.ts", true)]
    [InlineData("exposes", "outgoing", "types", "types/deep/x.ts", true)]
    [InlineData("exposes", "outgoing", "types/**/*.{ts,js}, api", "types/a/x.js", true)]
    [InlineData("exposes", "outgoing", "the REST API", "anything.cs", false)]
    [InlineData("exposes", "outgoing", null, "anything.cs", false)]
    [InlineData("consumes", "incoming", "types/mission.ts", "./types\\mission.ts", true)]
    [InlineData("shares-types", "incoming", "types/", "types/x.ts", true)]
    public void Touches(string relation, string direction, string? via, string changed, bool isCertain)
    {
        ProjectImpact impact = Assert.Single(ProjectImpacts.Of([Link(relation, direction, via)], ["unrelated.md", changed]), i => i.ChangedPaths.Contains(changed));

        Assert.Equal(isCertain, impact.IsCertain);
    }

    [Theory]
    [InlineData("consumes", "outgoing", "types/mission.ts")]
    [InlineData("exposes", "incoming", "types/mission.ts")]
    [InlineData("exposes", "outgoing", "types/other.ts")]
    [InlineData("exposes", "outgoing", "src/**")]
    public void DoesNotTouch(string relation, string direction, string via) =>
        Assert.Empty(ProjectImpacts.Of([Link(relation, direction, via)], ["types/mission.ts"]));

    private static ProjectLink Link(string relation, string direction, string? via) =>
        new() { Name = "web", Relation = relation, Direction = direction, Via = via };
}
