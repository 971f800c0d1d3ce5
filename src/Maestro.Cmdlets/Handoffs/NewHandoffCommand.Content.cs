using System.Management.Automation;
using System.Text.Json;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Commands;

// A parameter for each field of the content, and what they make together.
public sealed partial class NewHandoffCommand
{
    private MaestroReferences? _subject;

    /// <summary>Specifies what is handed over: a plan that is to be implemented (<c>plan</c>), or work in progress (<c>execute</c>). Default: what the
    /// specified fields belong to; otherwise <c>plan</c> in a milestone with the profile planning or plan-review, and <c>execute</c> in others.</summary>
    [Parameter]
    [ValidateSet("plan", "execute")]
    public string? Mode { get; set; }

    /// <summary>Specifies what the session was about. Default: the title of the feature or mission; otherwise the summary.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SessionCore { get; set; }

    /// <summary>Specifies the result in a sentence or two. Required. The UKI string carries at most 139 characters of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Summary { get; set; }

    /// <summary>Specifies what the receiver should do next. Required.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NextAction { get; set; }

    /// <summary>Specifies the current state. Default: <c>plan_ready</c> or <c>execute_in_progress</c>, depending on the mode.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CurrentState { get; set; }

    /// <summary>Specifies the decisions that were made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Decision { get; set; }

    /// <summary>Specifies what changed since the last handoff.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Signal { get; set; }

    /// <summary>Specifies the artifacts of the work. They are added to the branch, files and mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Artifact { get; set; }

    /// <summary>Specifies what to read first. They are added to the first changed files or to the plan.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ReadMore { get; set; }

    /// <summary>Specifies the risks.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Risk { get; set; }

    /// <summary>Specifies what drove the work.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Driver { get; set; }

    /// <summary>Specifies where the work diverges from the plan.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Divergence { get; set; }

    /// <summary>Specifies the constraints that apply.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Boundary { get; set; }

    /// <summary>Specifies the plan documents. Only in mode <c>plan</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? PlanPath { get; set; }

    /// <summary>Specifies what was entered into Maestro from the plan. Only in mode <c>plan</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? MaestroSync { get; set; }

    /// <summary>Specifies changed files. They are added to the changed files that git reports. Only in mode <c>execute</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? TouchedFile { get; set; }

    /// <summary>Specifies what is finished. Only in mode <c>execute</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CompletedWork { get; set; }

    /// <summary>Specifies what was validated. Only in mode <c>execute</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Validation { get; set; }

    /// <summary>Specifies assumptions, as free text. Not included in the UKI string.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Assumption { get; set; }

    /// <summary>Specifies what has not been examined.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BlindSpot { get; set; }

    /// <summary>Specifies a metaphor for the situation.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Metaphor { get; set; }

    /// <summary>Specifies what was in and out of scope, as a hashtable of strings or JSON. Not included in the UKI string.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? ScopeDeclaration { get; set; }

    /// <summary>Specifies how the complexity changed for each metric, as a hashtable or JSON. Not included in the UKI string.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? ComplexityDelta { get; set; }

    /// <summary>Specifies the checks that were run and their results: <c>step:passed</c>, <c>step:failed</c>, or objects with the properties Step and
    /// Passed. Not included in the UKI string.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? VerificationResult { get; set; }

    /// <summary>Specifies your confidence in the work, from 0 to 1. Default: 0.5, unless -ConfidenceSummary is specified.</summary>
    [Parameter]
    [ValidateRange(0d, 1d)]
    [PointNumber]
    public double? ConfidenceWork { get; set; }

    /// <summary>Specifies your confidence in the summary, from 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0d, 1d)]
    [PointNumber]
    public double? ConfidenceSummary { get; set; }

    /// <summary>Specifies the mission, by id or unambiguous prefix. Default: the newest active mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the feature, by id or unambiguous prefix. Default: the feature of the active mission, if only one is open.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Specifies the milestone, by id or unambiguous prefix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string? MilestoneId { get; set; }

