using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Features that sessions start, change and release, each in one short call.</summary>
public abstract class ClaimedFeatures
{
    private protected static readonly Author Codex = new("codex", "s-1");
    private protected static readonly Author Other = new("codex", "s-2");
    private protected static readonly Author Person = new(null, null) { User = "ann@desk" };

    private protected StateFixture State { get; } = new StateFixture().Approved();

    private protected Feature Change(string id, string way, Author author) => way switch
    {
        "start" => Start(id, author),
        "report" => State.Update(new FeatureUpdate(id, null) { Report = new WorkerReport { SalientSummary = "so far" }, Author = author }).After,
        _ => Set(id, way, author),
    };

    private protected Feature Start(string id, Author author, TimeSpan? lease = null) => Make(new FeatureUpdate(id, null) { Author = author, Lease = lease });

    private protected void Stop(string id, string status, Author author, bool force = false) => StateFixture.Make(() => State.Workspace.Starts.DecideStop(
        new FeatureUpdate(id, null) { Status = status, Reason = "no time", Author = author, Force = force }, State.Feedback));

    private protected Feature Make(FeatureUpdate start) => StateFixture.Make(() => State.Workspace.Starts.Decide(start, State.Feedback)).After;

    private protected Feature Set(string id, string status, Author author, string? reason = null) =>
        State.Update(new FeatureUpdate(id, null) { Status = status, Author = author, Reason = reason }).After;

    private protected Feature Listed(string id) => State.Workspace.Features.Get(new FeatureQuery(), State.Feedback).Single(each => each.FeatureId == id);

    private protected StoredClaim Stored(string id) => new ClaimRepository(State.Store, State.Clock).Find(StateFixture.First, id)!;
}
