using System.Management.Automation;
using System.Reflection;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>The mission of <c>$env:MAESTRO_MISSION</c>: the one that is meant where none is specified.</summary>
internal static class DefaultMission
{
    private const string Variable = "MAESTRO_MISSION";
    private const string Parameter = "MissionId";

    // Missions themselves, and what exists without a mission too: to these -MissionId is a filter.
    private static readonly HashSet<string> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        "Get-MaestroMission", "Get-MaestroHandoff", "Receive-MaestroHandoff", "Get-MaestroHistory", "Watch-MaestroWorkspace",
    };

    /// <summary>The id in the variable, or null.</summary>
    public static string? Id => Environment.GetEnvironmentVariable(Variable) is { } value && !InvisibleCharacters.IsBlank(value) ? value.Trim() : null;

    /// <summary>Binds the mission to a cmdlet that takes one and was given none.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="workspace">The workspace, which is only asked for when it is needed.</param>
    /// <exception cref="MaestroException">MissionNotFound, IdInvalid, IdAmbiguous, and those of finding the workspace.</exception>
    public static void Bind(PSCmdlet command, Func<Workspace> workspace)
    {
        if (Id is null || command.MyInvocation.BoundParameters.ContainsKey(Parameter) || Filters.Contains(command.MyInvocation.MyCommand.Name) ||
            command.GetType().GetProperty(Parameter) is not { } property)
        {
            return;
        }

        if (Find(workspace(), out MaestroException? problem) is not { } mission)
        {
            throw problem!;
        }

        property.SetValue(command, property.PropertyType.IsArray ? new[] { mission } : mission);
    }

    /// <summary>The whole id of the mission in the variable; null when there is none, or something is wrong with it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="problem">What is wrong with it, or null.</param>
    public static string? Find(Workspace workspace, out MaestroException? problem)
    {
        problem = null;
        if (Id is not { } id)
        {
            return null;
        }

        try
        {
            return workspace.Missions.Named(id).MissionId;
        }
        catch (MaestroException wrong)
        {
            problem = new MaestroException(
                wrong.Code, $"{wrong.Message} {Variable} specifies it.", $"Unset {Variable}, or specify -MissionId. Get-MaestroMission * lists all missions.", id);
            return null;
        }
    }
}
