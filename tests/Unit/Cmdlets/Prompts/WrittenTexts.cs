using System.Management.Automation;
using System.Reflection;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every place where a session can write words, how a word gets there, and who must read it afterwards.</summary>
/// <remarks>In the scripts, <c>$word</c> is the word. What a reader is given is text: a prompt, a view, or the record as JSON.</remarks>
internal static class WrittenTexts
{
    public const string Word = "xylophone";

    private const string Plan = "New-MaestroWorkerPrompt auth-plan";
    private const string Next = "New-MaestroWorkerPrompt auth-impl";
    private const string Status = "Get-MaestroStatus";
    private const string Brief = "(Get-MaestroBrief -MaxTokens 2000).Text";
    private const string Packet = "Receive-MaestroHandoff -AsPrompt";
    private static readonly string History = Record("Get-MaestroHistory");

    private const string Began = "Start-MaestroFeature auth-plan -Agent codex -SessionId s1; ";
    private const string Reviewed = Began + "Set-MaestroFeature auth-plan -Status review -Report @{ salientSummary = 'built' } -Agent codex -SessionId s1 -WarningAction Ignore; ";
    private const string HandedOff = "$null = New-MaestroHandoff -FeatureId auth-plan -Summary s -NextAction n; ";
    private const string PickedUp = HandedOff + "$null = Receive-MaestroHandoff -Claim -Agent gemini; ";
    private const string Found = "Set-MaestroFeature auth-plan -Report @{ salientSummary = 's'; discoveredIssues = @(@{ severity = 'low'; description = 'found' }) }; ";

