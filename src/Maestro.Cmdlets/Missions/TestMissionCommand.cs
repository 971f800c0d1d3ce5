using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Checks missions: every assertion passed or waived, every feature done, every milestone sealed.</summary>
/// <remarks>
/// <para>For CI: -OutFile writes the checks as JUnit XML, Markdown or JSON, -Annotate shows failures on a GitHub run, and -Assert ends in CheckFailed
/// when a check failed. The file is written before the error.</para>
/// </remarks>
/// <example>
/// <code>Test-MaestroMission</code>
/// <para>Gives one check for each assertion, feature and milestone of every mission that is not finished.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMission -Kind assertion -OutFile maestro.xml -Assert</code>
/// <para>Writes the assertions as tests in the JUnit format, and fails the step while one is open.</para>
/// </example>
/// <example>
/// <code>Test-MaestroMission -OutputFormat Markdown | Add-Content $env:GITHUB_STEP_SUMMARY</code>
/// <para>Adds a table of all checks to the summary of a GitHub step.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroMission")]
[OutputType(typeof(MissionCheck), typeof(bool), typeof(string))]
public sealed class TestMissionCommand : WorkspaceCommand
{
    private readonly List<MissionCheck> _checks = [];
    private CheckReport? _report;
    private bool _any;

    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every mission that is not finished.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Check only things of these kinds.</summary>
    [Parameter]
    [ValidateSet("assertion", "feature", "milestone")]
    public string[]? Kind { get; set; }

    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Give the checks as a file that CI systems read: JUnit (assertions as tests), Markdown (for a step summary) or Json. Without -OutFile it is the output, as one text.</summary>
    [Parameter]
    [ValidateSet("JUnit", "Markdown", "Json")]
    public string? OutputFormat { get; set; }

    /// <summary>The file to write the checks to, over one that is there. Without -OutputFormat its name decides: .xml, .md or .json.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Show each failed check as an ::error annotation, which GitHub Actions puts on the run.</summary>
    [Parameter]
    public SwitchParameter Annotate { get; set; }

    private CheckReport Report => _report ??= new CheckReport(this, Quiet, Assert, silent: IsText);

    private string? Format => OutputFormat ?? (OutFile is null ? null : MissionReport.FormatOf(OutFile));

    private bool IsText => OutputFormat is not null && OutFile is null;

    private protected override void Begin()
    {
        if (OutFile is not null && Format is null)
        {
            ThrowTerminatingError(ErrorCatalog.ToRecord(new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The name '{Display.Short(OutFile)}' does not tell a format.",
                "Test-MaestroMission -OutFile report.xml -OutputFormat JUnit",
                OutFile)));
        }
    }

    private protected override void Process()
    {
        try
        {
            foreach (MissionState state in Workspace.Missions.States(IdFilters.From(MissionId), new FailingFeedback(Feedback, Report)))
            {
                _any = true;
                foreach (MissionCheck check in MissionCheck.Of(state).Where(check => Kind is null || Kind.Contains(check.Kind, StringComparer.OrdinalIgnoreCase)))
                {
                    _checks.Add(check);
                    Report.Add(check);
                }
            }
        }
        catch (MaestroException problem)
        {
            Report.Fail(problem.Message);
            throw;
        }
    }

    private protected override void End()
    {
        if (!_any)
        {
            WriteWarning("There was no mission to check.");
        }

        Publish();
        Report.Complete();
    }

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

    // What can't be read or found was not checked, so it did not pass.
    private sealed class FailingFeedback(IFeedback feedback, CheckReport report) : IFeedback
    {
        public void Problem(MaestroException problem)
        {
            report.Fail(problem.Message);
            feedback.Problem(problem);
        }

        public void Warn(string message) => feedback.Warn(message);
    }
}
