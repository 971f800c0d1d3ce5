using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Remove learnings.</summary>
/// <remarks>The guidance keeps what was compiled from them until it is built again. Undo-MaestroChange brings a learning back.</remarks>
/// <example>
/// <code>Get-MaestroLearning | Where-Object Content -like '*old build server*' | Remove-MaestroLearning</code>
/// <para>This command removes the learnings that mention the old build server.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning | Where-Object Branch -eq spike | Remove-MaestroLearning -WhatIf</code>
/// <para>This command shows which learnings of a branch would be removed.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning -First 1 | Remove-MaestroLearning -PassThru | Add-MaestroNote</code>
/// <para>This command turns the newest learning into a note.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroLearning", SupportsShouldProcess = true)]
[OutputType(typeof(Learning))]
public sealed class RemoveLearningCommand : ChangeCommand
{
    /// <summary>Specifies the learnings, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LearningIdCompleter))]
    [PlainText]
    public string[] LearningId { get; set; } = [];

    /// <summary>Returns the removed learning. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(LearningId, Remove);

    private void Remove(string learningId) => Make(_ => Workspace.Learnings.DecideRemove(learningId), PassThru);
}
