using System.Collections.Concurrent;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Control;

/// <summary>Counts what waits, for prompts that are drawn after every command.</summary>
/// <remarks>
/// Every writer replaces files by renaming, which gives their folder a new time: what was read holds while the folders keep theirs, and no file is
/// looked at. What is damaged is read again each time, since it may be repaired in place.
/// </remarks>
internal sealed class GlanceService(
    IStateStore store,
    MissionRepository missions,
    WorkedFeatures worked,
    Func<IFeedback, IReadOnlyList<string>> pendingHandoffs,
    TimeProvider clock)
{
    // Two changes of a folder that are closer to each other than this may leave the same time.
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Part> _parts = new(StringComparer.Ordinal);

    /// <summary>The counts, and the next steps.</summary>
    /// <param name="mayMove">True for a feature that the reader of the steps can take to its next status; null where there is none.</param>
    /// <remarks>Reports no problem: <see cref="WorkspaceGlance.IsDamaged"/> says that there is one.</remarks>
    public WorkspaceGlance Get(Func<Feature, bool>? mayMove = null)
    {
        var damage = new CountingFeedback(NoFeedback.Instance);
        StateEntry? missionsFolder = Find(StatePaths.Missions);
        IReadOnlyList<string> ids = Read("missions", [missionsFolder], damage, feedback => feedback.TryOrReport(missions.Ids) ?? []);
        IReadOnlyList<string> handoffs = Read("handoffs", [Find(StatePaths.Handoffs)], damage, pendingHandoffs);

        // Files of workers are too many to have their folders looked at; a change of one leaves a line in the history.
        StateEntry? history = Find(new HistoryFiles(store).For(clock.GetUtcNow()));
        OpenMission[] open = [.. ids.Select(id => Load(id, history, damage)).OfType<OpenMission>()];
        bool isDamaged = damage.Problems > 0;
        return new WorkspaceGlance(
            open.Sum(static mission => mission.Features.Count(static feature => feature.IsReady)),
            open.Sum(static mission => mission.Features.Count(static feature => feature.Phase == FeaturePhase.Review)),
            handoffs.Count,
            isDamaged)
        {
            Steps = isDamaged ? [NextSteps.Repair] : [.. NextSteps.All([.. open.Select(static mission => (mission.State, mission.FirstReady))], ids.Count > 0, handoffs.Count > 0, mayMove)],
        };
    }

    // Null for a mission that is finished, of which nothing can wait.
    private OpenMission? Load(string missionId, StateEntry? history, IFeedback damage)
    {
        StateEntry? folder = Find($"{StatePaths.Missions}/{missionId}");
        Mission? mission = Read($"mission {missionId}", [folder], damage, feedback => feedback.TryOrReport(() => missions.Read(missionId)));
        return mission is not { IsFinished: false } ? null : Read($"features {missionId}", [folder, Find(StatePaths.Features(missionId)), history], damage, feedback =>
        {
            MissionState state = missions.Load(mission, feedback);
            return new OpenMission(state, worked.Of(missionId, state.Features, feedback).Features);
        });
    }

    /// <param name="name">The part of the workspace.</param>
    /// <param name="marks">What shows that it changed, found before it is read.</param>
    /// <param name="damage">Where problems go.</param>
    /// <param name="read">Reads it.</param>
    private T Read<T>(string name, StateEntry?[] marks, IFeedback damage, Func<IFeedback, T> read)
    {
        if (_parts.TryGetValue(name, out Part? known) && known.Marks.AsSpan().SequenceEqual(marks))
        {
            return (T)known.Value!;
        }

        DateTime now = clock.GetUtcNow().UtcDateTime;
        var problems = new CountingFeedback(damage);
        T value = read(problems);
        if (problems.Problems == 0 && marks.All(mark => mark is null || now - mark.LastWriteUtc > Young))
        {
            _parts[name] = new Part(marks, value);
        }
        else
        {
            _parts.TryRemove(name, out _);
        }

        return value;
    }

    private StateEntry? Find(string path) => NoFeedback.Instance.TryOrReport(() => store.Find(path));

    private sealed record OpenMission(MissionState State, IReadOnlyList<Feature> Features)
    {
        public Feature? FirstReady => Features.FirstOrDefault(static feature => feature.IsReady);
    }

    private sealed record Part(StateEntry?[] Marks, object? Value);
}
