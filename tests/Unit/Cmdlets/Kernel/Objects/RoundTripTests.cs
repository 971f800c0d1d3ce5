using System.Management.Automation;
using Maestro.Tests.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What comes back from a file or a job shows the same, holds the same, and goes into the cmdlets that take it.</summary>
[Collection(ExampleRuns.Name)]
public sealed class RoundTripTests(ExampleWorkspace workspace)
{
    private static readonly string[] Sources =
    [
        "Get-MaestroMission", "Get-MaestroMilestone", "Get-MaestroFeature", "Get-MaestroIssue", "Get-MaestroAssertion", "Get-MaestroCheckpoint", "Get-MaestroHandoff", "Get-MaestroCorrection",
        "Get-MaestroLearning", "Get-MaestroNote", "Get-MaestroGuidance", "Get-MaestroRatchet", "Get-MaestroProject", "Get-MaestroConfig", "Get-MaestroStatus", "Get-MaestroBrief", "Get-MaestroSnapshot",
        "Get-MaestroSession", "Get-MaestroIntegration", "Get-MaestroWorkerPrompt", "Measure-MaestroMemory", "Search-MaestroMemory -Query npm", "Test-MaestroMission",
        "Test-MaestroRatchet", "Test-MaestroEnvironment", "Test-MaestroMemory",
    ];

    // Depths of Start-Job and of Export-Clixml.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheSameTableAndListAfterwards(int depth)
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        engine.Run("Set-MaestroFeature auth-docs -Report @{ salientSummary = 'written'; discoveredIssues = @(@{ severity = 'low'; description = 'd' }) }").NoErrors();
        List<string> wrong = [];
        foreach (string source in Sources)
        {
            PSObject[] before = [.. engine.Run(source).Output];
            PSObject[] after = [.. engine.Run("foreach ($item in $args[0]) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item, $args[1])) }", before, depth).NoErrors().Output];
            foreach (string view in (string[])["$args[0]", "$args[0] | Format-List"])
            {
                if (view.Contains("Format-List", StringComparison.Ordinal) && engine.Run("Get-Command Format-List -ErrorAction Ignore").Output.Count == 0)
                {
                    continue;
                }

                string shown = engine.Render(view, [before]).Rendered;
                string again = engine.Render(view, [after]).Rendered;
                if (shown != again)
                {
                    string[] was = shown.Split('\n'), now = again.Split('\n');
                    int line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(index => was.ElementAtOrDefault(index) != now.ElementAtOrDefault(index));
                    wrong.Add($"{source}: '{was.ElementAtOrDefault(line)}' became '{now.ElementAtOrDefault(line)}'");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void WhatExportCsvWritesIsText()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        foreach (string source in Sources.Where(static source => source is not ("Get-MaestroStatus" or "Get-MaestroBrief" or "Get-MaestroSnapshot")))
        {
            string script = $"foreach ($item in {source}) {{ foreach ($property in $item.psobject.Properties) {{ if ($null -ne $property.Value) {{ $property.Value.ToString() }} }} }}";
            Assert.All(engine.Run(script).Of<string>(), text => Assert.False(text.StartsWith("System.", StringComparison.Ordinal) || text.Contains(" { ", StringComparison.Ordinal), $"{source}: {text}"));
        }
    }

    private const string Back = "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item, 2))";

    [Theory]
    [InlineData("(Get-MaestroFeature auth-docs).Report", "$item = {0}; Set-MaestroFeature auth-audit -Report {1}; (Get-MaestroFeature auth-audit).Report.DiscoveredIssues.Description", "d")]
    [InlineData("Get-MaestroCorrection", "foreach ($item in {0}) {{ $null = {1} | Add-MaestroCorrection -WorkspacePath ../shop }}; (Get-MaestroCorrection -WorkspacePath ../shop).Trigger.Keywords -contains 'npm'", true)]
    [InlineData("Get-MaestroConfig memory.learnings.max_age_days", "$item = {0}; {1} | Set-MaestroConfig -Global; (Get-MaestroConfig memory.learnings.max_age_days).Value", 14L)]
    [InlineData("(Get-MaestroHandoff)[0].Content", "$item = {0}; (New-MaestroHandoff -InputObject {1}).Content.SessionCore", "auth_flow")]
    public void ItGoesBackIn(string source, string script, object expected)
    {
        foreach (string form in (string[])["$item", Back])
        {
            workspace.Reset("Get-MaestroFeature");
            using HostedEngine engine = workspace.Open();
            engine.Run("Set-MaestroFeature auth-docs -Report @{ salientSummary = 'written'; discoveredIssues = @(@{ severity = 'low'; description = 'd' }) }").NoErrors();
            Assert.Equal(expected, engine.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, source, $"({form})")).NoErrors().Output.Last().BaseObject);
        }
    }

    [Fact]
    public void AProjectLinkConnectsAgain()
    {
        workspace.Reset("Get-MaestroProject");
        using HostedEngine engine = workspace.Open();
        if (!workspace.HasOwnHome)
        {
            return;
        }

        ProjectLink link = engine.Run("Get-MaestroProject").Of<ProjectLink>().First();
        engine.Run("Get-MaestroProject | Where-Object Target | Disconnect-MaestroProject").NoErrors();
        Assert.Equal(link, engine.Run("$args[0] | Connect-MaestroProject; Get-MaestroProject", link).NoErrors().Of<ProjectLink>().Last());
    }

    [Fact]
    public void AMissionsMilestonesAreTheDerivedOnes()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        Mission mission = engine.Run("Get-MaestroMission").Single<Mission>();
        Assert.Equal(engine.Run("Get-MaestroMilestone").Of<Milestone>(), mission.Milestones);
        Assert.All(mission.Milestones, static milestone => Assert.NotEqual(0, milestone.Progress.FeaturesTotal));
    }

    [Fact]
    public void EveryColumnCanBeAskedFor()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        Dictionary<string, string[]> labels = Columns();
        foreach (PSObject item in Sources.SelectMany(source => engine.Run(source).Output))
        {
            string type = item.BaseObject.GetType().FullName!;
            foreach (string label in labels.GetValueOrDefault(type, []))
            {
                engine.Set("item", item);
                Assert.True(engine.Run("[bool] $item.psobject.Members[$args[0]]", label).Single<bool>(), $"{type} has no {label}");
            }
        }
    }

    private static Dictionary<string, string[]> Columns() => Directory.EnumerateFiles(RepositoryRoot.In("src", "Formats"), "*.Format.ps1xml")
        .SelectMany(static path => System.Xml.Linq.XDocument.Load(path).Descendants("View"))
        .Where(static view => view.Element("TableControl") is not null)
        .GroupBy(static view => view.Descendants("TypeName").First().Value)
        .ToDictionary(static group => group.Key, static group => group.SelectMany(static view => view.Descendants("TableColumnHeader")).Select(static header => header.Element("Label")!.Value).ToArray());
}
