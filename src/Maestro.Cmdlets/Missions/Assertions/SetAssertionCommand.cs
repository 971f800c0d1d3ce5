using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Records the result of an assertion, with the evidence for it.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed class SetAssertionCommand : WorkspaceCommand
{
    /// <summary>The assertions, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    public string[] AssertionId { get; set; } = [];

    /// <summary>The mission. Without it the only mission that is not finished and has the assertion.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>passed, failed, blocked, waived, or pending to judge a failed or blocked one again.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("pending", "passed", "failed", "blocked", "waived")]
    public string Result { get; set; } = "";

    /// <summary>What proves the result: a command, a link, a sentence. Without it the evidence there is stays.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Evidence { get; set; }

    /// <summary>Why the assertion is waived; needed for -Result waived.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Emit the changed assertion.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(AssertionId, SetResult);

    private void SetResult(string assertionId)
    {
        var update = new AssertionUpdate(assertionId, MissionId, Result, Evidence, Reason);
        AssertionChange planned = Workspace.Assertions.Decide(update, Feedback);
        if (ShouldProcess($"{planned.Before.AssertionId} of {planned.MissionId}", $"Set result to {Result}"))
        {
            AssertionUpdate found = update with { AssertionId = planned.Before.AssertionId, MissionId = planned.MissionId };
            AssertionChange done = Workspace.Assertions.Apply(found, Feedback, Cancellation);
            if (PassThru)
            {
                WriteObject(done.After);
            }
        }
    }
}
