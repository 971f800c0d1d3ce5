using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>The base of cmdlets that return parts of missions.</summary>
public abstract class MissionFilterCommand : WorkspaceCommand
{
    private protected MissionFilterCommand()
    {
    }

    /// <summary>Specifies the missions, by id, prefix, or wildcard pattern. Default: all unfinished missions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }
}
