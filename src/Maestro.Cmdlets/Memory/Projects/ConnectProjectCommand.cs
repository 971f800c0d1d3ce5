using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Links this project with another one, so that a change here tells who feels it.</summary>
/// <remarks>
/// Links are kept in the user's own folder, ~/.maestro/graph/projects.json, and seen from both projects. A project is known by its path, so two
/// folders of one name are two projects. A link of the same relation with the same project is replaced.
/// </remarks>
/// <example>
/// <code>Connect-MaestroProject ../web -Relation exposes -Via src/api/**</code>
/// <para>The project in ../web uses what this one offers in src/api.</para>
/// </example>
/// <example>
/// <code>Connect-MaestroProject billing-service -Relation consumes</code>
/// <para>This project uses one that is not on this machine.</para>
/// </example>
/// <example>
/// <code>Get-Item ../shop, ../admin | Connect-MaestroProject -Relation shares-types -Via 'types/*.ts'</code>
/// <para>Links two projects that hold the same types.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "MaestroProject", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectLink))]
public sealed class ConnectProjectCommand : WorkspaceCommand
{
    /// <summary>The other projects: a folder, or the name of one that is linked already or not on this machine.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Target { get; set; } = [];

    /// <summary>consumes: this project uses what the other offers. exposes: it offers what the other uses. shares-types: both hold the same types.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateSet("consumes", "exposes", "shares-types")]
    public string Relation { get; set; } = "";

    /// <summary>What the link goes through: paths or globs in this project, with commas between, or words. With paths an impact can be told for certain.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Via { get; set; }

    private protected override void Process() => ForEach(Target, Connect);

    private void Connect(string given)
    {
        ProjectService projects = Workspace.Projects;
        string relation = Relation.ToLowerInvariant();
        string target = ProjectTarget.From(given, SessionState, projects.Graph(), mustExist: true);
        (ProjectLink planned, bool replaces) = projects.Decide(target, relation, Via);
        if (ShouldProcess(planned.Path ?? planned.Name, $"{(replaces ? "Replace" : "Make")} the link {relation}"))
        {
            WriteObject(projects.Connect(target, relation, Via, Cancellation));
        }
    }
}
