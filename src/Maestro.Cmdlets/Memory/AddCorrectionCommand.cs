using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Keeps a correction, so that every later worker it concerns is told.</summary>
/// <remarks>
/// A correction is recalled when a word of a task matches one of its keywords, or a file one of its globs; a hard one is told whatever the task.
/// A rule that is kept already, but for case, spacing, quotes and the closing full stop, is not written down twice: the correction that says it
/// gets the new keywords, globs, source and severity, and a warning names it.
/// </remarks>
/// <example>
/// <code>Add-MaestroCorrection 'Use bun, not npm' -Trigger npm, install -Source 'ran npm install and changed the lock file'</code>
/// <para>Tasks that speak of npm or of installing recall the rule; the source tells what went wrong.</para>
/// </example>
/// <example>
/// <code>Add-MaestroCorrection 'Hash passwords before they are stored' -Glob 'src/auth/**' -Severity hard</code>
/// <para>Every worker is told, and those who touch files below src/auth first of all.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -WorkspacePath ../shop -Severity hard | Add-MaestroCorrection</code>
/// <para>Takes the hard corrections of another workspace over, with all that recalls them.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroCorrection", SupportsShouldProcess = true, DefaultParameterSetName = "Rule")]
[OutputType(typeof(Correction))]
public sealed class AddCorrectionCommand : WorkspaceCommand
{
    /// <summary>What to do, or not to do, from now on.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Rule")]
    [AllowEmptyString]
    public string Rule { get; set; } = "";

    /// <summary>Keywords: the correction is recalled when a word of the task contains one, or is contained in one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    public string[] Trigger { get; set; } = [];

    /// <summary>Globs over repository-relative paths, such as src/**/*.ts: the correction is recalled when the task touches such a file.</summary>
    [Parameter]
    public string[] Glob { get; set; } = [];

    /// <summary>soft: told when the task matches. hard: always told. Without it what memory.corrections.severity_default says, soft as a rule.</summary>
    [Parameter]
    [ValidateSet("soft", "hard")]
    public string? Severity { get; set; }

    /// <summary>What went wrong. Without it the rule itself.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>A correction, of another workspace as a rule, to take over; the other parameters add to it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "InputObject")]
    [ValidateNotNull]
    public Correction? InputObject { get; set; }

    private CorrectionDraft Draft => InputObject is { } given
        ? new CorrectionDraft(
            given.Rule, [.. given.Trigger.Keywords, .. Trigger], [.. given.Trigger.FileGlobs, .. Glob], Source ?? given.Source, Severity?.ToLowerInvariant() ?? given.Severity)
        : new CorrectionDraft(Rule, Trigger, Glob, Source, Severity?.ToLowerInvariant());

    private protected override void Process()
    {
        CorrectionDraft draft = Draft;
        CorrectionChange planned = Workspace.Corrections.Decide(draft);
        Warn(planned.Warnings);
        if (ShouldProcess(Display.Short(draft.Rule), planned.Before is null ? "Keep the correction" : $"Update the correction {planned.Before.CorrectionId}"))
        {
            WriteObject(Workspace.Corrections.Apply(draft, Cancellation).After);
        }
    }
}
