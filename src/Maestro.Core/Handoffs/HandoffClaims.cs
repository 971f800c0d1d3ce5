using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro;

// Who has a handoff: pending → picked-up → completed, and back to pending.
public sealed partial record Handoff
{
    /// <summary>Takes it: pending → picked-up.</summary>
    /// <exception cref="MaestroException">HandoffNotPending: somebody has it (the message says who and since when), or it is completed.</exception>
    internal Handoff Claim(string? agent, string? sessionId, DateTimeOffset now)
    {
        if (Status != HandoffStatus.Pending)
        {
            throw NotPending("Get-MaestroHandoff -Status pending");
        }

        HandoffHolder holder = new() { Agent = agent ?? UnknownAgent, SessionId = sessionId, PickedUpAt = now };
        return this with { Status = HandoffStatus.PickedUp, PickedUpAt = now, PickedUpBy = holder.Agent, Trail = [.. Trail ?? [], holder] };
    }

    /// <summary>True when a claim is the author's own: the same session, or, where none is known, the same agent. What was claimed without a session is also a person's.</summary>
    internal bool IsHeldBy(Author author)
    {
        HandoffHolder holder = Holder();
        return Status == HandoffStatus.PickedUp
            && new Holding { Agent = holder.Agent == UnknownAgent ? null : holder.Agent, SessionId = holder.SessionId == NoSession ? null : holder.SessionId }.IsOf(author);
    }

    /// <summary>Refuses what only the holder does.</summary>
    /// <exception cref="MaestroException">HandoffHeld.</exception>
    internal void RequireHolder(Author author, string hint = "Add -Force to do it anyway, or -Agent if it is your own claim.")
    {
        if (Status == HandoffStatus.PickedUp && !IsHeldBy(author))
        {
            throw new MaestroException(ErrorCode.HandoffHeld, $"Handoff {HandoffId} is held by {HolderName()}{Since(PickedUpAt)}.", hint, HandoffId);
        }
    }

    /// <summary>Refuses to remove what somebody has claimed.</summary>
    /// <exception cref="MaestroException">HandoffNotPending.</exception>
    internal void RequirePending()
    {
        if (Status != HandoffStatus.Pending)
        {
            throw NotPending("Add -Force to remove it anyway.");
        }
    }

    /// <summary>Ends it because its feature is done, whoever has it.</summary>
    internal Handoff End(string report, DateTimeOffset now) => this with { Status = HandoffStatus.Completed, CompletedAt = now, Report = Report ?? report };

    /// <summary>Finishes it: picked-up → completed.</summary>
    /// <exception cref="MaestroException">HandoffNotClaimed: nobody has it, or it is completed already.</exception>
    internal Handoff Complete(string? report, DateTimeOffset now)
    {
        RequireClaimed("completed");
        return this with { Status = HandoffStatus.Completed, CompletedAt = now, Report = report ?? Report };
    }

    /// <summary>Gives it back: picked-up → pending. The trail keeps who had it.</summary>
    /// <exception cref="MaestroException">HandoffNotClaimed: nobody has it, or it is completed already.</exception>
    internal Handoff Release(string? reason, DateTimeOffset now)
    {
        RequireClaimed("released");
        HandoffHolder holder = Holder() with { ReturnedAt = now, Reason = reason };
        List<HandoffHolder> trail = [.. Trail ?? []];
        if (HasOpenTrail())
        {
            trail.RemoveAt(trail.Count - 1);
        }

        trail.Add(holder);
        return this with { Status = HandoffStatus.Pending, PickedUpAt = null, PickedUpBy = null, Trail = trail };
    }

    // The reference records no trail, so a claim it made is known by pickedUpBy alone.
    private HandoffHolder Holder() =>
        HasOpenTrail() ? Trail![^1] : new() { Agent = PickedUpBy ?? UnknownAgent, PickedUpAt = PickedUpAt };

    private bool HasOpenTrail() => Trail is { Count: > 0 } && Trail[^1].ReturnedAt is null && Trail[^1].PickedUpAt == PickedUpAt;

    private MaestroException NotPending(string hint)
    {
        string state = Status == HandoffStatus.Completed
            ? $"is completed{Since(CompletedAt)}; the holder was {HolderName()}"
            : $"is held by {HolderName()}{Since(PickedUpAt)}";
        return new(ErrorCode.HandoffNotPending, $"Handoff {HandoffId} {state}.", hint, HandoffId);
    }

    private void RequireClaimed(string wanted)
    {
        if (Status == HandoffStatus.Completed)
        {
            throw new MaestroException(
                ErrorCode.HandoffNotClaimed,
                $"Handoff {HandoffId} can't be {wanted}: it is completed{Since(CompletedAt)}.",
                CommandText.Of($"Get-MaestroHandoff {HandoffId}"),
                HandoffId);
        }

        if (Status != HandoffStatus.PickedUp)
        {
            throw new MaestroException(
                ErrorCode.HandoffNotClaimed,
                $"Handoff {HandoffId} can't be {wanted}: it has not been claimed.",
                CommandText.Of($"Receive-MaestroHandoff {HandoffId} -Claim"),
                HandoffId);
        }
    }

    private string HolderName()
    {
        HandoffHolder holder = Holder();
        string agent = Display.Short(holder.Agent);
        return holder.SessionId is null or NoSession ? agent : $"{agent} (session {Display.Short(holder.SessionId)})";
    }

    private static string Since(DateTimeOffset? time) => time is null ? "" : $" since {IsoTimeConverter.Write(time.Value)}";
}
