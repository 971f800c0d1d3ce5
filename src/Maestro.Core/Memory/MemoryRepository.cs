using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>What a workspace's memory holds, as it stands on disk.</summary>
internal sealed class MemoryRepository
{
    private readonly IStateStore _store;
    private readonly StateRecords<Correction> _corrections;
    private readonly StateRecords<Learning> _learnings;
    private readonly StateRecords<Guidance> _guidance;
    private readonly StateRecords<RatchetSuite> _suite;
    private readonly StateRecords<RatchetBaseline> _baseline;

    public MemoryRepository(IStateStore store, TimeProvider clock)
    {
        _store = store;
        _corrections = new StateRecords<Correction>(store, clock, MemoryFiles.Correction);
        _learnings = new StateRecords<Learning>(store, clock, MemoryFiles.Learning);
        _guidance = new StateRecords<Guidance>(store, clock, MemoryFiles.Guidance);
        _suite = new StateRecords<RatchetSuite>(store, clock, MemoryFiles.Suite);
        _baseline = new StateRecords<RatchetBaseline>(store, clock, MemoryFiles.Baseline);
    }

    /// <summary>The ids of all corrections, newest first.</summary>
    public IReadOnlyList<string> CorrectionIds()
    {
        string[] ids = [.. _store.RecordIds(StatePaths.Corrections)];
        Array.Sort(ids, static (left, right) => SequencedOrder.Compare(right, left));
        return ids;
    }

    /// <summary>The correction of an id, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public Correction? FindCorrection(string correctionId) => _corrections.Get(StatePaths.Correction(correctionId));

    /// <summary>All corrections, newest first; each that can't be read is a problem.</summary>
    public IReadOnlyList<Correction> Corrections(IFeedback feedback)
    {
        List<Correction> corrections = [.. CorrectionsAsListed(feedback)];
        corrections.Sort(static (left, right) => SequencedOrder.Compare(right.CorrectionId, left.CorrectionId));
        return corrections;
    }

    /// <summary>The same in the order of the folder, and the very same list while nothing changes: for those who only ask whether anything did.</summary>
    public IReadOnlyList<Correction> CorrectionsAsListed(IFeedback feedback) => _corrections.All(StatePaths.Corrections, feedback);

    /// <summary>The ids of all learnings, in no order.</summary>
    public IEnumerable<string> LearningIds() => _store.RecordIds(StatePaths.Learnings);

    /// <summary>All learnings, newest first; each that can't be read is a problem.</summary>
    public IReadOnlyList<Learning> Learnings(IFeedback feedback)
    {
        List<Learning> learnings = [.. _learnings.All(StatePaths.Learnings, feedback)];
        learnings.Sort(LearningsNewestFirst);
        return learnings;
    }

    /// <summary>The learning of an id that the folder has, or null. Other programs may use ids of another form.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public Learning? FindLearning(string listedId) => _learnings.Get($"{StatePaths.Learnings}/{listedId}.json");

    /// <summary>The order of learnings: the newest first.</summary>
    public static int LearningsNewestFirst(Learning left, Learning right) => right.Moment.CompareTo(left.Moment) is not 0 and var order
        ? order
        : string.CompareOrdinal(right.LearningId, left.LearningId);

    /// <summary>The guidance as stored, or null.</summary>
    public Guidance? Guidance() => _guidance.Get(StatePaths.Guidance);

    /// <summary>The rules of the ratchet, or null.</summary>
    public RatchetSuite? Suite() => _suite.Get(StatePaths.RatchetSuite);

    /// <summary>What the last check of the ratchet found, or null.</summary>
    public RatchetBaseline? Baseline() => _baseline.Get(StatePaths.RatchetBaseline);
}
