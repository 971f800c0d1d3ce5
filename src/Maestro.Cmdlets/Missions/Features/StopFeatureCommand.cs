using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Release features that you work on before they are finished.</summary>
/// <remarks>
/// <para>The feature becomes pending again, so that any session can start it, or blocked with -Blocked. Your claim ends, and the reason is added to
/// the retry log of the feature, which the next worker prompt contains.</para>
/// <para>To submit finished work, use Set-MaestroFeature -Status review instead; that ends the claim as well. Only the holder can release a feature;
/// others need -Force.</para>
/// </remarks>
/// <example>
/// <code>Start-MaestroFeature auth-plan
/// Stop-MaestroFeature auth-plan -Reason 'needs a decision on sessions first'</code>
/// <para>The feature is pending again.</para>
/// </example>
/// <example>
/// <code>Start-MaestroFeature auth-plan
/// Stop-MaestroFeature auth-plan -Reason 'waits for the key of the test system' -Blocked -PassThru</code>
/// <para>The feature is blocked until someone sets it to pending.</para>
/// </example>
/// <example>
/// <code>Start-MaestroFeature auth-plan
/// Stop-MaestroFeature auth-plan -Question 'May sessions last longer than a day?'
/// Set-MaestroFeature auth-plan -Answer 'No, a day at most.'</code>
/// <para>The feature waits for a person, and is pending once the question is answered.</para>
/// </example>
/// <example>
/// <code>Get-MaestroFeature -Status in-progress | Where-Object Holder -eq codex | Stop-MaestroFeature -Reason 'session ended' -Force -WhatIf</code>
/// <para>This command shows which features of codex would be released.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "MaestroFeature", SupportsShouldProcess = true, DefaultParameterSetName = "Reason")]
[OutputType(typeof(Feature))]
public sealed class StopFeatureCommand : AgentChangeCommand
{
    /// <summary>Specifies the features, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[] FeatureId { get; set; } = [];

    /// <summary>Specifies why the feature is released. The reason is added to its retry log. Default, with -Question: the question.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Reason")]
    [Parameter(ParameterSetName = "Question")]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Specifies a question for a person. The feature is blocked until it is answered with Set-MaestroFeature -Answer; then it is pending,
    /// and the next worker prompt contains the answer.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Question")]
    [ValidateNotNullOrEmpty]
    public string? Question { get; set; }

    /// <summary>Indicates that the feature becomes blocked instead of pending.</summary>
    [Parameter(ParameterSetName = "Reason")]
    public SwitchParameter Blocked { get; set; }

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the feature.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Indicates that the cmdlet also releases a feature that another session holds.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the released feature. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(FeatureId, Release);

    private void Release(string featureId)
    {
        var stop = new FeatureUpdate(featureId, MissionId)
        {
            Status = Blocked || Question is not null ? FeatureStatus.Blocked : FeatureStatus.Pending,
            Reason = Reason ?? Question,
            Question = Question,
            Author = WorkerFor(Agent, SessionId),
            Force = Force,
        };
        Make(feedback => Workspace.Starts.DecideStop(stop, feedback), Show);
    }

    private void Show(FeatureChange done)
    {
        if (PassThru)
        {
            WriteObject(Workspace.Features.Shown(done.After, Feedback));
        }
    }
}
