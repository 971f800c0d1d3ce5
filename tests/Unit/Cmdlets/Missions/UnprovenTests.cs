namespace Maestro.Tests.Cmdlets;

/// <summary>A pass that nothing proves, as other programs write it, is visible as such and doesn't count where strictness is asked for.</summary>
public sealed class UnprovenTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    public UnprovenTests()
    {
        string path = _workspace.File("assertions.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"pending\"", "\"passed\"", StringComparison.Ordinal));
    }

    [Fact]
    public void AListShowsIt()
    {
        Assert.Contains("unproven", _workspace.Engine.Render("Get-MaestroAssertion").NoErrors().Rendered, StringComparison.Ordinal);
        Assert.Equal(2, _workspace.Run("Get-MaestroAssertion | Where-Object IsUnproven").NoErrors().Output.Count);
    }

    [Fact]
    public void ItPassesUnlessStrictnessIsAskedFor()
    {
        Assert.True(Quiet("Test-MaestroMission -Kind assertion -Quiet"));
        Assert.False(Quiet("Test-MaestroMission -Kind assertion -Quiet -Strict"));
        _workspace.Run("Set-MaestroConfig strict true").NoErrors();
        Assert.False(Quiet("Test-MaestroMission -Kind assertion -Quiet"));
    }

    [Fact]
    public void ABrokenConfigurationThatMayAskForItIsRefused()
    {
        File.WriteAllText(Path.Join(_workspace.State, "config.yaml"), "strict: [\n");

        Assert.Contains(_workspace.Run("Test-MaestroMission -Kind assertion -Assert").Errors, static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.ConfigurationInvalid, StringComparison.Ordinal));
        Assert.False(Quiet("Test-MaestroMission -Kind feature -Quiet -Strict -ErrorAction SilentlyContinue"));
    }

    public void Dispose() => _workspace.Dispose();

    private bool Quiet(string script) => _workspace.Run(script).Of<bool>().Single();
}
