using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Prompts;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Create a prompt with everything a worker needs to know about a feature.</summary>
/// <remarks>
/// The prompt holds why and what, what the feature builds on, who else is at work, what is to be proven, why it came back, what earlier sessions
/// reported and handed off, the corrections, learnings and notes that concern it, the rules, and the exact commands to report and hand off with. Parts
/// that are empty are absent. It is stored beside the feature, where Get-MaestroWorkerPrompt finds it. Text that others wrote stands byte for byte
/// between two lines that occur in none of it, so that it can't pose as the prompt; characters in it that can't be seen are named.
/// The worker's instructions are those of .maestro/skills/TYPE/SKILL.md, TYPE being the feature's worker type; without such a file the built-in ones
/// for codex, claude-code, gemini and droid. What every worker reads can be replaced likewise, by .maestro/skills/worker-base/SKILL.md.
/// </remarks>
/// <example>
/// <code>New-MaestroWorkerPrompt auth-impl</code>
/// <para>This command returns the prompt as one text.</para>
/// </example>
/// <example>
/// <code>New-MaestroWorkerPrompt auth-impl -OutFile worker-prompt.md</code>
/// <para>This command also writes the prompt to a file in the current location, and returns no output.</para>
/// </example>
/// <example>
/// <code>Get-MaestroFeature -Ready | New-MaestroWorkerPrompt -Budget 4000 -PassThru | Select-Object FeatureId, EstimatedTokens, LeftOut</code>
/// <para>This command creates a prompt of at most about 4,000 tokens for each feature that can be started, and shows what had to be omitted.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MaestroWorkerPrompt", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(WorkerPrompt))]
public sealed class NewWorkerPromptCommand : ChangeCommand
{
    private bool _isWritten;

    /// <summary>Specifies the features, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[] FeatureId { get; set; } = [];

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the feature.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies a file to write the prompt to, instead of returning the text. An existing file is overwritten. Only for a single
    /// feature.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Indicates that the cmdlet also starts the feature for the session that runs the command, in the same step: it becomes in-progress and is
    /// held, as with Start-MaestroFeature. If another session holds it, no prompt is created.</summary>
    [Parameter]
    public SwitchParameter Claim { get; set; }

    /// <summary>Specifies where the worker types its commands: <c>pwsh</c> for PowerShell with the Maestro module, <c>shell</c> for bash and other
    /// shells, through <c>maestro</c>, <c>mcp</c> for the tools of <c>maestro mcp</c>. Default: where this command runs.</summary>
    [Parameter]
    [ValidateSet("pwsh", "shell", "mcp")]
    public string? For { get; set; }

    /// <summary>Specifies the maximum number of tokens, estimated as a quarter of the number of UTF-8 bytes. The least important parts are omitted
    /// first; the prompt and a warning name them. The task, what is to be proven, hard corrections and the commands are always included.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Budget { get; set; }

    /// <summary>Returns an object with the prompt and its details instead of the text.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private CommandForm Form => CommandForms.Of(For, Host);

    private protected override void Process() => ForEach(FeatureId, MakeOf);

    private void MakeOf(string featureId)
    {
        var request = new WorkerPromptRequest(featureId, MissionId, Budget, Form) { Claim = Claim ? WorkerFor(null, null) : null };
        MakePlanned(
            feedback =>
            {
                Change<WorkerPrompt> planned = Workspace.Prompts.Decide(request, feedback, Cancellation);
                RequireOwnFile(planned.Result);
                return planned with { Warnings = [.. planned.Warnings, .. BudgetWarnings(planned.Result)] };
            },
            planned => Publish(planned, request),
            Show);
    }

    // What can't be written where it is wanted is not stored either.
    private Change<WorkerPrompt> Publish(Change<WorkerPrompt> planned, WorkerPromptRequest request)
    {
        // What was wrong was reported when the prompt was made.
        Change<WorkerPrompt> again = Workspace.Prompts.DecideAgain(planned, request, NoFeedback.Instance);
        if (OutFile is null)
        {
            return again;
        }

        string path = ResolvePath(OutFile);
        return again with
        {
            Outside = [UserFile.Text(path, OutFile, again.Result.Text)],
            Result = again.Result with { WrittenTo = [path, .. again.Result.WrittenTo] },
        };
    }

    private void Show(WorkerPrompt prompt)
    {
        if (PassThru)
        {
            WriteObject(prompt);
        }
        else if (OutFile is null)
        {
            WriteObject(PromptText.Of(prompt.Text, Host));
        }
    }

    private void RequireOwnFile(WorkerPrompt prompt)
    {
        if (OutFile is not null && _isWritten)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The prompt of '{prompt.FeatureId}' would overwrite another one in '{OutFile}'.",
                "Use -OutFile with a single feature; Get-MaestroWorkerPrompt returns the prompts of all of them.",
                prompt.FeatureId);
        }

        _isWritten = true;
    }

    private IEnumerable<string> BudgetWarnings(WorkerPrompt prompt)
    {
        if (prompt.LeftOut.Count > 0)
        {
            yield return $"To stay within {Budget} tokens, the prompt of {prompt.FeatureId} omits: {Display.List(prompt.LeftOut)}.";
        }

        if (prompt.IsOverBudget)
        {
            yield return $"The prompt of {prompt.FeatureId} has about {prompt.EstimatedTokens} tokens, more than {Budget}: only what can't be omitted remains.";
        }
    }
}
