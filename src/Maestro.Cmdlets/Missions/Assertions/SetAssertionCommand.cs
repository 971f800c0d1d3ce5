using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Record the result of an assertion with its evidence.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed class SetAssertionCommand : ChangeCommand
{
    /// <summary>Specifies the assertions, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[] AssertionId { get; set; } = [];

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the assertion.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the result: <c>passed</c>, <c>failed</c>, <c>blocked</c>, <c>waived</c>, or <c>pending</c> to reopen a failed or blocked
    /// assertion.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("pending", "passed", "failed", "blocked", "waived")]
    public string Result { get; set; } = "";

    /// <summary>Specifies the evidence for the result: a command, a link, or a sentence. Default: the existing evidence.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Evidence { get; set; }

    /// <summary>Specifies why the assertion is waived. Required with <c>-Result waived</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Returns the updated assertion. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(AssertionId, SetResult);

    private void SetResult(string assertionId)
    {
        var update = new AssertionUpdate(assertionId, MissionId, Result, Evidence, Reason);
        Make(feedback => Workspace.Assertions.Decide(update, feedback), Show);
    }

    private void Show(AssertionChange done)
    {
        if (PassThru)
        {
            WriteObject(done.After);
        }
    }
}
