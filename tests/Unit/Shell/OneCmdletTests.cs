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
