using System.Text.Json.Serialization.Metadata;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>A change that was decided and not made yet. <see cref="Change.Commit"/> is the only way to make one.</summary>
/// <param name="Store">The files it is made to; null when it only writes files outside of a store.</param>
/// <param name="Target">What it is about, with its id; shown to whoever confirms it.</param>
/// <param name="Action">What is done to it; shown too.</param>
/// <param name="Result">What there is once it is made.</param>
internal sealed record Change<T>(IStateStore? Store, string Target, string Action, T Result)
{
    /// <summary>What whoever makes it should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>All of it happens, or none; empty when there is nothing to do.</summary>
    public IReadOnlyList<StateWrite> Writes { get; init; } = [];

    /// <summary>The user's own files that it writes as well; an edit that another one overtook is decided again, never written over it.</summary>
    public IReadOnlyList<OutsideWrite> Outside { get; init; } = [];

    /// <summary>What is shown instead of target and action to whoever confirms it, such as a diff; null for those.</summary>
    public string? Preview { get; init; }

    /// <summary>Why it is made, in the words of whoever makes it; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>False when the history is not to have it: what it moves was made, and recorded, before.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>The event of the history that it undoes; null for any other change.</summary>
    public string? UndoneEventId { get; init; }
}

/// <summary>Where a change comes from.</summary>
/// <param name="Author">Who makes it.</param>
/// <param name="Command">The cmdlet, such as <c>Set-MaestroFeature</c>; null in a service that no cmdlet called.</param>
internal sealed record ChangeOrigin(Author Author, string? Command)
{
    /// <summary>Nobody known.</summary>
    public static ChangeOrigin None { get; } = new(default, null);

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>One file of a change.</summary>
internal sealed record StateWrite
{
    private readonly Func<ReadOnlyMemory<byte>>? _make;
    private ReadOnlyMemory<byte>? _content;

    /// <param name="path">Its path in the store.</param>
    /// <param name="content">What it is to hold; null to delete it.</param>
    public StateWrite(string path, ReadOnlyMemory<byte>? content)
    {
        Path = path;
        _content = content;
    }

    private StateWrite(string path, Func<ReadOnlyMemory<byte>> make)
    {
        Path = path;
        _make = make;
    }

    /// <summary>Its path in the store.</summary>
    public string Path { get; }

    /// <summary>What it is to hold; null to delete it.</summary>
    public ReadOnlyMemory<byte>? Content => _make is null ? _content : _content ??= _make();

    /// <summary>True when its bytes are made of a record, false when they are what somebody else wrote.</summary>
    public bool IsRecord => _make is not null;

    /// <summary>False for a file that is only moved: what it holds is in another file of the change, and the event need not repeat it.</summary>
    public bool IsInHistory { get; init; } = true;

    /// <summary>A file that holds a record. Its bytes are made when they are asked for: a change that is only shown, and decided again under the lock, needs none.</summary>
    public static StateWrite Of<T>(string path, T value, JsonTypeInfo<T> type) => new(path, () => StateJson.Write(value, type));
}

/// <summary>Makes changes.</summary>
internal static class Change
{
    private const int MostAttempts = 20;

    /// <summary>Takes the lock, decides again on what is on disk now, and writes all of it, with its event in the history.</summary>
    /// <param name="planned">The change as it was decided before.</param>
    /// <param name="isConfirmed">True when somebody agreed to just this one: another one is not made then.</param>
    /// <param name="decide">Decides it again; nothing that was read before counts.</param>
    /// <param name="origin">Who makes it, for the history.</param>
    /// <param name="cancellationToken">Stops before anything is visible.</param>
    /// <returns>The change that was made.</returns>
    /// <exception cref="MaestroException">TargetChanged, WorkspaceLocked, WorkspaceNotWritable, and those of deciding.</exception>
    public static Change<T> Commit<T>(Change<T> planned, bool isConfirmed, Func<Change<T>> decide, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        return CommitDirectly(planned.Store, Same, origin, cancellationToken)!;

        Change<T> Same()
        {
            Change<T> decided = decide();
            return !isConfirmed || (decided.Target == planned.Target && decided.Action == planned.Action && decided.Preview == planned.Preview)
                ? decided
                : throw Changed(planned, $"it was '{planned.Action}' on '{planned.Target}', and it is now '{decided.Action}' on '{decided.Target}'");
        }
    }

    /// <summary>Takes the lock, decides on what is on disk now, and writes all of it, with its event in the history: for a change that was not decided before, to be shown.</summary>
    /// <param name="store">The files that it is made to; null when it only writes files outside of a store.</param>
    /// <param name="decide">Decides it; again, when another process gets ahead. Null to make none.</param>
    /// <param name="origin">Who makes it, for the history.</param>
    /// <param name="cancellationToken">Stops before anything is visible.</param>
    /// <returns>The change that was made; null when none was.</returns>
    /// <exception cref="MaestroException">TargetChanged, WorkspaceLocked, WorkspaceNotWritable, and those of deciding.</exception>
    public static Change<T>? CommitDirectly<T>(IStateStore? store, Func<Change<T>?> decide, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            using IStateChange? change = store?.BeginChange(cancellationToken);
            using FreshReads.Scope fresh = FreshReads.Begin();
            if (decide() is not { } decided)
            {
                return null;
            }

            if (decided.Store is { } other && other != store)
            {
                throw new InvalidOperationException("A change is made in the store that it was decided for.");
            }

            Stage(change, decided, origin, cancellationToken);
            if (decided.Outside.All(static write => write.Files.TryReplace(write)))
            {
                if (decided.Writes.Count > 0)
                {
                    change!.Commit();
                }

                return decided;
            }

            if (attempt == MostAttempts)
            {
                throw Changed(decided, "another process changes the same file again and again");
            }
        }
    }

    private static void Stage<T>(IStateChange? change, Change<T> decided, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        foreach (StateWrite write in decided.Writes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (write.Content is { } content)
            {
                change!.Write(write.Path, content);
            }
            else
            {
                change!.Delete(write.Path);
            }
        }

        if (decided is { Writes.Count: > 0, IsRecorded: true })
        {
            var entry = HistoryEntry.Of(decided, origin);
            change!.Append(new HistoryFiles(decided.Store!).For(entry.Time), HistoryLine.Write(entry));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static MaestroException Changed<T>(Change<T> planned, string what) => new(
        ErrorCode.TargetChanged,
        $"The change is no longer the one that was confirmed: {what}. Nothing was changed.",
        "Run the command again and confirm the new change.",
        planned.Target);

    /// <summary>Decides and makes a change that nobody has to confirm.</summary>
    public static T Make<T>(Func<Change<T>> decide, ChangeOrigin origin, CancellationToken cancellationToken) =>
        Commit(decide(), isConfirmed: false, decide, origin, cancellationToken).Result;
}
