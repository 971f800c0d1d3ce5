using System.Management.Automation;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>The cmdlet returns the oldest pending handoff, or the one with the specified id. With -Claim, it also claims the handoff, so that no
/// other session can.</summary>
/// <remarks>
/// <para>Without -Claim, nothing changes, and any number of sessions can read the handoff. With -Claim, exactly one session gets it, however many
/// try. If you specify an id, the others get the error <c>HandoffNotPending</c>, which names the holder. If you omit the id, they get the next
/// pending handoff.</para>
/// <para>A feature that is in work is passed on with the handoff about it: the claim on the feature becomes yours. If a session holds the feature that
/// neither made the handoff nor had it, the handoff can't be claimed: the error is <c>FeatureHeld</c>, or, without an id, the next handoff is
/// claimed.</para>
/// <para>When the work is done, use Complete-MaestroHandoff. To release the handoff, use Reset-MaestroHandoff.</para>
/// </remarks>
/// <example>
/// <code>Receive-MaestroHandoff</code>
/// <para>This command shows the oldest pending handoff without claiming it.</para>
/// </example>
/// <example>
/// <code>Receive-MaestroHandoff -Claim -Agent codex -AsPrompt</code>
/// <para>This command claims the oldest pending handoff for codex and returns text to paste into its session.</para>
/// </example>
/// <example>
/// <code>Receive-MaestroHandoff -Claim -Wait -TimeoutSeconds 600 -FeatureId auth-impl</code>
/// <para>This command waits up to ten minutes for a handoff about a feature and claims it.</para>
/// </example>
[Cmdlet(VerbsCommunications.Receive, "MaestroHandoff", SupportsShouldProcess = true, DefaultParameterSetName = "Newest")]
[OutputType(typeof(Handoff), typeof(string))]
public sealed class ReceiveHandoffCommand : ChangeCommand
{
    /// <summary>Specifies the handoffs, by id or unambiguous prefix. Default: the oldest pending handoff.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    [PlainText]
    public string[] HandoffId { get; set; } = [];

    /// <summary>Specifies the mission, by id or prefix. The oldest pending handoff about it is returned.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the feature. The oldest pending handoff about it is returned.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Indicates that the cmdlet claims the handoff.</summary>
    [Parameter]
    public SwitchParameter Claim { get; set; }

    /// <summary>Specifies the agent that claims the handoff. Default: the agent that runs the command; otherwise the setting <c>defaultAgent</c>;
    /// otherwise <c>unknown</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Agent { get; set; }

    /// <summary>Indicates that the cmdlet returns only the UKI string.</summary>
    [Parameter]
    public SwitchParameter AsUki { get; set; }

    /// <summary>Indicates that the cmdlet returns text to paste into an agent session: the id and the author, the texts as they were
    /// written, commits and files, the UKI string, and the commands that complete the handoff or release it.</summary>
    [Parameter]
    public SwitchParameter AsPrompt { get; set; }

    /// <summary>Indicates that the cmdlet waits for a handoff if none is pending.</summary>
    [Parameter(ParameterSetName = "Newest")]
    public SwitchParameter Wait { get; set; }

    /// <summary>Specifies how long to wait, in seconds. Default: no limit.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateRange(0, int.MaxValue)]
    [PointNumber]
    public double? TimeoutSeconds { get; set; }

    private protected override void Process()
    {
        if (AsUki && AsPrompt)
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "-AsUki and -AsPrompt can't be used together.", "Omit one of them; -AsPrompt includes the UKI string.");
        }

        if (ParameterSetName == "Id")
        {
            ForEach(HandoffId, id => Take(new HandoffTarget { HandoffId = id }));
        }
        else
        {
            Take(new HandoffTarget { MissionId = MissionId, FeatureId = FeatureId });
        }
    }

    private void Take(HandoffTarget target)
    {
        var feedback = new DistinctFeedback(Feedback);
        if (!Claim)
        {
            Emit(Arrived(() => Workspace.HandoffReader.Find(target, feedback, Cancellation)));
            return;
        }

        // Where no session is known, the feature of the handoff is also the person's.
        Author known = AuthorFor(Agent, null);
        Author author = known.SessionId is null ? known with { User = User } : known;
        string? branch = AdapterLoadContext.Adapters.Git.Branch(UserFolder);
        Arrived(() =>
        {
            MakePlanned(again => Workspace.Handoffs.DecideClaim(target, author, branch, again, Cancellation), null, Emit);
            return true;
        });
    }

    private T Arrived<T>(Func<T> attempt)
    {
        if (!Wait)
        {
            return attempt();
        }

        string folder = Workspace.Store.FullPath(StatePaths.Handoffs);
        TimeSpan? limit = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return HandoffWait.Until(attempt, () => AdapterLoadContext.Adapters.Watcher.Watch(folder), limit, TimeProvider.System, Cancellation);
    }

    private void Emit(Handoff handoff) => WriteObject(
        AsUki ? PromptText.Of(handoff.Uki, Host) : AsPrompt ? PromptText.Of(HandoffPrompt.Of(handoff, CommandForms.Of(null, Host)), Host) : HandoffPacket.Of(handoff));
}
