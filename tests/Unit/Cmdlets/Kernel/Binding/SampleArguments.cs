using System.Collections;
using System.Management.Automation;

namespace Maestro.Tests.Cmdlets;

/// <summary>What to call a cmdlet with, so that one parameter of it can be tried.</summary>
internal static class SampleArguments
{
    /// <summary>The engine's own parameters.</summary>
    public static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    /// <summary>Values that let a command come as far as the parameter in question.</summary>
    public static Hashtable Of(string command, CommandParameterSetInfo set, CommandParameterInfo tried)
    {
        var arguments = new Hashtable();
        foreach (CommandParameterInfo parameter in set.Parameters.Where(parameter => parameter.IsMandatory && parameter.Name != tried.Name))
        {
            arguments[parameter.Name] = parameter.Name switch
            {
                "FeatureId" => "auth-impl",
                "AssertionId" => "login-works",
                "MilestoneId" => "plan",
                "Key" => "strict",
                "Value" => "true",
                "Result" => "failed",
                "Relation" => "exposes",
                "Path" => "plan.json",
                _ when parameter.ParameterType == typeof(SwitchParameter) => SwitchParameter.Present,
                _ => "a",
            };
        }

        if (set.Parameters.Any(static parameter => parameter.Name == "Confirm"))
        {
            arguments["Confirm"] = false;
        }

        if (command == "Watch-MaestroWorkspace" && tried.Name != "TimeoutSeconds")
        {
            arguments["TimeoutSeconds"] = 0;
        }
        else if (command == "Watch-MaestroWorkspace")
        {
            arguments["First"] = 1;
            arguments["MissionId"] = "gone";
        }

        if (command == "New-MaestroHandoff")
        {
            foreach ((string name, object value) in new (string, object)[] { ("Mode", "execute"), ("SessionCore", "core"), ("Summary", "Short"), ("NextAction", "do_next"), ("Artifact", "a_b"), ("ReadMore", "a_b"), ("ConfidenceWork", 0.9) })
            {
                if (tried.Name != name)
                {
                    arguments[name] = value;
                }
            }
        }

        return arguments;
    }
}