    /// <summary>By <c>Cmdlet -Parameter</c>, with <c>: part</c> for the parts of one that takes an object.</summary>
    public static readonly Dictionary<string, WrittenText> All = new()
    {
        ["Add-MaestroAssertion -Description"] = new("Add-MaestroAssertion auth-plan -Description $word", Plan),
        ["Add-MaestroAssertion -Check"] = new("Add-MaestroAssertion auth-plan -Description d -Check $word", Plan),
        ["Add-MaestroCorrection -Rule"] = new("$null = Add-MaestroCorrection $word -Trigger nothing -Severity hard", Plan, Brief),
        ["Add-MaestroCorrection -Rule: soft"] = new("$null = Add-MaestroCorrection $word -Trigger plan -Severity soft", Plan),
        ["Add-MaestroCorrection -Source"] = new("$null = Add-MaestroCorrection r -Trigger t -Source $word", Record("Get-MaestroCorrection")),
        ["Add-MaestroFeature -Title"] = new(Added("-Title $word -VerificationStep v"), Prompt("new")),
        ["Add-MaestroFeature -VerificationStep"] = new(Added("-Title t -VerificationStep $word"), Prompt("new")),
        ["Add-MaestroFeature -Description"] = new(Added("-Title t -VerificationStep v -Description $word"), Prompt("new")),
        ["Add-MaestroFeature -Fulfill"] = new(Added("-Title t -VerificationStep v -Fulfill \"it has a $word\""), Prompt("new")),
        ["Add-MaestroFeature -Label"] = new(Added("-Title t -VerificationStep v -Label $word"), Record("Get-MaestroFeature new")),
        ["Add-MaestroFeature -File"] = new(Added("-Title t -VerificationStep v -File \"src/$word.cs\""), Prompt("new")),
        ["Add-MaestroLearning -Content"] = new("Add-MaestroLearning $word", Plan),
        ["Add-MaestroMilestone -Title"] = new("Add-MaestroMilestone m -Title $word; " + Added("-Title t -VerificationStep v", "m"), Prompt("new")),
        ["Add-MaestroMilestone -Description"] = new("Add-MaestroMilestone m -Title t -Description $word; " + Added("-Title t -VerificationStep v", "m"), Prompt("new")),
        ["Add-MaestroNote -Content"] = new("Add-MaestroNote $word", Plan, Status),
        ["Build-MaestroGuidance -Summary"] = new("Add-MaestroLearning l; Build-MaestroGuidance -Summary $word", Plan),
        ["Checkpoint-MaestroMission -Note"] = new("$null = Checkpoint-MaestroMission -Note $word", Record("Get-MaestroCheckpoint")),
        ["Complete-MaestroHandoff -Report"] = new(PickedUp + "Get-MaestroHandoff | Complete-MaestroHandoff -Report $word -Agent gemini", Plan),
        ["Compress-MaestroMission -Reason"] = new("Get-MaestroMission | Compress-MaestroMission -Force -Reason $word -Confirm:$false", History),
        ["Invoke-MaestroAssertion -Command"] = new("$null = Invoke-MaestroAssertion plan-agreed -Command \"exit 3 # $word\"", Plan),
        ["New-MaestroHandoff -SessionCore"] = Handoff("-SessionCore $word -Summary s -NextAction n"),
        ["New-MaestroHandoff -Summary"] = Handoff("-Summary $word -NextAction n", Brief),
        ["New-MaestroHandoff -NextAction"] = Handoff("-Summary s -NextAction $word", Brief),
        ["New-MaestroHandoff -CurrentState"] = Handoff("-Summary s -NextAction n -CurrentState $word"),
        ["New-MaestroHandoff -Decision"] = Handoff("-Summary s -NextAction n -Decision $word", Brief),
        ["New-MaestroHandoff -Signal"] = Handoff("-Summary s -NextAction n -Signal $word"),
        ["New-MaestroHandoff -Artifact"] = Handoff("-Summary s -NextAction n -Artifact $word"),
        ["New-MaestroHandoff -ReadMore"] = Handoff("-Summary s -NextAction n -ReadMore $word"),
        ["New-MaestroHandoff -Risk"] = Handoff("-Summary s -NextAction n -Risk $word", Brief),
        ["New-MaestroHandoff -Driver"] = Handoff("-Summary s -NextAction n -Driver $word"),
        ["New-MaestroHandoff -Divergence"] = Handoff("-Summary s -NextAction n -Divergence $word"),
        ["New-MaestroHandoff -Boundary"] = Handoff("-Summary s -NextAction n -Boundary $word"),
        ["New-MaestroHandoff -PlanPath"] = Handoff("-Summary s -NextAction n -PlanPath \"$word.md\""),
        ["New-MaestroHandoff -MaestroSync"] = Handoff("-Summary s -NextAction n -MaestroSync $word"),
        ["New-MaestroHandoff -TouchedFile"] = Handoff("-Summary s -NextAction n -TouchedFile \"$word.cs\""),
        ["New-MaestroHandoff -CompletedWork"] = Handoff("-Summary s -NextAction n -CompletedWork $word"),
        ["New-MaestroHandoff -Validation"] = Handoff("-Summary s -NextAction n -Validation $word"),
        ["New-MaestroHandoff -Assumption"] = Handoff("-Summary s -NextAction n -Assumption $word"),
        ["New-MaestroHandoff -BlindSpot"] = Handoff("-Summary s -NextAction n -BlindSpot $word"),
        ["New-MaestroHandoff -Metaphor"] = Handoff("-Summary s -NextAction n -Metaphor $word"),
        ["New-MaestroHandoff -ScopeDeclaration"] = Handoff("-Summary s -NextAction n -ScopeDeclaration @{ auth = $word }"),
        ["New-MaestroHandoff -ComplexityDelta"] = Handoff("-Summary s -NextAction n -ComplexityDelta @{ before = 'much'; after = $word; description = 'd' }"),
        ["New-MaestroHandoff -VerificationResult"] = Handoff("-Summary s -NextAction n -VerificationResult @{ step = $word; passed = $false }"),
        ["New-MaestroHandoff -PlanReference"] = Handoff("-Summary s -NextAction n -PlanReference $word"),
        ["New-MaestroHandoff -SpecReference"] = Handoff("-Summary s -NextAction n -SpecReference $word"),
        ["New-MaestroHandoff -Question"] = new("$null = New-MaestroHandoff -FeatureId auth-plan -Summary s -NextAction n -Question $word", Plan, Status, Brief),
        ["Remove-MaestroAssertion -Reason"] = new("Remove-MaestroAssertion plan-agreed -Reason $word -Confirm:$false", History),
        ["Remove-MaestroFeature -Reason"] = new("Remove-MaestroFeature auth-docs -Reason $word -Confirm:$false", History),
        ["Remove-MaestroHandoff -Reason"] = new(HandedOff + "Get-MaestroHandoff | Remove-MaestroHandoff -Reason $word -Confirm:$false", History),
        ["Reset-MaestroHandoff -Reason"] = new(PickedUp + "Get-MaestroHandoff | Reset-MaestroHandoff -Reason $word -Agent gemini", Plan, Packet),
        ["Set-MaestroAssertion -Description"] = new("Set-MaestroAssertion plan-agreed -Description $word", Plan),
        ["Set-MaestroAssertion -Check"] = new("Set-MaestroAssertion plan-agreed -Check $word", Plan),
        ["Set-MaestroAssertion -Evidence"] = new("Set-MaestroAssertion plan-agreed -Result failed -Evidence $word", Plan),
        ["Set-MaestroAssertion -EvidencePath"] = new("[System.IO.File]::WriteAllText(\"$pwd/e.txt\", $word); Set-MaestroAssertion plan-agreed -Result failed -EvidencePath e.txt", Plan),
        ["Set-MaestroAssertion -Reason"] = new("Set-MaestroAssertion plan-agreed -Result waived -Reason $word", Plan),
        ["Set-MaestroAssertion -Reason: failed"] = new("Set-MaestroAssertion plan-agreed -Result failed -Reason $word", Plan),
        ["Set-MaestroAssertion -Reason: blocked"] = new("Set-MaestroAssertion plan-agreed -Result blocked -Reason $word", Plan),
        ["Set-MaestroFeature -Report"] = new(Began + "Set-MaestroFeature auth-plan -Status review -Report \"it is $word\" -Agent codex -SessionId s1 -WarningAction Ignore", Plan, Next, Brief),
        ["Set-MaestroFeature -Reason"] = new(Reviewed + "Set-MaestroFeature auth-plan -Status pending -Reason $word", Plan),
        ["Set-MaestroFeature -Reason: blocked"] = new(Reviewed + "Set-MaestroFeature auth-plan -Status blocked -Reason $word", Plan, Status, Brief),
        ["Set-MaestroFeature -Answer"] = new(Began + "Stop-MaestroFeature auth-plan -Question q -Agent codex -SessionId s1; Set-MaestroFeature auth-plan -Answer $word", Plan),
        ["Set-MaestroFeature -Title"] = new("Set-MaestroFeature auth-plan -Title $word", Plan, Next),
        ["Set-MaestroFeature -Description"] = new("Set-MaestroFeature auth-plan -Description $word", Plan),
        ["Set-MaestroFeature -VerificationStep"] = new("Set-MaestroFeature auth-plan -VerificationStep $word", Plan),
        ["Set-MaestroFeature -Label"] = new("Set-MaestroFeature auth-plan -Label $word", Record("Get-MaestroFeature auth-plan")),
        ["Set-MaestroFeature -File"] = new("Set-MaestroFeature auth-plan -File \"src/$word.cs\"", Plan),
        ["Set-MaestroIssue -Reason"] = new(Found + "Set-MaestroIssue auth-plan-issue-1 -Dismiss -Reason $word", Record("Get-MaestroIssue")),
        ["Set-MaestroIssue -Title"] = new(Found + "Set-MaestroIssue auth-plan-issue-1 -AsFeature -Title $word", Prompt("auth-plan-issue-1")),
        ["Set-MaestroIssue -VerificationStep"] = new(Found + "Set-MaestroIssue auth-plan-issue-1 -AsFeature -VerificationStep $word", Prompt("auth-plan-issue-1")),
        ["Set-MaestroIssue -Description"] = new(Found + "Set-MaestroIssue auth-plan-issue-1 -AsAssertion -Description $word", Plan),
        ["Set-MaestroIssue -Check"] = new(Found + "Set-MaestroIssue auth-plan-issue-1 -AsAssertion -Check $word", Plan),
        ["Set-MaestroMission -Title"] = new("Set-MaestroMission -Title $word", Plan, Status),
        ["Set-MaestroMission -Description"] = new("Set-MaestroMission -Description $word", Plan),
        ["Set-MaestroMission -Reason"] = new("Set-MaestroMission -Status executing; Set-MaestroMission -Status validating; Set-MaestroMission -Status completed -Force -Reason $word -WarningAction Ignore", History),
        ["Split-MaestroFeature -Into"] = new("Split-MaestroFeature auth-plan -Into $word, other", Record("Get-MaestroFeature")),
        ["Start-MaestroFeature -Reason"] = new(Began + "Start-MaestroFeature auth-plan -Take -Reason $word -Agent gemini -SessionId s2", Plan, BriefOf("codex", "s1")),
        ["Stop-MaestroFeature -Reason"] = new(Began + "Stop-MaestroFeature auth-plan -Reason $word -Agent codex -SessionId s1", Plan),
        ["Stop-MaestroFeature -Reason: blocked"] = new(Began + "Stop-MaestroFeature auth-plan -Blocked -Reason $word -Agent codex -SessionId s1", Plan, Status, Brief),
        ["Stop-MaestroFeature -Question"] = new(Began + "Stop-MaestroFeature auth-plan -Question $word -Agent codex -SessionId s1", Plan, Status, Brief),
        ["Undo-MaestroChange -Reason"] = new("Set-MaestroFeature auth-plan -Title t; $null = Undo-MaestroChange -Reason $word -Confirm:$false", History),
        ["Update-MaestroMission -Reason"] = new("""$null = Update-MaestroMission -InputObject ((Export-MaestroPlan -AsJson) -replace '(?s),\s*\{\s*"id": "auth-docs".*?\}', '') -Reason $word -Confirm:$false""", History),
    };

