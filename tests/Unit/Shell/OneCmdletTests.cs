using System.Text.Json.Nodes;
using System.Xml.Linq;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>A cmdlet alone is started without the manifest; it must be the same cmdlet.</summary>
public sealed class OneCmdletTests : IClassFixture<LargeState>
{
    private readonly LargeState _state;

    public OneCmdletTests(LargeState state) => _state = state;

    [Theory]
    [InlineData("Get-MaestroStatus")]
    [InlineData("Get-MaestroFeature f0001")]
    [InlineData("Get-MaestroMission")]
    [InlineData("Get-MaestroFeature nope")]
    public void ItShowsWhatItShowsInAScript(string command)
    {
        ShellProcess alone = _state.Run(command.Split(' '));
        ShellProcess script = _state.Run(["-c", command]);

        Assert.Equal((script.ExitCode, script.Output), (alone.ExitCode, alone.Output));
        Assert.Equal(_state.Run(["--json", "-c", command]).Output, _state.Run(["--json", .. command.Split(' ')]).Output);
    }

    [Theory]
    [InlineData("Get-MaestroStatus", "Next")]
    [InlineData("Test-MaestroMission", "Fix")]
    public void WhatToTypeNextIsTypedAsItIsInTheCallingShell(string command, string property)
    {
        string[] shown = [.. JsonNode.Parse(_state.Run(["--json", "--first", "5", "--full", command]).Output)!.AsArray().Select(each => (string?)each![property]).OfType<string>()];

        Assert.NotEmpty(shown);
        Assert.All(shown, static next => Assert.Matches("^maestro [A-Z][a-z]+-Maestro", next));
        Assert.Matches($@"(?m)^{property}\s*: maestro [A-Z][a-z]+-Maestro", _state.Run(["-c", $"{command} | Select-Object -First 1 | Format-List"]).Output);
        Assert.Matches("^[A-Z][a-z]+-Maestro", _state.Run(["-c", $"({command})[0].{property}"]).Output);
    }

    [Fact]
    public void WhatTheEngineRefusesNamesTheHelpPage()
    {
        ShellProcess refused = _state.Run(["Stop-MaestroFeature", "f0001"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith("\n  maestro help Stop-MaestroFeature shows its parameters.\n", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBuiltModuleHasEveryViewInOneFile()
    {
        string[] written = [.. Directory.GetFiles(RepositoryRoot.In("src", "Formats"), "*.Format.ps1xml").SelectMany(Views)];

        Assert.NotEmpty(written);
        Assert.Equal(written.Order(StringComparer.Ordinal), Views(Path.Join(Path.GetDirectoryName(HostedEngine.BuiltModule), "Formats", "Maestro.Format.ps1xml")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Views(string file) => XDocument.Load(file).Descendants("View").Select(static view => Text(view));

    private static string Text(XElement view) => string.Concat(view.Descendants().Where(static part => !part.HasElements).Select(static part => $"{part.Name}={part.Value};"));
}
