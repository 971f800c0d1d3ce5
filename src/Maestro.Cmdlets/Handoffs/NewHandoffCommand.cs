using System.Management.Automation;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Create a handoff for another agent session.</summary>
/// <remarks>
/// <para>A handoff is a compact packet of information. It requires a mode, the subject of the session, a summary, the next action, and your
/// confidence in the work or in the summary. The cmdlet collects what you omit: the git branch; the changed files (at most 50, with exact paths in
/// the property Files); PLAN.md, in a handoff with mode <c>plan</c>; the newest mission that is approved, executing, validating or paused; and its
/// feature, if only one is open. Use -NoCollect to turn this off.</para>
/// <para>A token consists of at most six words joined by <c>_</c>. The characters <c>:</c>, <c>|</c>, <c>*</c>, the backtick and line breaks are not
/// allowed; in lists, neither is <c>-</c>.</para>
/// <para>The agent and session come from -Agent and -SessionId or, by default, from the agent that runs the command, as shown by
/// Get-MaestroSession.</para>
/// <para>Information is collected once for a pipeline, so all handoffs created by one command describe the same point in time.</para>
/// </remarks>
/// <example>
/// <code>New-MaestroHandoff -Mode execute -SessionCore auth_flow -Summary Auth_flow_scaffolded-tests_missing -NextAction write_login_tests -ConfidenceWork 0.9</code>
/// <para>This command creates a handoff for work in progress. The branch, changed files, mission and feature are collected.</para>
/// </example>
/// <example>
/// <code>New-MaestroHandoff -Mode plan -SessionCore auth_plan -Summary Login_shape_decided -NextAction start_auth_impl -ConfidenceSummary 0.8 -Decision use_jwt, no_refresh_tokens</code>
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
    private HandoffFacts? _facts;

    /// <summary>Specifies the content as an object, a hashtable or JSON, with the keys of handoff content or the names of these parameters.
    /// Parameters take precedence.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Indicates that the cmdlet does not collect the branch, changed files, plan, mission and feature. -Artifact and -ReadMore are then
    /// required. The agent and session are still recorded.</summary>
    [Parameter]
    public SwitchParameter NoCollect { get; set; }

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
        // Once a pipeline: asking git costs more than writing the handoff.
        HandoffFacts? facts = NoCollect ? null : _facts ??= Collect();
        HandoffContent content = HandoffService.Decide(Draft(input.Draft), facts);
        Author author = AuthorFor(Agent ?? input.Agent, SessionId ?? input.SessionId);
        Make(_ => Workspace.Handoffs.DecideCreate(content, author, facts), handoff => WriteObject(HandoffPacket.Of(handoff)));
    }

    private HandoffFacts Collect()
    {
        const string Plan = "PLAN.md";
        string? planFile = File.Exists(Path.Join(UserFolder, Plan)) ? Plan : null;
        return Workspace.Handoffs.Collect(AdapterLoadContext.Adapters.Git, UserFolder, planFile, Feedback, Cancellation);
    }
}
