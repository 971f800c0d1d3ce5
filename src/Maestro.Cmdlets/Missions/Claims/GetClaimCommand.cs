using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get who holds which features.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroClaim")]
[OutputType(typeof(FeatureClaim))]
public sealed class GetClaimCommand : WorkspaceCommand
{
    /// <summary>Specifies the features, by id, unambiguous prefix, or wildcard pattern. Default: all features.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the missions, by id, prefix, or wildcard pattern. Default: all unfinished missions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the holders, by name or wildcard pattern: agents, or persons as user@host.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[]? Agent { get; set; }

    /// <summary>Indicates that the cmdlet returns only claims whose holder has changed nothing for the time in the setting
    /// <c>sessionDetection.staleMinutes</c>: two hours by default.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet returns only claims whose lease has expired.</summary>
    [Parameter]
    public SwitchParameter Expired { get; set; }

    /// <summary>Indicates that the cmdlet also returns claims that have ended: who worked on the features that are in review or done.</summary>
    [Parameter]
    public SwitchParameter IncludeEnded { get; set; }

    private protected override void Process() => WriteEach(Workspace.Claims.Get(
        new ClaimQuery
        {
            Missions = IdFilters.From(MissionId),
            Features = IdFilters.From(FeatureId),
            Holders = IdFilters.From(Agent),
            QuietFor = Quiet ? TimeSpan.FromMinutes(Settings.Sessions.StaleMinutes) : null,
            ExpiredOnly = Expired,
            WithEnded = IncludeEnded,
            Reader = WorkerFor(null, null),
        },
        Feedback));
}
