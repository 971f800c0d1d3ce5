using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>The known settings and what may be set.</summary>
public class ConfigurationCatalogTests
{
    [Fact]
    public void EveryDefaultIsAValueThatItsSettingTakes()
    {
        foreach (ConfigurationKey known in ConfigurationCatalog.All)
        {
            Assert.True(ConfigurationValue.Fits(known, ConfigurationValue.ToNode(known.Default)), known.Key);
            Assert.EndsWith(".", known.Description);
        }

        Assert.Equal(ConfigurationCatalog.All.Count, ConfigurationCatalog.All.Select(known => known.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("parallel.")]
    [InlineData("workers.")]
    [InlineData("supervision.")]
    [InlineData("sourceRepo")]
    [InlineData("memory.corrections.matching")]
    [InlineData("memory.corrections.auto_capture")]
    [InlineData("memory.ratchet.enforcement")]
    [InlineData("sessionDetection.agents")]
    public void ASettingThatChangesNothingSaysSo(string start)
    {
        ConfigurationKey[] known = [.. ConfigurationCatalog.All.Where(known => known.Key.StartsWith(start, StringComparison.Ordinal))];

        Assert.NotEmpty(known);
        Assert.All(known, static each => Assert.StartsWith("Not used by Maestro, kept for other programs: ", each.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("workers.droid.command", "workers.*.command")]
    [InlineData("Strict", "strict")]
    [InlineData("LOCKING.timeoutseconds", "locking.timeoutSeconds")]
    [InlineData("workers.codex.command", "workers.codex.command")]
    [InlineData("workflowTemplates.mine.phases", "workflowTemplates.*.phases")]
    public void ANameOfTheUsersOwnIsFound(string key, string known) => Assert.Equal(known, ConfigurationCatalog.Require(key).Key);

    [Theory]
    [InlineData("locking.timeoutSecond", "locking.timeoutSeconds")]
    [InlineData("stric", "strict")]
    public void AnUnknownKeySuggestsTheNearest(string key, string meant)
    {
        MaestroException error = Assert.Throws<MaestroException>(() => ConfigurationCatalog.Require(key));

        Assert.Equal(ErrorCode.ConfigurationKeyUnknown, error.Code);
        Assert.Contains($"Did you mean '{meant}'?", error.Message);
    }

    [Theory]
    [InlineData("strict", "TRUE", true)]
    [InlineData("locking.timeoutSeconds", "2.5", 2.5)]
    [InlineData("locking.timeoutSeconds", 30, 30L)]
    [InlineData("execution.retryBudget", "3", 3L)]
    [InlineData("defaultAgent", "12", "12")]
    [InlineData("strict", null, null)]
    public void AGivenValueBecomesTheSettingsKind(string key, object? given, object? value) =>
        Assert.Equal(value, ConfigurationValue.ForSetting(ConfigurationCatalog.Require(key), key, given, ConfigurationSource.Project));

    [Fact]
    public void ASingleTextBecomesAListWhereAListIsNeeded() =>
        Assert.Equal(
            new object[] { "codex" },
            ConfigurationValue.ForSetting(ConfigurationCatalog.Require("sessionDetection.agents"), "sessionDetection.agents", "codex", ConfigurationSource.Project));

    [Theory]
    [InlineData("strict", "maybe")]
    [InlineData("strict", 1)]
    [InlineData("locking.timeoutSeconds", 0)]
    [InlineData("locking.timeoutSeconds", double.NaN)]
    [InlineData("execution.retryBudget", 1.5)]
    [InlineData("execution.retryBudget", -1)]
    [InlineData("ids.style", "random")]
    [InlineData("ui.missionControl.backgroundMode", "solid")]
    public void AValueOfTheWrongKindIsRefused(string key, object value)
    {
        MaestroException error = Assert.Throws<MaestroException>(
            () => ConfigurationValue.ForSetting(ConfigurationCatalog.Require(key), key, value, ConfigurationSource.Project));

        Assert.Equal(ErrorCode.ConfigurationInvalid, error.Code);
        Assert.Contains(key, error.Message);
    }
}
