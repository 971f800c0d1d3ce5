using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get learnings, newest first.</summary>
/// <remarks>A file that can't be read is an error of its own; the other learnings are still returned.</remarks>
/// <example>
/// <code>Get-MaestroLearning -First 5</code>
/// <para>This command returns the five newest learnings.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning -Since (Get-Date).AddDays(-7)</code>
/// <para>This command returns the learnings of the last seven days.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning -Since (Get-MaestroGuidance).CompiledAt</code>
/// <para>This command returns the learnings added since the guidance was built.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroLearning")]
[OutputType(typeof(Learning))]
public sealed class GetLearningCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all learnings.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LearningIdCompleter))]
    [PlainText]
    public string[]? LearningId { get; set; }

    /// <summary>Specifies the maximum number of items to return, starting with the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Specifies the earliest time: a date, a date and time, or how long ago, such as <c>30m</c>, <c>2h</c> or <c>3d</c>. A time without
    /// an offset is local. If only the day of a learning is known, the start of that day (UTC) counts.</summary>
    [Parameter]
    [PastTime]
    public DateTimeOffset? Since { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Learnings.Get(IdFilters.From(LearningId), Since, Feedback).Take(First ?? int.MaxValue));
}
