using System.Management.Automation;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Create a handoff for another agent session.</summary>
/// <remarks>
/// <para>A handoff requires a summary and the next action. The cmdlet collects what you omit: the git branch and commit; the commits of the work, which
/// are those since the base branch or, on the base branch, since the session took the feature; the changed files, committed or not (at most 50 in the
/// property Files), without those of Maestro itself; PLAN.md, in a handoff with mode <c>plan</c>; and the feature that your session
/// holds, with its mission. If it holds none or several, the mission is the newest one that is approved, executing, validating or paused, with its
/// feature if only one is open. Use -NoCollect to turn this off.</para>
/// <para>Every text is stored as it was written. The UKI string carries tokens for texts that don't fit into it: a token consists of at most six words
/// joined by <c>_</c>, longer texts of several parts joined by <c>~</c>.</para>
/// <para>The agent and session come from -Agent and -SessionId or, by default, from the agent that runs the command, as shown by
/// Get-MaestroSession.</para>
/// <para>Information is collected once for a pipeline, so all handoffs created by one command describe the same point in time.</para>
/// </remarks>
/// <example>
/// <code>New-MaestroHandoff -Summary 'Login works; logout fails after an hour' -NextAction 'Run `pytest -q tests/auth` and fix logout()' -Risk 'Sessions may leak'</code>
/// <para>This command creates a handoff for work in progress. The branch, commits, changed files, mission and feature are collected.</para>
/// </example>
/// <example>
/// <code>New-MaestroHandoff -Mode plan -SessionCore 'Plan the login' -Summary 'The shape of the login is decided' -NextAction 'Start auth-impl' -ConfidenceSummary 0.8 -Decision 'Use JWT', 'No refresh tokens'</code>
/// <para>This command creates a handoff for a plan that is to be implemented, with the decisions that were made.</para>
/// </example>
/// <example>
/// <code>Get-Content handoff.json | New-MaestroHandoff -Agent codex</code>
/// <para>This command reads the content from JSON. Parameters take precedence over the JSON.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed partial class NewHandoffCommand : ChangeCommand
{
    private HandoffInputs? _inputs;
    private readonly Dictionary<string, HandoffFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>Specifies the content as an object, a hashtable or JSON, with the keys of handoff content or the names of these parameters.
    /// Parameters take precedence.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Indicates that the cmdlet does not collect the branch, commits, changed files, plan, mission and feature. The agent and session are
    /// still recorded.</summary>
    [Parameter]
    public SwitchParameter NoCollect { get; set; }

    /// <summary>Specifies a question about the feature for a person. Status and dashboard show it until it is answered with Set-MaestroFeature -Answer;
    /// the next worker prompt contains the answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Question { get; set; }

    private HandoffInputs Inputs => _inputs ??= new HandoffInputs(this);

    private protected override void Process()
    {
        HandoffInput? input = InputObject is null ? new HandoffInput(new HandoffDraft()) : Inputs.Take(InputObject);
        if (input is not null)
        {
            MakeOf(input);
        }
    }

    private protected override void End()
    {
        if (Inputs.Rest() is { } input)
        {
            MakeOf(input);
        }
    }

    private void MakeOf(HandoffInput input)
    {
        HandoffDraft draft = Draft(input.Draft);
        HandoffFacts? facts = NoCollect ? null : Collected(draft.MaestroRefs);
        HandoffContent content = HandoffService.Decide(draft, facts);
        Author author = AuthorFor(Agent ?? input.Agent, SessionId ?? input.SessionId);
        Make(_ => Workspace.Handoffs.DecideCreate(content, author, facts, Question), handoff => WriteObject(HandoffPacket.Of(handoff)));
    }

    // Once a pipeline for what it is about: asking git costs more than writing the handoff.
    private HandoffFacts Collected(MaestroReferences? about)
    {
        string subject = $"{about?.MissionId}/{about?.FeatureId}";
        if (!_facts.TryGetValue(subject, out HandoffFacts? facts))
        {
            const string Plan = "PLAN.md";
            _facts[subject] = facts = Workspace.Handoffs.Collect(
                AdapterLoadContext.Adapters.Git,
                new HandoffPlace(UserFolder, File.Exists(Path.Join(UserFolder, Plan)) ? Plan : null) { About = about, Author = WorkerFor(Agent, SessionId), SessionStart = SessionStart, ReadText = ReadText },
                Feedback,
                Cancellation);
        }

        return facts;
    }

    private static string? ReadText(string path)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(AdapterLoadContext.Adapters.UserFiles.Read(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
