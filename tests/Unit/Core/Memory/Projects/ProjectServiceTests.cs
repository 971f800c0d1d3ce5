using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class ProjectServiceTests
{
    private static readonly FakeClock Clock = new();

    private readonly MemoryStateStore _store = new(Clock);
    private readonly RecordedFeedback _feedback = new();
    private readonly ProjectService _shop;

    public ProjectServiceTests() => _shop = new ProjectService(_store, "/home/dev/shop", Clock);

    [Fact]
    public void ALinkIsSeenFromBothSides()
    {
        ProjectLink made = Connect(_shop, "/home/dev/web", "exposes", "src/api/**");

        Assert.Equal(("web", "/home/dev/web", "exposes", "outgoing", "src/api/**"), (made.Name, made.Path, made.Relation, made.Direction, made.Via));
        ProjectLink seen = Assert.Single(new ProjectService(_store, "/home/dev/web", Clock).Get(null, _feedback));
        Assert.Equal(("shop", "exposes", "incoming"), (seen.Name, seen.Relation, seen.Direction));
    }

    [Fact]
    public void TwoFoldersOfOneNameStayApart()
    {
        Connect(_shop, "/home/dev/web", "exposes");
        Connect(_shop, "/srv/web", "exposes");

        Assert.Equal(["/home/dev/web", "/srv/web"], _shop.Get(null, _feedback).Select(l => l.Path));
        Assert.Empty(new ProjectService(_store, "/other/shop", Clock).Get(null, _feedback));
    }

    [Fact]
    public void AnEqualLinkIsReplaced()
    {
        Connect(_shop, "/home/dev/web", "exposes", "a");

        Assert.StartsWith("Replace", _shop.DecideConnect("/home/dev/web", "exposes", "b").Action, StringComparison.Ordinal);
        Assert.Equal("b", Connect(_shop, "/home/dev/web", "exposes", "b").Via);
        Assert.Single(_shop.Get(null, _feedback));
    }

    [Fact]
    public void TakingLinksAwayLeavesThoseOfOthers()
    {
        Connect(_shop, "/home/dev/web", "exposes");
        Connect(_shop, "/home/dev/web", "consumes");
        Connect(new ProjectService(_store, "/home/dev/web", Clock), "/home/dev/shop", "consumes");

        Assert.Equal(["exposes"], StateFixture.Make(() => _shop.DecideDisconnect("web", "exposes")).Select(l => l.Relation));
        Assert.Equal(["consumes"], StateFixture.Make(() => _shop.DecideDisconnect("/home/dev/web", null)).Select(l => l.Relation));
        Assert.Equal("incoming", Assert.Single(_shop.Get(null, _feedback)).Direction);
    }

    [Fact]
    public void TheOlderFileFormIsReadAndItsLinksKept()
    {
        _store[StatePaths.Projects] = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "graph", "projects.json"));

        Assert.Equal(["maestro-web", "shared-types"], _shop.Get(null, _feedback).Select(l => l.Name));
        Connect(_shop, "/home/dev/web", "consumes");
        Assert.Equal(["maestro-web", "shared-types", "web"], _shop.Get(null, _feedback).Select(l => l.Name));
        Assert.Single(StateFixture.Make(() => _shop.DecideDisconnect("maestro-web", null)));
        Assert.Equal(["shared-types", "web"], _shop.Get(null, _feedback).Select(l => l.Name));
    }

    [Fact]
    public void NamesThatNothingHasAreTold()
    {
        Connect(_shop, "/home/dev/web", "consumes");

        Assert.Single(_shop.Get([new IdFilter("WEB", false, static _ => false)], _feedback));
        Assert.Empty(_feedback.Codes);
        Assert.Empty(_shop.Get([new IdFilter("nada", false, static _ => false)], _feedback));
        Assert.Equal([ErrorCode.ProjectNotFound], _feedback.Codes);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"nodes":[null],"edges":[]}""")]
    [InlineData("""{"nodes":[],"edges":[null]}""")]
    public void ADamagedFileIsNotOverwritten(string damaged)
    {
        _store[StatePaths.Projects] = damaged;

        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => Connect(_shop, "/home/dev/web", "consumes")).Code);
        Assert.Equal(damaged, _store[StatePaths.Projects]);
    }

    private static ProjectLink Connect(ProjectService projects, string target, string relation, string? via = null) =>
        StateFixture.Make(() => projects.DecideConnect(target, relation, via));
}
