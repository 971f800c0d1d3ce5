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
    public static string? Id => Environment.GetEnvironmentVariable(Variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Binds the mission to a cmdlet that takes one and was given none.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="workspace">The workspace, which is only asked for when it is needed.</param>
    /// <exception cref="MaestroException">MissionNotFound, IdInvalid, IdAmbiguous, and those of finding the workspace.</exception>
    public static void Bind(PSCmdlet command, Func<Workspace> workspace)
    {
        if (Id is not { } id || command.MyInvocation.BoundParameters.ContainsKey(Parameter) || Filters.Contains(command.MyInvocation.MyCommand.Name) ||
            command.GetType().GetProperty(Parameter) is not { } property)
        {
            return;
        }

        if (!workspace().Missions.Picked(IdFilters.From([id]), new ThrowingFeedback()).Any())
        {
            throw new MaestroException(
                ErrorCode.MissionNotFound,
                $"There is no mission '{Display.Short(id)}', which {Variable} specifies.",
                $"Unset {Variable}, or specify -MissionId. Get-MaestroMission * lists all missions.",
                id);
        }

        property.SetValue(command, property.PropertyType.IsArray ? new[] { id } : id);
    }

    private sealed class ThrowingFeedback : IFeedback
    {
        public void Problem(MaestroException problem)
        {
            if (problem.Code != ErrorCode.MissionNotFound)
            {
                throw problem;
            }
        }

        public void Warn(string message)
        {
        }
    }
}
