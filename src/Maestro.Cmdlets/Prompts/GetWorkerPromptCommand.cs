using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get stored worker prompts.</summary>
/// <remarks>
/// A prompt shows how things stood when it was made; New-MaestroWorkerPrompt makes a new one. A feature named by its id that has no prompt is an error,
/// one that a wildcard picks is passed over.
/// </remarks>
/// <example>
/// <code>Get-MaestroWorkerPrompt</code>
/// <para>This command returns the prompts of all features of the open missions, with their age and size.</para>
/// </example>
/// <example>
/// <code>Get-MaestroWorkerPrompt auth-impl -Raw | Set-Clipboard</code>
/// <para>This command returns only the complete text, to paste into an agent's terminal.</para>
/// </example>
/// <example>
/// <code>Get-MaestroFeature -Status in-progress | Get-MaestroWorkerPrompt | Select-Object FeatureId, GeneratedAt, WrittenTo</code>
/// <para>This command shows when the prompts of the features in progress were created and where they are stored.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroWorkerPrompt")]
[OutputType(typeof(WorkerPrompt), typeof(string))]
public sealed class GetWorkerPromptCommand : MissionFilterCommand
{
    /// <summary>Specifies the features, by id, unambiguous prefix, or wildcard pattern. Default: all features that have a prompt.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[]? FeatureId { get; set; }

    /// <summary>Indicates that the cmdlet returns only the text.</summary>
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
