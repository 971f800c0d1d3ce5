using System.Management.Automation;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Receives a handoff: the newest pending one, or the one of an id. With -Claim it is yours, and nobody else's.</summary>
/// <remarks>
/// <para>Without -Claim nothing is changed; any number of sessions may look. With -Claim exactly one session gets it, however many try: the others
/// get the error HandoffNotPending, which names who has it, or, where the newest pending one was asked for, the next one.</para>
/// <para>When the work is done, Complete-MaestroHandoff says so; Reset-MaestroHandoff gives the handoff back.</para>
/// </remarks>
/// <example>
/// <code>Receive-MaestroHandoff</code>
/// <para>Looks at the newest pending handoff.</para>
/// </example>
/// <example>
/// <code>Receive-MaestroHandoff -Claim -Agent codex -AsPrompt</code>
/// <para>Claims it for codex, and gives the text to paste into codex's session.</para>
/// </example>
/// <example>
/// <code>Receive-MaestroHandoff -Claim -Wait -TimeoutSeconds 600 -FeatureId auth-impl</code>
/// <para>Waits up to ten minutes for a handoff about a feature, and claims it.</para>
/// </example>
[Cmdlet(VerbsCommunications.Receive, "MaestroHandoff", SupportsShouldProcess = true, DefaultParameterSetName = "Newest")]
[OutputType(typeof(Handoff), typeof(string))]
public sealed class ReceiveHandoffCommand : WorkspaceCommand
{
    /// <summary>The handoffs, by id or unambiguous start of one. Without it the newest pending one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    public string[] HandoffId { get; set; } = [];

    /// <summary>The newest pending one about this mission, by id or start of one.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>The newest pending one about this feature.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Claim it.</summary>
    [Parameter]
    public SwitchParameter Claim { get; set; }

    /// <summary>The agent that claims it. Without it the one that runs the command, else the setting defaultAgent, else unknown.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Agent { get; set; }

    /// <summary>Give the UKI string alone.</summary>
    [Parameter]
    public SwitchParameter AsUki { get; set; }

    /// <summary>Give text to paste into an agent's session: an instruction and the UKI string.</summary>
    [Parameter]
    public SwitchParameter AsPrompt { get; set; }

    /// <summary>Wait for a handoff when none is pending.</summary>
    [Parameter(ParameterSetName = "Newest")]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait, in seconds. Without it for as long as it takes.</summary>
    [Parameter(ParameterSetName = "Newest")]
    [ValidateRange(0, int.MaxValue)]
    public double? TimeoutSeconds { get; set; }

    private protected override void Process()
    {
        if (AsUki && AsPrompt)
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "-AsUki and -AsPrompt exclude each other.", "Leave out one of them; -AsPrompt holds the UKI string as well.");
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
        HandoffService handoffs = Workspace.Handoffs;
        var feedback = new DistinctFeedback(Feedback);
        if (!Claim)
        {
            Emit(Arrived(() => handoffs.Find(target, feedback, Cancellation)));
            return;
        }

        HandoffAuthor author = HandoffAuthor.Of(
            Agent,
            null,
            () => AdapterLoadContext.Adapters.Sessions(Settings.Sessions).Detect(UserFolder),
            () => Settings.DefaultAgent);
        Handoff? claimed = Arrived(() =>
        {
            Handoff planned = handoffs.DecideClaim(target, author, feedback, Cancellation);
            return ShouldProcess($"{planned.HandoffId} {Display.Short(planned.Summary)}", $"Claim for {planned.PickedUpBy}")
                ? handoffs.Claim(target, author, feedback, Cancellation)
                : null;
        });
        if (claimed is not null)
        {
            Emit(claimed);
        }
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
        AsUki ? handoff.Uki : AsPrompt ? HandoffPrompt.Of(handoff.Uki) : HandoffPacket.Of(handoff));
}
