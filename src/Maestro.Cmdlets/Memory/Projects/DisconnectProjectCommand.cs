using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Remove links to other projects.</summary>
/// <remarks>Only the project that made a link can take it away. Projects that nothing links any more are forgotten.</remarks>
/// <example>
/// <code>Disconnect-MaestroProject web</code>
/// <para>This command removes every link to the project <c>web</c>.</para>
/// </example>
/// <example>
/// <code>Disconnect-MaestroProject ../web -Relation exposes</code>
/// <para>This command removes only the link with the given relation.</para>
/// </example>
/// <example>
/// <code>Get-MaestroProject | Where-Object Relation -eq consumes | Disconnect-MaestroProject -WhatIf</code>
/// <para>This command shows which links would be removed.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "MaestroProject", SupportsShouldProcess = true, DefaultParameterSetName = "Target")]
[OutputType(typeof(ProjectLink))]
public sealed class DisconnectProjectCommand : ChangeCommand
{
    /// <summary>Specifies the other projects, by folder or name.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Target")]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Target { get; set; } = [];

    /// <summary>Specifies the relation of the links to remove. Default: all relations.</summary>
    [Parameter(ParameterSetName = "Target")]
    [ValidateSet("consumes", "exposes", "shares-types")]
    public string? Relation { get; set; }

    /// <summary>Specifies links, as returned by Get-MaestroProject.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "InputObject")]
    [ValidateNotNull]
    public ProjectLink? InputObject { get; set; }

    /// <summary>Returns the removed links. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        if (InputObject is not { } link)
        {
            string? relation = Relation?.ToLowerInvariant();
            ForEach(Target, given => Disconnect(ProjectTarget.From(given, SessionState, Workspace.Projects.Graph(), mustExist: false), relation));
        }
        else if ((link.Path ?? link.Name) is not { } target)
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "The link names no project.", "Get-MaestroProject", link);
        }
        else if (link.Direction == ProjectLinkDirection.Incoming)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The project '{Display.Short(link.Name)}' created this link, so it can only be removed there.",
                "Run Disconnect-MaestroProject in the other project.",
                link);
        }
        else
        {
            Disconnect(target, link.Relation);
        }
    }

    private void Disconnect(string target, string? relation) => MakePlanned(_ => Workspace.Projects.DecideDisconnect(target, relation), null, Show);

    private void Show(IReadOnlyList<ProjectLink> removed)
    {
        if (PassThru)
        {
            WriteEach(removed);
        }
    }
}
