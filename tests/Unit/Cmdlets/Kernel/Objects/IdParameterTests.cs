using System.Management.Automation;
using System.Reflection;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every parameter that takes an id of ours binds the property of that name, and the first one takes text from the pipeline.</summary>
public sealed class IdParameterTests
{
    // What New-MaestroHandoff is piped is the content; of Receive-MaestroHandoff, mission and feature choose where no handoff is named.
    // What is added has an id of its own, and where a feature is to belong is a value, not the feature that is changed.
    private static readonly string[] Exempt =
    [
        "New-MaestroHandoff", "Receive-MaestroHandoff.MissionId", "Receive-MaestroHandoff.FeatureId",
        "Add-MaestroMilestone.MilestoneId", "Add-MaestroFeature.FeatureId", "Add-MaestroAssertion.AssertionId", "Set-MaestroFeature.ParentId", "Set-MaestroFeature.MilestoneId",
    ];

    public static TheoryData<string, string> Parameters
    {
        get
        {
            HashSet<string> ids = [.. OutputTypes.Declared.SelectMany(OutputTypes.Properties).Select(static property => property.Name).Where(static name => name.EndsWith("Id", StringComparison.Ordinal))];
            ids.Remove("SessionId");
            var data = new TheoryData<string, string>();
            foreach (Type command in OutputTypes.Commands)
            {
                foreach (PropertyInfo parameter in command.GetProperties().Where(property => ids.Contains(property.Name) && property.IsDefined(typeof(ParameterAttribute))))
                {
                    string name = OutputTypes.NameOf(command);
                    if (!Exempt.Contains(name) && !Exempt.Contains($"{name}.{parameter.Name}"))
                    {
                        data.Add(name, parameter.Name);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void AnIdBindsFromThePipeline(string command, string parameter)
    {
        PropertyInfo property = OutputTypes.Commands.Single(type => OutputTypes.NameOf(type) == command).GetProperty(parameter)!;
        foreach (ParameterAttribute attribute in property.GetCustomAttributes<ParameterAttribute>())
        {
            Assert.True(attribute.ValueFromPipelineByPropertyName, $"{command} -{parameter} does not bind the property {parameter}.");
            if (attribute.Position == 0)
            {
                Assert.True(attribute.ValueFromPipeline, $"{command} -{parameter} takes no text from the pipeline.");
                Assert.Contains(property.GetCustomAttributes(), static other => other is ArgumentTransformationAttribute);
            }
        }
    }
}