    /// <summary>Specifies the plan document, such as <c>PLAN.md</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlanReference { get; set; }

    /// <summary>Specifies the specification document.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpecReference { get; set; }

    /// <summary>Specifies the agent that creates the handoff. Default: the agent that runs the command; otherwise the setting <c>defaultAgent</c>;
    /// otherwise <c>unknown</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Agent { get; set; }

    /// <summary>Specifies the session that creates the handoff. Default: the session that runs the command, if any.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }

    // The parameters stay the same for a whole pipeline.
    private MaestroReferences Subject => _subject ??= Workspace.Handoffs.About(
        new MaestroReferences { MissionId = MissionId, FeatureId = FeatureId, MilestoneId = MilestoneId }, Feedback);

    private HandoffDraft Draft(HandoffDraft given)
    {
        HandoffDraft structured = Structured();
        return new HandoffDraft
        {
            Mode = Mode ?? given.Mode,
            SessionCore = SessionCore ?? given.SessionCore,
            Summary = Summary ?? given.Summary,
            NextAction = NextAction ?? given.NextAction,
            CurrentState = CurrentState ?? given.CurrentState,
            Decisions = Decision ?? given.Decisions,
            SignalDelta = Signal ?? given.SignalDelta,
            Artifacts = Artifact ?? given.Artifacts,
            ReadMore = ReadMore ?? given.ReadMore,
            Risks = Risk ?? given.Risks,
            CausalDrivers = Driver ?? given.CausalDrivers,
            Divergences = Divergence ?? given.Divergences,
            BoundaryState = Boundary ?? given.BoundaryState,
            PlanPaths = PlanPath ?? given.PlanPaths,
            MaestroSync = MaestroSync ?? given.MaestroSync,
            TouchedFiles = TouchedFile ?? given.TouchedFiles,
            CompletedWork = CompletedWork ?? given.CompletedWork,
            Validation = Validation ?? given.Validation,
            Assumptions = Assumption ?? given.Assumptions,
            BlindSpot = BlindSpot ?? given.BlindSpot,
            Metaphor = Metaphor ?? given.Metaphor,
            ScopeDeclaration = structured.ScopeDeclaration ?? given.ScopeDeclaration,
            ComplexityDelta = structured.ComplexityDelta ?? given.ComplexityDelta,
            VerificationResults = structured.VerificationResults ?? given.VerificationResults,
            Cs = new ConfidenceScore { Work = ConfidenceWork ?? given.Cs?.Work, Summary = ConfidenceSummary ?? given.Cs?.Summary },
            MaestroRefs = new MaestroReferences
            {
                MissionId = Subject.MissionId ?? given.MaestroRefs?.MissionId,
                FeatureId = Subject.FeatureId ?? given.MaestroRefs?.FeatureId,
                MilestoneId = Subject.MilestoneId ?? given.MaestroRefs?.MilestoneId,
                PlanPath = PlanReference ?? given.MaestroRefs?.PlanPath,
                SpecPath = SpecReference ?? given.MaestroRefs?.SpecPath,
            },
        };
    }

    private HandoffDraft Structured()
    {
        var given = new Dictionary<string, object?>();
        if (ScopeDeclaration is not null)
        {
            given["scopeDeclaration"] = Parsed(ScopeDeclaration);
        }

        if (ComplexityDelta is not null)
        {
            given["complexityDelta"] = Parsed(ComplexityDelta);
        }

        if (VerificationResult is not null)
        {
            given["verificationResults"] = VerificationResult;
        }

        return given.Count == 0 ? new HandoffDraft() : HandoffInput.Read(JsonInput.Serialized(given, ErrorCode.HandoffInvalid)).Draft;
    }

    // JSON text becomes what it says; a text that is no JSON is refused by the reader, which names the parameter's key.
    private static object Parsed(object given)
    {
        object value = given is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : given;
        if (value is not string text || !JsonInput.LooksLikeJson(text))
        {
            return given;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return given;
        }
    }
}
