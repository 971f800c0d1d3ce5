using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Check that missions are complete.</summary>
/// <remarks>
/// <para>For CI: -OutFile writes the checks as JUnit XML, Markdown or JSON, -Annotate shows failures on a GitHub run, and -Assert ends in CheckFailed
/// when a check failed, or in NothingChecked when there was none. The file is written before the error. What can't be read is a test case in error there, a
/// waiver a skipped one. A mission that was rejected or failed has one more check, which fails.</para>
/// </remarks>
/// <example>
/// <code>Test-MaestroMission</code>
/// <para>This command returns one check for each assertion, feature and milestone of every unfinished mission.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMission -Kind assertion -OutFile maestro.xml -Assert</code>
/// <para>This command writes the assertions as JUnit tests and fails with <c>CheckFailed</c> if one is open.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMission -Kind assertion -Fresh -MinimumWitness ran -Assert</code>
/// <para>This command fails with <c>CheckFailed</c> unless a command has shown every assertion to hold with the files as they are.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMission -OutputFormat Markdown | Add-Content $env:GITHUB_STEP_SUMMARY</code>
/// <para>This command appends a table of all checks to the summary of a GitHub Actions step.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroMission")]
[OutputType(typeof(MissionCheck), typeof(bool), typeof(string))]
public sealed class TestMissionCommand : WorkspaceCommand, ICheckCommand
{
    private readonly List<MissionCheck> _checks = [];
    private Author? _reader;

    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all unfinished missions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the kinds of items to check.</summary>
    [Parameter]
    [ValidateSet("assertion", "feature", "milestone")]
    public string[]? Kind { get; set; }

    /// <summary>Indicates that an assertion that passed without evidence fails. This is the default if the setting <c>strict</c> is on.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Indicates that a passed assertion counts only if the files are those that its proof is about. Proof that can't be compared does not
    /// count.</summary>
    [Parameter]
    public SwitchParameter Fresh { get; set; }

    /// <summary>Specifies the weakest proof that counts: <c>told</c> (somebody said so), <c>ran</c> (a command was run) or <c>ci</c> (a command was run
    /// on a build server). Default: <c>told</c>.</summary>
    [Parameter]
    [ValidateSet("told", "ran", "ci")]
    public string? MinimumWitness { get; set; }

    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Specifies the format of the report: <c>JUnit</c> (assertions as tests), <c>Markdown</c> (for a step summary) or <c>Json</c>. Without
    /// -OutFile, the cmdlet returns the report as one text.</summary>
    [Parameter]
    [ValidateSet("JUnit", "Markdown", "Json")]
    public string? OutputFormat { get; set; }

    /// <summary>Specifies the file to write the checks to. An existing file is overwritten. Unless -OutputFormat is specified, the file extension
    /// determines the format: <c>.xml</c>, <c>.md</c> or <c>.json</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Indicates that each failed check is written as an <c>::error</c> annotation, which GitHub Actions shows on the run.</summary>
    [Parameter]
    public SwitchParameter Annotate { get; set; }

    /// <inheritdoc />
    bool ICheckCommand.WritesText => OutputFormat is not null && OutFile is null;

    private string? Format => OutputFormat ?? (OutFile is null ? null : MissionReport.FormatOf(OutFile));

    private protected override void Begin()
    {
        if (OutFile is not null && Format is null)
        {
            ThrowTerminatingError(ErrorCatalog.ToRecord(new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The format can't be determined from the name '{Display.Short(OutFile)}'.",
                "Test-MaestroMission -OutFile report.xml -OutputFormat JUnit",
                OutFile)));
        }
    }

    private protected override void Process()
    {
        ProofFreshness? freshness = Fresh || MinimumWitness is not null ? Workspace.Checks.Freshness(UserFolder, Cancellation) : null;
        foreach (MissionState state in Workspace.Missions.States(IdFilters.From(MissionId), Feedback))
        {
            // The configuration is only asked where it decides.
            bool strict = Strict || (state.Assertions.Any(static assertion => assertion.IsUnproven) && Settings.Strict);
            ProofGate? gate = freshness is null ? null : Workspace.Assertions.Gate(state.Mission.MissionId, Fresh, MinimumWitness, freshness, Feedback);
            MissionProofs proofs = Workspace.Proofs.Of(state.Mission.MissionId, NoFeedback.Instance);
            if (gate is null && Workspace.Proofs.Problem(state.Mission.MissionId) is { } damage && (Strict || Settings.Strict))
            {
                Feedback.Problem(damage);
            }

            foreach (MissionCheck check in MissionCheck.Of(state, Workspace.Missions.MustBeNamed(state.Mission), strict, gate, proofs, MayMove).Where(IsAsked))
            {
                _checks.Add(check);
                Checks.Add(check);
            }
        }
    }

    private protected override void End()
    {
        _checks.AddRange(Checks.Problems.Select(MissionCheck.OfProblem));
        if (Checks.IsOfNothing && Checks.Problems.Count == 0)
        {
            _checks.Add(MissionCheck.OfProblem(Checks.Nothing()));
        }

        Publish();
    }

    private bool MayMove(Feature feature) => Workspace.Claims.MayMove(feature, _reader ??= WorkerFor(null, null));

    // A mission that failed or was rejected is not proven by what was proven before.
    private bool IsAsked(MissionCheck check) =>
        check.Kind == MissionCheck.OfMission || Kind is null || Kind.Contains(check.Kind, StringComparer.OrdinalIgnoreCase);

    // Before -Assert ends the command: CI wants the report most when something failed.
    private void Publish()
    {
        foreach (MissionCheck check in Annotate ? _checks.Where(static check => !check.Passed) : [])
        {
            WriteInformation(new HostInformationMessage { Message = MissionReport.Annotation(check) }, ["PSHOST"]);
        }

        if (Format is not { } format)
        {
            return;
        }

        string text = MissionReport.Render(format, _checks);
        if (OutFile is null)
        {
            WriteObject(text);
        }
        else
        {
            UserFile.Write(ResolvePath(OutFile), OutFile, text);
        }
    }
}
