using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Change a feature: its status, its worker's report, an answer, or what the plan says of it.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroFeature", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed partial class SetFeatureCommand : AgentChangeCommand
{
    private static readonly string[] FileEndings = [".json", ".md", ".txt"];

    /// <summary>Specifies the features, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[] FeatureId { get; set; } = [];

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the feature.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the new status: <c>pending</c>, <c>assigned</c>, <c>in-progress</c>, <c>review</c>, <c>done</c> or
    /// <c>blocked</c>.</summary>
    [Parameter]
    [Words("pending", "assigned", "in-progress", "review", "done", "blocked")]
    [ArgumentCompleter(typeof(FeatureStepCompleter))]
    public string? Status { get; set; }

    /// <summary>Specifies the worker's report: an object or hashtable, JSON text, the path of a JSON file, or the summary as plain text. The
    /// key <c>salientSummary</c> is required.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Report { get; set; }

    /// <summary>Specifies why the feature returns to pending or is blocked, why it is taken over, or, with -Force, why it is done before its parts. The
    /// reason is added to its retry log, to its claim, or to the overrides of the mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Specifies the answer to the oldest open question on the feature. The next worker prompt contains it. A feature that was blocked for
    /// the question becomes pending.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Answer { get; set; }

    /// <summary>Indicates that the cmdlet takes over a feature that another session holds. The claim keeps its earlier holders. Requires
    /// -Reason.</summary>
    [Parameter]
    public SwitchParameter Take { get; set; }

    /// <summary>Indicates that the cmdlet changes a feature that another session holds, without taking it over, or sets a feature to done before its
    /// parts are. The latter requires -Reason.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Indicates that starting a feature whose dependencies are not done, handing on one whose assertions did not pass, and judging one's own
    /// work are errors instead of warnings.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Returns the updated feature. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(FeatureId, Update);

    private void Update(string featureId)
    {
        if (ChangesPlan)
        {
            ChangePlan(featureId);
            if (Status is null && Report is null && Answer is null)
            {
                return;
            }
        }

        var update = new FeatureUpdate(featureId, MissionId)
        {
            Status = Status,
            Report = Report is null ? null : Summary() ?? WorkerReportReader.Read(JsonInput.From(Report, this, ErrorCode.ReportInvalid), Feedback),
            Reason = Reason,
            Answer = Answer,
            Author = WorkerFor(Agent, SessionId),
            Branch = Status is FeatureStatus.Assigned or FeatureStatus.InProgress ? AdapterLoadContext.Adapters.Git.Branch(UserFolder) : null,
            Take = Take,
            Force = Force,
            Strict = Strict,
        };
        Make(feedback => Workspace.Features.Decide(update, feedback), Show);
    }

    private void Show(FeatureChange done)
    {
        if (done.StartsMission)
        {
            WriteVerbose($"The mission {done.MissionAfter.MissionId} is now executing.");
        }

        foreach (CompletedParent parent in done.Parents)
        {
            WriteVerbose($"The feature {parent.After.FeatureId} is done, because all its parts are.");
        }

        if (PassThru)
        {
            WriteObject(Workspace.Features.Shown(done.After, Feedback));
        }
    }

    // What neither is a file nor looks like the path of one is the summary itself, 'Done' as well as a whole sentence.
    private WorkerReport? Summary()
    {
        object? given = Report is PSObject wrapped ? wrapped.BaseObject : Report;
        return given is string text && !InvisibleCharacters.IsBlank(text) && !LooksLikePath(text.Trim()) && !JsonInput.LooksLikeJson(text) && !IsFile(text)
            ? new WorkerReport { SalientSummary = text.Trim(), WhatWasImplemented = text.Trim() }
            : null;
    }

    // A single word with a separator or the ending of a text file is meant as a path, so that a mistyped one is noticed.
    private static bool LooksLikePath(string text) => !text.Any(char.IsWhiteSpace)
        && (text.AsSpan().ContainsAny('/', '\\') || FileEndings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private bool IsFile(string text)
    {
        try
        {
            return Path.Exists(ResolvePath(text));
        }
        catch (MaestroException)
        {
            return false;
        }
    }
}
