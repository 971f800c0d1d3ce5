using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>The base of cmdlets that change what an agent's session holds.</summary>
public abstract class AgentChangeCommand : ChangeCommand
{
    private protected AgentChangeCommand()
    {
    }

    /// <summary>Specifies the agent that makes the change. Default: the agent that runs the command; otherwise the person.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Agent { get; set; }

    /// <summary>Specifies the session that makes the change. Default: the session of the agent that runs the command, if it is known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }
}
