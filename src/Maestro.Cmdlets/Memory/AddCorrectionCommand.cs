using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Add a correction, a rule that later workers are reminded of when it applies.</summary>
/// <remarks>
/// A correction is recalled when a word of a task matches one of its keywords, or a file one of its globs; a hard one is shown whatever the task.
/// A rule that is kept already, but for case, spacing, quotes and the closing full stop, is not recorded twice: the correction that says it
/// gets the new keywords, globs, source and severity, and a warning names it.
/// </remarks>
/// <example>
/// <code>Add-MaestroCorrection 'Use bun, not npm' -Trigger npm, install -Source 'ran npm install and changed the lock file'</code>
/// <para>The rule is recalled for tasks that mention npm or installing. The source records what went wrong.</para>
/// </example>
/// <example>
/// <code>Add-MaestroCorrection 'Hash passwords before they are stored' -Glob 'src/auth/**' -Severity hard</code>
/// <para>Every worker sees the rule, and it ranks first for workers who touch files under src/auth.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -WorkspacePath ../shop -Severity hard | Add-MaestroCorrection</code>
/// <para>This command copies the hard corrections of another workspace, including their keywords and globs.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroCorrection", SupportsShouldProcess = true, DefaultParameterSetName = "Rule")]
[OutputType(typeof(Correction))]
public sealed class AddCorrectionCommand : ChangeCommand
{
    /// <summary>Specifies what to do, or what to avoid, from now on.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Rule")]
    [AllowEmptyString]
    [PlainText]
    public string Rule { get; set; } = "";

    /// <summary>Specifies keywords. The correction is recalled when a word in the task contains a keyword or is contained in one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    public string[] Trigger { get; set; } = [];

    /// <summary>Specifies globs that are matched against repository-relative paths, such as <c>src/**/*.ts</c>. As in .gitignore, a glob without a slash,
    /// such as <c>*.ts</c>, matches at any depth. The correction is recalled when the task touches a matching file.</summary>
    [Parameter]
    public string[] Glob { get; set; } = [];

    /// <summary>Specifies the severity. A <c>soft</c> correction is recalled when the task matches; a <c>hard</c> one is always recalled. Default:
    /// the setting <c>memory.corrections.severity_default</c>, which is <c>soft</c> unless changed.</summary>
    [Parameter]
    [ValidateSet("soft", "hard")]
    public string? Severity { get; set; }

    /// <summary>Specifies what went wrong. Default: the text of the rule.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>Specifies a correction to copy, usually from another workspace. The other parameters add to it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "InputObject")]
    [ValidateNotNull]
    [CorrectionInput]
    public Correction? InputObject { get; set; }

    private CorrectionDraft Draft => InputObject is { } given
        ? new CorrectionDraft(
            given.Rule ?? "", [.. given.Trigger?.Keywords ?? [], .. Trigger], [.. given.Trigger?.FileGlobs ?? [], .. Glob], Source ?? given.Source, Severity?.ToLowerInvariant() ?? given.Severity)
        : new CorrectionDraft(Rule, Trigger, Glob, Source, Severity?.ToLowerInvariant());

    private protected override void Process()
    {
        CorrectionDraft draft = Draft;
        Make(_ => Workspace.Corrections.Decide(draft), WriteObject);
    }
}
