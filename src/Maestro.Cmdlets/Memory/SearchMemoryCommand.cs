using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Search memory for the corrections relevant to a task, or for words.</summary>
/// <remarks>
/// With -Task or -Path the corrections are scored: 0.7 times the part of their keywords that match the task, and 0.3 when a glob matches a file.
/// Those with 0.3 or more are returned, at most ten, best first; hard ones always, beyond the ten. With -Query corrections, learnings and notes are
/// returned in which every word of the query occurs, whatever the case and accents. Each hit has its score and the reasons for it.
/// </remarks>
/// <example>
/// <code>Search-MaestroMemory -Task 'Add a login form' -Path src/auth/login.ts</code>
/// <para>This command returns the corrections that are relevant to the task.</para>
/// </example>
/// <example>
/// <code>git diff --name-only | Search-MaestroMemory</code>
/// <para>This command returns the corrections that are relevant to the files changed in git.</para>
/// </example>
/// <example>
/// <code>Search-MaestroMemory -Query database</code>
/// <para>This command returns every correction, learning and note that mentions a database.</para>
/// </example>
[Cmdlet(VerbsCommon.Search, "MaestroMemory", DefaultParameterSetName = "Path")]
[OutputType(typeof(MemoryHit))]
public sealed class SearchMemoryCommand : WorkspaceCommand
{
    private readonly List<string> _paths = [];

    /// <summary>Specifies the task, in words.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Task")]
    [ValidateNotNullOrEmpty]
    public string? Task { get; set; }

    /// <summary>Specifies the files the task touches: paths relative to the current location or to the repository root, or absolute paths. The files
    /// need not exist.</summary>
    [Parameter(ParameterSetName = "Task", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies words, all of which must occur.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Query")]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    private protected override void Process() =>
        _paths.AddRange(Path.Select(path => RepositoryPath.From(path, SessionState, Workspace.ProjectFolder)));

    private protected override void End() => WriteEach(Query is null
        ? Workspace.Memory.Recall(Task, _paths, Feedback)
        : Workspace.Memory.Search(Query, Feedback));
}
