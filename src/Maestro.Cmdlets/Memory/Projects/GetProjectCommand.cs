using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get linked projects, or those that a change affects.</summary>
/// <remarks>
/// Links that this project made come first, then those that others made. With -Impact each linked project that feels a change in the files is
/// returned: for certain when the link names paths and a file is among them, else perhaps.
/// </remarks>
/// <example>
/// <code>Get-MaestroProject</code>
/// <para>This command returns every link, outgoing links first.</para>
/// </example>
/// <example>
/// <code>Get-MaestroProject -Impact src/api/orders.ts</code>
/// <para>This command returns the projects that a change to this file may break.</para>
/// </example>
/// <example>
/// <code>git diff --name-only main | Get-MaestroProject | Where-Object IsCertain</code>
/// <para>This command returns the projects that the changes on the current branch affect for certain.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroProject", DefaultParameterSetName = "Link")]
[OutputType(typeof(ProjectLink), ParameterSetName = ["Link"])]
[OutputType(typeof(ProjectImpact), ParameterSetName = ["Impact"])]
public sealed class GetProjectCommand : WorkspaceCommand
{
    private readonly List<string> _changed = [];

    /// <summary>Specifies the names of linked projects. Wildcards are permitted. Default: all linked projects.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Specifies changed files: paths relative to the current location or to the repository root, or absolute paths. The files need not
    /// exist.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Impact")]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[] Impact { get; set; } = [];

    private protected override void Process() =>
        _changed.AddRange(Impact.Select(path => RepositoryPath.From(path, SessionState, Workspace.ProjectFolder)));

    private protected override void End()
    {
        if (ParameterSetName == "Impact")
        {
            WriteEach(Workspace.Projects.Impacts(IdFilters.From(Name), _changed, Feedback));
        }
        else
        {
            WriteEach(Workspace.Projects.Get(IdFilters.From(Name), Feedback));
        }
    }
}
