using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Searches memory: the corrections that a task needs, or everything in which words occur.</summary>
/// <remarks>
/// With -Task or -Path the corrections are scored: 0.7 times the part of their keywords that match the task, and 0.3 when a glob matches a file.
/// Those with 0.3 or more are returned, at most ten, best first; hard ones always, beyond the ten. With -Query corrections, learnings and notes are
/// returned in which every word of the query occurs, whatever the case and accents. Each hit has its score and the reasons for it.
/// </remarks>
/// <example>
/// <code>Search-MaestroMemory -Task 'Add a login form' -Path src/auth/login.ts</code>
/// <para>The corrections that whoever does this task should know.</para>
/// </example>
/// <example>
/// <code>git diff --name-only | Search-MaestroMemory</code>
/// <para>The corrections that concern the files changed just now.</para>
/// </example>
/// <example>
/// <code>Search-MaestroMemory -Query database</code>
/// <para>Every correction, learning and note that speaks of a database.</para>
/// </example>
[Cmdlet(VerbsCommon.Search, "MaestroMemory", DefaultParameterSetName = "Path")]
[OutputType(typeof(MemoryHit))]
public sealed class SearchMemoryCommand : WorkspaceCommand
{
    private readonly List<string> _paths = [];

    /// <summary>What is to be done, in words.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Task")]
    [ValidateNotNullOrEmpty]
    public string? Task { get; set; }

    /// <summary>The files the task touches: from the current location, from the repository's root, or absolute. They need not exist.</summary>
    [Parameter(ParameterSetName = "Task", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Words, all of which must occur.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Query")]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    private protected override void Process() =>
        _paths.AddRange(Path.Select(path => RepositoryPath.From(path, SessionState, Workspace.ProjectFolder)));

    private protected override void End() => WriteEach(Query is null
        ? Workspace.Memory.Recall(Task, _paths, Feedback)
        : Workspace.Memory.Search(Query, Feedback));
}
