using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Gets the worker prompts that were made, as they were stored.</summary>
/// <remarks>
/// A prompt tells how things stood when it was made; New-MaestroWorkerPrompt makes a new one. A feature named by its id that has no prompt is an error,
/// one that a wildcard picks is passed over.
/// </remarks>
/// <example>
/// <code>Get-MaestroWorkerPrompt</code>
/// <para>The prompts of all features of open missions, with their age and size.</para>
/// </example>
/// <example>
/// <code>Get-MaestroWorkerPrompt auth-impl -Raw | Set-Clipboard</code>
/// <para>The text alone, whole, to be pasted into an agent's terminal.</para>
/// </example>
/// <example>
/// <code>Get-MaestroFeature -Status in-progress | Get-MaestroWorkerPrompt | Select-Object FeatureId, GeneratedAt, WrittenTo</code>
/// <para>When the prompts of the work under way were made, and where they are.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroWorkerPrompt")]
[OutputType(typeof(WorkerPrompt), typeof(string))]
public sealed class GetWorkerPromptCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every feature that has a prompt.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>The missions, by id, start of an id, or wildcard pattern. Without it every mission that is not finished.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Give the text alone.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void Process()
    {
        IEnumerable<WorkerPrompt> prompts = Workspace.Prompts.Get(
            new FeatureQuery { Features = IdFilters.From(FeatureId), Missions = IdFilters.From(MissionId) }, Feedback);
        if (Raw)
        {
            WriteEach(prompts.Select(static prompt => prompt.Text));
        }
        else
        {
            WriteEach(prompts);
        }
    }
}
