using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Link this project to other projects, to see which of them a change affects.</summary>
/// <remarks>
/// Links are kept in the user's own folder, ~/.maestro/graph/projects.json, and seen from both projects. A project is known by its path, so two
/// folders of one name are two projects. A link of the same relation with the same project is replaced.
/// </remarks>
/// <example>
/// <code>Connect-MaestroProject ../web -Relation exposes -Via src/api/**</code>
/// <para>The project in <c>../web</c> uses the files that this one exposes in <c>src/api</c>.</para>
/// </example>
/// <example>
/// <code>Connect-MaestroProject billing-service -Relation consumes</code>
/// <para>This project uses a project that is not on this machine.</para>
/// </example>
/// <example>
/// <code>Get-Item ../shop, ../admin | Connect-MaestroProject -Relation shares-types -Via 'types/*.ts'</code>
/// <para>This command links two projects that share types.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "MaestroProject", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectLink))]
public sealed class ConnectProjectCommand : ChangeCommand
{
    /// <summary>Specifies the other projects: a folder, or the name of a project that is already linked or is not on this machine.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    [ValidateNotNullOrEmpty]
    [ProjectLinkTarget]
    public string[] Target { get; set; } = [];

    /// <summary>Specifies the relation. <c>consumes</c>: this project uses something from the other. <c>exposes</c>: this project provides something
    /// that the other uses. <c>shares-types</c>: both projects use the same types.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("consumes", "exposes", "shares-types")]
    public string Relation { get; set; } = "";

    /// <summary>Specifies what connects the projects: comma-separated paths or globs in this project, or a description. With paths, an impact can be
    /// reported as certain.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Via { get; set; }

    private protected override void Process() => ForEach(Target, Connect);

    private void Connect(string given)
    {
        ProjectService projects = Workspace.Projects;
        string relation = Relation.ToLowerInvariant();
        string? via = InvisibleCharacters.IsBlank(Via) ? null : Via;
        string target = ProjectTarget.From(given, SessionState, projects.Graph(), mustExist: true);
        MakePlanned(_ => projects.DecideConnect(target, relation, via), null, WriteObject);
    }
}
