using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Check the project's files against the ratchet rules.</summary>
/// <remarks>
/// Looks through the files that git tracks or would track, in the worktree the user is in; outside git through all but what tools made, such as
/// node_modules. Binary files, links, files over 50 MB and those that can't be read are counted and listed as skipped, with the reason. Each rule
/// gives one object; its first twenty violations are listed, all are counted.
/// What was found is kept for the next check, when every rule was checked: a rule that has passed before and fails now is a regression, one that
/// has failed ever since it was made has never passed. A rule that can't be checked, since its pattern takes too long for instance, has the
/// state error; the others are still checked.
/// </remarks>
/// <example>
/// <code>Test-MaestroRatchet</code>
/// <para>This command returns the result of each rule.</para>
/// </example>
/// <example>
/// <code>Test-MaestroRatchet -Assert -NoBaseline</code>
/// <para>The command fails with <c>CheckFailed</c> if a rule does not pass, and saves nothing.</para>
/// </example>
/// <example>
/// <code>(Test-MaestroRatchet | Where-Object State -eq regression).Violations</code>
/// <para>This command returns the locations of violations of rules that passed before.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroRatchet", SupportsShouldProcess = true)]
[OutputType(typeof(RatchetCheck), typeof(bool))]
public sealed class TestRatchetCommand : ChangeCommand, ICheckCommand
{
    private const string Activity = "Checking the ratchet";

    private readonly List<string> _ids = [];

    /// <summary>Specifies the rules to check, by id, unambiguous prefix, or wildcard pattern. The results are then not saved for the next check.
    /// Default: all rules.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RatchetIdCompleter))]
    [PlainText]
    public string[]? RatchetId { get; set; }

    /// <summary>Specifies how long matching one rule may take for all files together, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Indicates that the results are not saved for comparison with the next check.</summary>
    [Parameter]
    public SwitchParameter NoBaseline { get; set; }

    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a rule did not pass, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override void Process() => _ids.AddRange(RatchetId ?? []);

    private protected override void End()
    {
        // An empty pipeline asks for no rule, not for all.
        bool asked = _ids.Count > 0 || MyInvocation.ExpectingInput;
        IReadOnlyList<RatchetRule> rules = asked && _ids.Count == 0
            ? []
            : Workspace.Ratchet.Get(new RatchetQuery { Ratchets = IdFilters.From([.. _ids]) }, Feedback);
        RatchetRun run = Workspace.RatchetChecks.Check(rules, UserFolder, TimeSpan.FromSeconds(TimeoutSeconds), Show, Feedback, Cancellation);
        WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        Checks.AddRange(run.Results.Select(result => RatchetCheck.Of(result, AllowEmpty)));
        if (run.IsComplete && !NoBaseline)
        {
            Keep(run);
        }
    }

    // The checks hold whether or not they can be kept.
    private void Keep(RatchetRun run)
    {
        try
        {
            Make(_ => Workspace.RatchetChecks.DecideKeep(run), static _ => { });
        }
        catch (MaestroException problem) when (problem.Code is ErrorCode.WorkspaceNotWritable or ErrorCode.WorkspaceLocked or ErrorCode.StateFileDamaged)
        {
            WriteWarning($"The results were not saved for the next check: {problem.Message}");
        }
    }

    private void Show(RatchetProgress progress)
    {
        int percent = progress.FilesTotal == 0 ? 100 : (int)(100L * progress.FilesDone / progress.FilesTotal);
        WriteProgress(new ProgressRecord(0, Activity, $"{progress.FilesDone} of {Count.Of(progress.FilesTotal, "file")}") { PercentComplete = percent });
    }
}
