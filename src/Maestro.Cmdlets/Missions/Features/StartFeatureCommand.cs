using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Start features and claim them for your session.</summary>
/// <remarks>
/// <para>Exactly one session gets a feature, however many try: its status becomes in-progress, and the session holds it until the feature is
/// submitted for review or released with Stop-MaestroFeature. The others get the error <c>FeatureHeld</c>, which names the holder, its session and
/// since when. If you already hold the feature, the command succeeds again.</para>
/// <para>-Next chooses the feature: of those that can be started and that nobody holds, first the most urgent
/// ones, then those on the critical path, then those that the most other features wait for, then in plan order. If there is none, the error
/// <c>NothingReady</c> says why. If you already hold a feature, a warning names it.</para>
/// <para>A claim does not expire, however long its holder is quiet, unless it was made with -Lease.</para>
/// </remarks>
/// <example>
/// <code>Start-MaestroFeature -Next</code>
/// <para>This command starts the best feature that is free, and returns it.</para>
/// </example>
/// <example>
/// <code>Start-MaestroFeature auth-plan -Agent codex</code>
/// <para>This command starts a feature for codex.</para>
/// </example>
/// <example>
/// <code>Start-MaestroFeature -Next -Lease 00:30:00</code>
/// <para>This command starts a feature for an unattended worker. If the worker changes nothing for half an hour, another session can take the
/// feature over.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "MaestroFeature", SupportsShouldProcess = true, DefaultParameterSetName = "Id")]
[OutputType(typeof(Feature))]
public sealed class StartFeatureCommand : AgentChangeCommand
{
    /// <summary>Specifies the features, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[] FeatureId { get; set; } = [];

    /// <summary>Indicates that the cmdlet chooses the feature: the best one that can be started and that nobody holds.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Next")]
    public SwitchParameter Next { get; set; }

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the feature; with -Next, all missions that are approved or
    /// executing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies after how long without a change by its holder another session can take the feature over, for unattended workers: <c>30m</c>,
    /// <c>2h</c>, <c>3d</c>, <c>hh:mm:ss</c> or a TimeSpan. Default: the claim does not expire.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Lease { get; set; }

    /// <summary>Indicates that the cmdlet takes over a feature that another session holds. The claim keeps its earlier holders. Requires
    /// -Reason.</summary>
    [Parameter(ParameterSetName = "Id")]
    public SwitchParameter Take { get; set; }

    /// <summary>Specifies why the feature is taken over.</summary>
    [Parameter(ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Indicates that starting a feature whose dependencies are not done is an error instead of a warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    private protected override void Process()
    {
        if (Next)
        {
            Begin("", Workspace.Starts.DecideNext);
        }
        else
        {
            ForEach(FeatureId, id => Begin(id, Workspace.Starts.Decide));
        }
    }

    private void Begin(string featureId, Func<FeatureUpdate, IFeedback, Change<FeatureChange>> decide)
    {
        var start = new FeatureUpdate(featureId, MissionId)
        {
            Author = WorkerFor(Agent, SessionId),
            Branch = AdapterLoadContext.Adapters.Git.Branch(UserFolder),
            Lease = Lease,
            Take = Take,
            Reason = Reason,
            Strict = Strict,
        };
        Make(feedback => decide(start, feedback), done => WriteObject(Workspace.Features.Shown(done.After, Feedback)));
    }
}
