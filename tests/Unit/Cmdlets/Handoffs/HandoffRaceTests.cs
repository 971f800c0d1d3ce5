using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Sessions that claim a handoff and its feature at the same time: one owner of both, or of each its own, and nothing by halves.</summary>
public sealed class HandoffRaceTests : IDisposable
{
    private const int Sessions = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine[] _engines;

    public HandoffRaceTests()
    {
        _engines = [.. Enumerable.Range(0, Sessions).Select(_ => new HostedEngine(_folder.Path))];
        File.WriteAllText(Path.Join(_folder.Path, "plan.json"), StateFixture.Plan);
        _engines[0].Run("$null = Initialize-MaestroWorkspace; $null = New-MaestroMission -Path plan.json; Approve-MaestroMission").NoErrors();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task TheFeatureAndItsHandoffNeverGetOwnersOfDifferentClaims(int takers)
    {
        for (int round = 0; round < 5; round++)
        {
            _engines[0].Run("$null = Start-MaestroFeature auth-plan -Agent maker -Take -Reason again; $id = (New-MaestroHandoff -Summary s -NextAction n -FeatureId auth-plan -Agent maker).HandoffId").NoErrors();
            string id = _engines[0].Run("$id").Single<string>();
            HostedResult[] results = await Task.WhenAll(_engines.Select((engine, index) => Task.Run(() => engine.Run(
                index < takers
                    ? "$null = Start-MaestroFeature auth-plan -Agent $args[1] -Take -Reason mine"
                    : "$null = Receive-MaestroHandoff $args[0] -Claim -Agent $args[1]",
                id,
                $"session{index}"))));
            Handoff handoff = _engines[0].Run("Get-MaestroHandoff $args[0]", id).Single<Handoff>();
            string holder = _engines[0].Run("(Get-MaestroFeature auth-plan).Holder").Single<string>();
            string[] codes = [.. results.Skip(takers).SelectMany(static result => result.Errors).Select(static error => error.FullyQualifiedErrorId.Split(',')[0])];
            Assert.All(results.Take(takers), static result => result.NoErrors());
            Assert.All(codes, static code => Assert.Contains(code, (string[])[ErrorCode.HandoffNotPending, ErrorCode.FeatureHeld]));
            Assert.Equal(Sessions - takers - (handoff.PickedUpBy is null ? 0 : 1), codes.Length);
            if (takers == 0)
            {
                Assert.Equal(handoff.PickedUpBy, holder);
            }
            else
            {
                // Whoever took the feature last has it; nobody got the handoff after that.
                Assert.Contains(holder, Enumerable.Range(0, takers).Select(static index => $"session{index}"));
            }
        }
    }

    public void Dispose()
    {
        foreach (HostedEngine engine in _engines)
        {
            engine.Dispose();
        }

        _folder.Dispose();
    }
}
