using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Convert the replies of workers of an older program to reports.</summary>
/// <remarks>
/// Reads the replies in <c>.maestro/replies</c> that were not dealt with, stores each as the report of its feature, and marks it as dealt with, as the older program
/// does. A warning says which outcome the reply claims; the status of the feature stays as it is.
/// </remarks>
/// <example>
/// See which replies would be imported
/// <code>Import-MaestroReply -WhatIf</code>
/// <para>This command shows the feature of each reply, and the outcome that it claims.</para>
/// </example>
/// <example>
/// Import the replies
/// <code>Import-MaestroReply</code>
/// <para>This command stores the reports and returns the features.</para>
/// </example>
/// <example>
/// Replace reports
/// <code>Import-MaestroReply -Force -Confirm:$false</code>
/// <para>This command also imports replies about features that have a report.</para>
/// </example>
[Cmdlet(VerbsData.Import, "MaestroReply", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed class ImportReplyCommand : ChangeCommand
{
    /// <summary>Indicates that the cmdlet replaces reports that features have. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => ForEach(
        ReplyService.Waiting(Workspace.Store),
        reply => Make(_ => Workspace.Replies.Decide(reply.MissionId, reply.FeatureId, Force), WriteObject));
}
