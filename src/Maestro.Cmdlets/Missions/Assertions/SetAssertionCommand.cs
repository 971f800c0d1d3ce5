using System.Management.Automation;
using System.Text;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Commands;

/// <summary>Record the result of an assertion with its evidence.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed partial class SetAssertionCommand : ChangeCommand
{
    private TreeState? _tree;

    /// <summary>Specifies the assertions, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[] AssertionId { get; set; } = [];

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the assertion.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the result: <c>passed</c>, <c>failed</c>, <c>blocked</c>, <c>waived</c>, or <c>pending</c> to reopen the assertion. To record
    /// <c>passed</c>, also specify the evidence; to take it back, the reason.</summary>
    [Parameter]
    [Words("pending", "passed", "failed", "blocked", "waived")]
    [ArgumentCompleter(typeof(AssertionStepCompleter))]
    public string? Result { get; set; }

    /// <summary>Specifies the command line that shows whether the assertion holds, for <c>Invoke-MaestroAssertion</c>. An empty string removes it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Check { get; set; }

    /// <summary>Specifies the evidence for the result: what was seen, a link, or the output of a command. Text of any length is kept. Default: the existing
    /// evidence.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Evidence { get; set; }

    /// <summary>Specifies a file whose text is the evidence, such as a log.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EvidencePath { get; set; }

    /// <summary>Specifies why the result is set. Required with <c>-Result waived</c>, with -Force, and to change the result of an assertion that is
    /// passed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Indicates that the evidence replaces what a command showed, or a proof that can't be read. The result of the command is kept with the
    /// new proof. Requires -Reason.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the updated assertion. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(AssertionId, SetResult);

    private void SetResult(string assertionId)
    {
        if (Description is not null)
        {
            ChangePlan(assertionId);
            if (Result is null && Check is null)
            {
                return;
            }
        }

        // What somebody says holds is said of the files as they are now; they are read before the lock is taken.
        TreeState? tree = Result == AssertionResult.Passed ? _tree ??= Workspace.Checks.Tree(UserFolder, Cancellation) : null;
        var update = new AssertionUpdate(assertionId, MissionId, Result, GivenEvidence(), Reason) { Author = Author, Tree = tree, Check = Check, Force = Force };
        Make(feedback => Workspace.Assertions.Decide(update, feedback), Show);
    }

    private string? GivenEvidence()
    {
        if (EvidencePath is null)
        {
            return Evidence;
        }

        if (Evidence is not null)
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "-Evidence and -EvidencePath can't be used together.", "Use one of them.", EvidencePath);
        }

        return Encoding.UTF8.GetString(UserFile.Read(ResolvePath(EvidencePath), EvidencePath)).TrimStart('\uFEFF').TrimEnd();
    }

    private void Show(AssertionChange done)
    {
        if (PassThru)
        {
            WriteObject(done.After);
        }
    }
}
