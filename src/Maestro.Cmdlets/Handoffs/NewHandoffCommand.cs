using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Makes a handoff: a compact packet that another agent session takes up.</summary>
/// <remarks>
/// <para>A handoff needs a mode, what the session was about, a summary, the next action, and how sure you are of the work or of the summary.
/// What you leave out is collected: the git branch, the changed files (at most 50, with their exact paths in the property Files), PLAN.md in a
/// handoff of mode plan, the newest mission that is approved, executing, validating or paused, and its feature when only one is open.
/// -NoCollect switches that off.</para>
/// <para>Tokens are words joined by _, at most six of them; : | ` * and line breaks are refused. In the lists a - is refused too.</para>
/// <para>Agent and session are taken from -Agent and -SessionId, else from the agent that runs the command, as Get-MaestroSession shows it.</para>
/// <para>What is collected is collected once for a pipeline, so that all handoffs of one command describe the same moment.</para>
/// </remarks>
/// <example>
/// <code>New-MaestroHandoff -Mode execute -SessionCore auth_flow -Summary Auth_flow_scaffolded-tests_missing -NextAction write_login_tests -ConfidenceWork 0.9</code>
/// <para>Hands over work that is under way. Branch, changed files, mission and feature are collected.</para>
/// </example>
/// <example>
/// <code>New-MaestroHandoff -Mode plan -SessionCore auth_plan -Summary Login_shape_decided -NextAction start_auth_impl -ConfidenceSummary 0.8 -Decision use_jwt, no_refresh_tokens</code>
/// <para>Hands over a plan that is to be carried out, with what was decided.</para>
/// </example>
/// <example>
/// <code>Get-Content handoff.json | New-MaestroHandoff -Agent codex</code>
/// <para>Takes the content from JSON; a parameter that is given as well wins.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed partial class NewHandoffCommand : WorkspaceCommand
{
    private HandoffInputs? _inputs;
    private HandoffFacts? _facts;
    private HandoffAuthor? _detected;

    /// <summary>The content as an object, a hashtable or JSON, with the keys of content or the names of these parameters. Parameters that are given win.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Collect nothing: neither branch and changed files, nor plan, mission and feature. -Artifact and -ReadMore must be given then.</summary>
    [Parameter]
    public SwitchParameter NoCollect { get; set; }

    private HandoffInputs Inputs => _inputs ??= new HandoffInputs(this);

    private protected override void Process()
    {
        HandoffInput? input = InputObject is null ? new HandoffInput(new HandoffDraft()) : Inputs.Take(InputObject);
        if (input is not null)
        {
            Make(input);
        }
    }

    private protected override void End()
    {
        if (Inputs.Rest() is { } input)
        {
            Make(input);
        }
    }

    private void Make(HandoffInput input)
    {
        // Once a pipeline: asking git costs more than writing the handoff.
        HandoffFacts? facts = NoCollect ? null : _facts ??= Collect();
        HandoffContent content = HandoffService.Decide(Draft(input.Draft), facts);
        HandoffAuthor author = Author(Agent ?? input.Agent, SessionId ?? input.SessionId);
        HandoffService handoffs = Workspace.Handoffs;
        if (ShouldProcess(content.Summary, "Make a handoff"))
        {
            WriteObject(HandoffPacket.Of(handoffs.Create(content, author, facts, Cancellation)));
        }
    }

    private HandoffFacts Collect()
    {
        const string Plan = "PLAN.md";
        string? planFile = File.Exists(Path.Join(UserFolder, Plan)) ? Plan : null;
        return Workspace.Handoffs.Collect(AdapterLoadContext.Adapters.Git, UserFolder, planFile, Feedback, Cancellation);
    }

    private HandoffAuthor Author(string? agent, string? sessionId) => agent is null && sessionId is null
        ? _detected ??= Detected(null, null)
        : Detected(agent, sessionId);

    private HandoffAuthor Detected(string? agent, string? sessionId) => HandoffAuthor.Of(
        agent,
        sessionId,
        () => AdapterLoadContext.Adapters.Sessions(Settings.Sessions).Detect(UserFolder),
        () => Settings.DefaultAgent);
}
