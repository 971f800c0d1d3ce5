using System.Management.Automation;
using System.Reflection;
using Maestro.Tests.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>An object that is piped into a Get- cmdlet narrows what it gives to what belongs to that object; its id as text does the same.</summary>
[Collection(ExampleRuns.Name)]
public sealed class NarrowingTests(ExampleWorkspace workspace)
{
    private static readonly string[] Sources =
    [
        "Get-MaestroMission", "Get-MaestroMilestone", "Get-MaestroFeature", "Get-MaestroAssertion", "Get-MaestroCheckpoint", "Get-MaestroHandoff", "Get-MaestroCorrection",
        "Get-MaestroRatchet", "Get-MaestroWorkerPrompt", "Test-MaestroMission", "Test-MaestroRatchet",
    ];

    [Fact]
    public void WhatComesOutBelongsToWhatWentIn()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        List<string> wrong = [];
        int pairs = 0;
        foreach (PSObject[] objects in Sources.Select(source => engine.Run(source).NoErrors().Output.ToArray()))
        {
            Assert.NotEmpty(objects);
            foreach (Type command in OutputTypes.Commands.Where(static type => OutputTypes.NameOf(type).StartsWith("Get-", StringComparison.Ordinal)))
            {
                string name = OutputTypes.NameOf(command);
                string[] shared = [.. Shared(command, objects[0].BaseObject.GetType())];
                if (shared.Length == 0 || name == "Get-MaestroSnapshot")
                {
                    continue;
                }

                pairs++;
                foreach (PSObject item in objects)
                {
                    HostedResult result = engine.RunWithInput($"$input | {name}", new[] { item });
                    wrong.AddRange(result.Errors.Where(static error => !error.FullyQualifiedErrorId.StartsWith("PromptNotFound", StringComparison.Ordinal)).Select(error => $"{item.BaseObject.GetType().Name} | {name}: {error}"));
                    wrong.AddRange(
                        from output in result.Output
                        from property in shared
                        let asked = item.Properties[property].Value
                        let given = output.Properties[property]?.Value ?? asked
                        where asked is not null && !asked.Equals(given)
                        select $"{item.BaseObject.GetType().Name} {asked} | {name}: {given}");
                }
            }
        }

        Assert.Empty(wrong.Distinct());
        Assert.True(pairs >= 30, $"{pairs} pairs");
    }

    [Fact]
    public void AMilestoneGivesItsOwnFeaturesAndAFeatureIsReadAgain()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        Milestone milestone = engine.Run("Get-MaestroMilestone").Of<Milestone>().First();
        Assert.Equal(milestone.FeatureIds, engine.Run("$args[0] | Get-MaestroFeature", milestone).NoErrors().Of<Feature>().Select(static feature => feature.FeatureId));
        Assert.Equal(
            engine.Run("Get-MaestroFeature").Of<Feature>().Select(static feature => feature.FeatureId),
            engine.Run("Get-MaestroFeature | Get-MaestroFeature").NoErrors().Of<Feature>().Select(static feature => feature.FeatureId));
        Assert.Equal(2, engine.Run("'auth-plan', 'auth-impl' | Get-MaestroFeature").NoErrors().Output.Count);
        Assert.Equal(2, engine.Run("Get-MaestroFeature auth-impl | Get-MaestroHandoff").NoErrors().Output.Count);
        Assert.Empty(engine.Run("Get-MaestroFeature auth-plan | Get-MaestroHandoff").NoErrors().Output);
        Assert.Equal(2, engine.Run("Get-MaestroMission | Get-MaestroHandoff").NoErrors().Output.Count);
    }

    [Fact]
    public void AMissionThatDoesNotExistIsReportedAndNotTakenForAnEmptyOne()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        Type[] narrowed = [.. OutputTypes.Commands.Where(static type => OutputTypes.NameOf(type).StartsWith("Get-", StringComparison.Ordinal) && type.GetProperty("MissionId") is not null)];
        Assert.True(narrowed.Length >= 8, $"{narrowed.Length} cmdlets");
        Assert.All(narrowed, type => engine.Run($"{OutputTypes.NameOf(type)} -MissionId 2020-01-01-001").Error("MissionNotFound"));
        engine.Run("Get-MaestroHistory -MissionId (Get-MaestroMission)[0].Id.Substring(0, 12)").Error("IdAmbiguous");
    }

    [Fact]
    public void AnObjectWithoutTheIdIsRefusedAndNotTakenForText()
    {
        workspace.Reset("Get-MaestroFeature");
        using HostedEngine engine = workspace.Open();
        HostedResult result = engine.Run("Get-MaestroMission | Set-MaestroFeature -Status in-progress");
        result.Error("InputObjectMissingMandatory");
        Assert.Empty(result.Output);
        Assert.Single(engine.Run("'auth-plan' | Set-MaestroFeature -Status in-progress -PassThru").NoErrors().Output);
    }

    // A session is who asks, not what is asked for.
    private static IEnumerable<string> Shared(Type command, Type given) => command.GetProperties()
        .Where(static property => property.IsDefined(typeof(ParameterAttribute)) && property.Name.EndsWith("Id", StringComparison.Ordinal) && property.Name != "SessionId")
        .Select(static property => property.Name)
        .Where(name => given.GetProperty(name) is not null);
}
