using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>A file with nothing set costs nothing: the parser is not even asked for.</summary>
public class ConfigurationLayerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\uFEFF# only\r\n\r\n   # comments\t")]
    public void CommentsAloneNeverReachTheParser(string? text) => Assert.Empty(Read(text).Root.Members);

    [Fact]
    public void TheFileOfAFreshWorkspaceNeverReachesTheParser() => Assert.Empty(Read(DefaultConfigurationText.Build()).Root.Members);

    [Fact]
    public void TheDefaultsAreInForceWithoutFiles()
    {
        MaestroSettings settings = MaestroConfiguration.Default.Settings;

        Assert.Equal(TimeSpan.FromSeconds(15), settings.LockTimeout);
        Assert.Equal(("sequence", false, "plan-implement", "solid"), (settings.IdStyle, settings.Strict, settings.DefaultWorkflow, settings.BackgroundMode));
        Assert.Equal((5, TimeSpan.FromDays(7), "soft"), (settings.Memory.CompileThreshold, settings.Memory.MaxAge, settings.Memory.DefaultSeverity));
        Assert.Empty(settings.WorkflowTemplates);
    }

    private static ConfigurationLayer Read(string? text) =>
        ConfigurationLayer.Read(text, new ConfigurationOrigin(ConfigurationSource.Project, "config.yaml"), () => throw new InvalidOperationException("asked for"));
}
