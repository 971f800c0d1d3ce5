using System.Management.Automation;
using System.Text.Json;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Commands;

// A parameter for each field of the content, and what they make together.
public sealed partial class NewHandoffCommand
{
    /// <summary>What is handed over: a plan that is to be carried out, or work that is under way (execute).</summary>
    [Parameter]
    [ValidateSet("plan", "execute")]
    public string? Mode { get; set; }

    /// <summary>What the session was about, such as execute_auth_flow.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SessionCore { get; set; }

    /// <summary>All of it in fewer than 140 characters, parts joined by -.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Summary { get; set; }

    /// <summary>What the receiver does next, such as pick_up_auth_impl.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NextAction { get; set; }

    /// <summary>Where things stand. Without it plan_ready or execute_in_progress.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CurrentState { get; set; }

    /// <summary>What was decided; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Decision { get; set; }

    /// <summary>What changed since the last handoff; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Signal { get; set; }

    /// <summary>What there is to show for the work; tokens, added to branch, files and mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Artifact { get; set; }

    /// <summary>What to read first; tokens, added to the first changed files, or to the plan.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ReadMore { get; set; }

    /// <summary>What could go wrong; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Risk { get; set; }

    /// <summary>What drove the work; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Driver { get; set; }

    /// <summary>Where the work left the plan; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Divergence { get; set; }

    /// <summary>Which limits hold; tokens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Boundary { get; set; }

    /// <summary>The plan documents; tokens. Mode plan alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? PlanPath { get; set; }

    /// <summary>What was entered into Maestro from the plan; tokens. Mode plan alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? MaestroSync { get; set; }

    /// <summary>Files that were changed; tokens, added to the changed files. Mode execute alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? TouchedFile { get; set; }

    /// <summary>What is finished; tokens. Mode execute alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CompletedWork { get; set; }

    /// <summary>What was checked; tokens. Mode execute alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Validation { get; set; }

    /// <summary>What was taken for granted, in free text. Not in the UKI string.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Assumption { get; set; }

    /// <summary>What nobody looked at.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BlindSpot { get; set; }

    /// <summary>A picture of the situation.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Metaphor { get; set; }

    /// <summary>What was and was not to be touched, as a hashtable of texts or as JSON. Not in the UKI string.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? ScopeDeclaration { get; set; }

    /// <summary>How the complexity changed, by measure, as a hashtable or as JSON. Not in the UKI string.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? ComplexityDelta { get; set; }

    /// <summary>Which checks were run and how they ended: step:passed, step:failed, or objects with Step and Passed. Not in the UKI string.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? VerificationResult { get; set; }

    /// <summary>How sure you are that the work is right, 0 to 1. This or -ConfidenceSummary is needed.</summary>
    [Parameter]
    public double? ConfidenceWork { get; set; }

    /// <summary>How sure you are that the summary is right, 0 to 1.</summary>
    [Parameter]
    public double? ConfidenceSummary { get; set; }

    /// <summary>The mission it is about. Without it the newest active one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>The feature it is about. Without it the only open feature of the active mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>The milestone it is about.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string? MilestoneId { get; set; }

    /// <summary>The plan document it refers to, such as PLAN.md.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlanReference { get; set; }

    /// <summary>The specification it refers to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpecReference { get; set; }

    /// <summary>The agent that makes it. Without it the one that runs the command, else the setting defaultAgent, else unknown.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Agent { get; set; }

    /// <summary>The session that makes it. Without it the one that runs the command, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }

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
                MissionId = MissionId ?? given.MaestroRefs?.MissionId,
                FeatureId = FeatureId ?? given.MaestroRefs?.FeatureId,
                MilestoneId = MilestoneId ?? given.MaestroRefs?.MilestoneId,
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
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return given;
        }
    }
}
