using System.Text;
using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>How much an agent has to read: the default output is small, whole where it is asked for, and never cut unsaid.</summary>
public sealed class LeanOutputTests : IClassFixture<LargeState>
{
    private readonly LargeState _state;

    public LeanOutputTests(LargeState state) => _state = state;

    [Theory]
    [InlineData(2 * 1024, "Get-MaestroStatus")]
    [InlineData(6 * 1024, "Get-MaestroFeature")]
    [InlineData(6 * 1024, "Get-MaestroHandoff")]
    [InlineData(6 * 1024, "Get-MaestroAssertion")]
    [InlineData(6 * 1024, "Get-MaestroCorrection")]
    public void JsonOfALargeStateIsSmall(int most, params string[] words)
    {
        ShellProcess run = _state.Run(["--json", .. words]);

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(Encoding.UTF8.GetByteCount(run.Output), 2, most);
        Assert.DoesNotContain("null", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongListIsCappedAndSaysSo()
    {
        ShellProcess run = _state.Run(["--json", "Get-MaestroFeature"]);

        Assert.Equal(20, JsonNode.Parse(run.Output)!.AsArray().Count);
        JsonNode notice = JsonNode.Parse(Assert.Single(run.ErrorLines))!["truncated"]!;
        Assert.Equal((20, LargeState.Features), ((int)notice["shown"]!, (int)notice["total"]!));
    }

    [Theory]
    [InlineData(LargeState.Features, "Get-MaestroFeature", "--json", "--full")]
    [InlineData(30, "Get-MaestroFeature", "--json", "--first", "30")]
    [InlineData(3, "Get-MaestroFeature", "--first=3", "--json")]
    [InlineData(3, "--json", "--first", "3", "Get-MaestroFeature")]
    public void AsMuchAsIsAskedForIsWritten(int count, params string[] words) =>
        Assert.Equal(count, JsonNode.Parse(_state.Run(words).Output)!.AsArray().Count);

    [Fact]
    public void TheFullFormHasEveryPropertyAndTheSelectedOneThoseThatWereNamed()
    {
        JsonObject brief = One("Get-MaestroFeature", "f0001", "--json");
        JsonObject full = One("Get-MaestroFeature", "f0001", "--json", "--full");
        JsonObject selected = One("Get-MaestroFeature", "f0001", "--json", "--select", "FeatureId,Report");

        Assert.Equal("f0001", (string)brief["FeatureId"]!);
        Assert.False(brief.ContainsKey("Description"));
        Assert.True(full.ContainsKey("Description") && full.ContainsKey("Report"));
        Assert.Equal("""{"FeatureId":"f0001","Report":null}""", selected.ToJsonString());
    }

    [Theory]
    [InlineData("Get-MaestroFeature", "--select", "FeatureId,Staus")]
    [InlineData("Get-MaestroFeature", "--json", "--select", "FeatureId,Staus")]
    [InlineData("Get-MaestroFeature", "--select=Sta*us")]
    [InlineData("--select", "Staus", "-c", "Get-MaestroFeature")]
    [InlineData("--json", "--select", "Staus", "-c", "Get-MaestroFeature")]
    [InlineData("Set-MaestroFeature", "f0001", "-Status", "in-progress", "-PassThru", "--select", "Staus")]
    public void APropertyThatDoesNotExistIsRefusedAndNothingIsDone(params string[] words)
    {
        ShellProcess run = _state.Run(words);

        Assert.Equal((1, ""), (run.ExitCode, run.Output.Trim('[', ']', '\n')));
        Assert.Contains("there is no property 'Sta", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The properties are Id, FeatureId, ", run.Error, StringComparison.Ordinal);
        Assert.Equal("pending", (string)One("Get-MaestroFeature", "f0001", "--json", "--select", "status")["Status"]!);
    }

    [Theory]
    [InlineData("Get-MaestroFeature", "f0001,f0002")]
    [InlineData("-c", "Get-MaestroFeature f0001, f0002")]
    [InlineData("-c", "Get-MaestroFeature f0001, f0002 | Select-Object FeatureId, Title")]
    [InlineData("-c", "Get-MaestroFeature f0001, f0002 | Format-Table FeatureId, Title")]
    [InlineData("Get-MaestroFeature", "f0001,f0002", "--select", "FeatureId,Title")]
    [InlineData("-c", "(Get-MaestroFeature f0001, f0002 | Select-Object FeatureId, Title | Export-Csv l.csv); Import-Csv l.csv")]
    [InlineData("-c", "Get-MaestroFeature f0001 | Select-Object FeatureId, Title, @{ n = 'Many'; e = { 1..9 } }")]
    [InlineData("Get-MaestroFeature", "f0001,f0251,f0260")]
    [InlineData("Get-MaestroFeature", "f0001", "--full")]
    public void RedirectedTextIsNeitherCutNorWrappedNorSpread(params string[] words)
    {
        ShellProcess run = _state.Run(words);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('…', run.Output);
        Assert.Contains(run.OutputLines, static line => line.Contains("f0001", StringComparison.Ordinal) || line.Contains("Title", StringComparison.Ordinal));
        Assert.Contains(LargeState.Title(1), run.Output, StringComparison.Ordinal);
        Assert.All(run.OutputLines, static line => Assert.InRange(line.Length, 0, 600));
    }

    [Fact]
    public void AWidthThatIsAskedForIsKept()
    {
        var run = ShellProcess.Run(["Get-MaestroFeature", "f0001"], folder: _state.Folder, environment: new Dictionary<string, string> { ["COLUMNS"] = "60" });

        Assert.All(run.OutputLines, static line => Assert.InRange(line.Length, 0, 60));
    }

    [Fact]
    public void AScriptThatAsksIsToldAnOrdinaryWidth() =>
        Assert.Equal("120", _state.Run(["-c", "$Host.UI.RawUI.BufferSize.Width"]).Output.Trim());

    private JsonObject One(params string[] words) => JsonNode.Parse(_state.Run(words).Output)!.AsArray()[0]!.AsObject();
}