    /// <summary>The texts of a report, by their path in it; those of lists are within an entry.</summary>
    public static readonly Dictionary<string, string[]> Report = new()
    {
        [nameof(WorkerReport.SalientSummary)] = [Plan, Next],
        [nameof(WorkerReport.WhatWasImplemented)] = [Plan, Next],
        [nameof(WorkerReport.WhatWasLeftUndone)] = [Plan, Next],
        ["Verification.CommandsRun.Command"] = [Plan],
        ["Verification.CommandsRun.Observation"] = [Plan],
        ["Verification.InteractiveChecks.Action"] = [Plan],
        ["Verification.InteractiveChecks.Observed"] = [Plan],
        ["Tests.Added.File"] = [Plan],
        ["Tests.Added.Cases.Name"] = [Plan],
        ["Tests.Added.Cases.Verifies"] = [Plan],
        ["DiscoveredIssues.Severity"] = [Plan, Next, Status],
        ["DiscoveredIssues.Description"] = [Plan, Next, Status, Brief],
        ["DiscoveredIssues.SuggestedFix"] = [Plan, Next],
    };

    /// <summary>The texts of a plan, by key, and the prompt of a feature that must have them.</summary>
    public static readonly Dictionary<string, string> PlanTexts = new()
    {
        ["title"] = Plan,
        ["description"] = Plan,
        ["proposal"] = Record("Get-MaestroMission"),
        ["milestones.title"] = Plan,
        ["milestones.description"] = Plan,
        ["features.title"] = Plan,
        ["features.description"] = Plan,
        ["features.verificationSteps"] = Plan,
        ["features.preconditions"] = Plan,
        ["features.expectedBehavior"] = Plan,
        ["features.labels"] = Record("Get-MaestroFeature"),
        ["features.files"] = Plan,
        ["features.fulfills.description"] = Plan,
        ["features.fulfills.check"] = Plan,
        ["features.fulfills.evidence"] = Record("Get-MaestroAssertion"),
    };

    /// <summary>The parameters of cmdlets that change something which take words, and not an id, a name from a list or a path to read from.</summary>
    public static IEnumerable<string> Parameters() =>
        from command in OutputTypes.Commands
        where IsChange(command)
        from property in command.GetProperties()
        where property.GetCustomAttributes<ParameterAttribute>().Any() && IsText(property.PropertyType) && property.Name != "WorkspacePath"
        where !property.GetCustomAttributes().Any(static attribute => attribute is ArgumentCompleterAttribute or ValidateSetAttribute)
        select $"{OutputTypes.NameOf(command)} -{property.Name}";

    /// <summary>Those that hold no words for anybody: rules for files, files to read or write, and objects whose texts have rows of their own.</summary>
    public static readonly string[] NoWords =
    [
        // Written to the user's own folder: ProjectCommandTests has one for it.
        "Connect-MaestroProject -Via",
        "Add-MaestroCorrection -Glob", "Add-MaestroRatchet -Pattern", "Add-MaestroRatchet -Glob",
        "New-MaestroHandoff -InputObject", "New-MaestroMission -Path", "New-MaestroMission -InputObject", "New-MaestroWorkerPrompt -OutFile",
        "Export-MaestroMission -Path", "Import-MaestroMission -Path", "Import-MaestroMemory -Path",
        "Update-MaestroMission -Path", "Update-MaestroMission -InputObject", "Test-MaestroPlan -Path", "Test-MaestroPlan -InputObject",
    ];

    // The cmdlets are loaded as the module is; the tests don't refer to them.
    private static bool IsChange(Type? type) => type is not null && (type.Name == "ChangeCommand" || IsChange(type.BaseType));

    private static bool IsText(Type type) => (type.IsArray ? type.GetElementType() : type) is { } element
        && (element == typeof(string) || element == typeof(object) || element == typeof(PSObject) || element == typeof(System.Collections.IDictionary));

    // With every property, as text.
    private static string Record(string reader) => $"[System.Management.Automation.PSSerializer]::Serialize(@({reader}), 8)";

    private static string Prompt(string featureId) => $"New-MaestroWorkerPrompt {featureId}";

    private static string BriefOf(string agent, string sessionId) => $"(Get-MaestroBrief -Agent {agent} -SessionId {sessionId}).Text";

    private static string Added(string parameters, string milestoneId = "plan") => $"Add-MaestroFeature new -MilestoneId {milestoneId} {parameters}";

    private static WrittenText Handoff(string parameters, params string[] more) =>
        new($"$null = New-MaestroHandoff -FeatureId auth-plan {parameters}", [Plan, Packet, .. more]);
}

/// <summary>A text that a session writes.</summary>
/// <param name="Script">Writes <c>$word</c>.</param>
/// <param name="Readers">Scripts that give text with the word in it.</param>
internal sealed record WrittenText(string Script, params string[] Readers);
