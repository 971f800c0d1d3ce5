using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Makes corrections of the principles that an older program left.</summary>
internal sealed class PrincipleService(IStateStore store, MemoryRepository memory, TimeProvider clock, Func<MaestroSettings> settings)
{
    /// <summary>The principles of which there is no correction yet.</summary>
    public IReadOnlyList<Principle> Waiting(IFeedback feedback) =>
        store.Read(Principle.Path) is { } content ? Waiting(content, memory.Corrections(NoFeedback.Instance), feedback) : [];

    /// <summary>What importing them would do.</summary>
    /// <exception cref="MaestroException">FileNotFound: there are none.</exception>
    public Change<IReadOnlyList<Correction>> Decide(IFeedback feedback)
    {
        string path = store.FullPath(Principle.Path);
        byte[] content = store.Read(Principle.Path) ?? throw new MaestroException(
            ErrorCode.FileNotFound, $"There are no principles to import: '{path}' does not exist.", "Add-MaestroCorrection '<what to do from now on>' -Trigger '<word>'", path);
        IReadOnlyList<Correction> existing = memory.Corrections(feedback);
        DateTimeOffset now = clock.GetUtcNow();
        List<string> ids = [.. memory.CorrectionIds(), .. memory.Suite()?.Rules.Select(static rule => rule.CorrectionId) ?? []];
        List<Correction> made = [];
        foreach (Principle principle in Waiting(content, existing, feedback))
        {
            string id = SequencedId.Next(ids, SequencedId.Today(clock), settings().HasUniqueIds);
            ids.Add(id);
            made.Add(CorrectionRules.Create(id, principle.ToCorrection(), now));
        }

        return new Change<IReadOnlyList<Correction>>(store, path, $"Add {Count.Of(made.Count, "correction")}", made)
        {
            Warnings = made.Count == 0 ? [$"Every principle in '{path}' is a correction already."] : [],
            Writes = [.. made.Select(static correction => new StateWrite(StatePaths.Correction(correction.CorrectionId), StateJson.Write(correction, MemoryJsonContext.Default.Correction)))],
        };
    }

    private List<Principle> Waiting(byte[] content, IReadOnlyList<Correction> corrections, IFeedback feedback) =>
        [.. Principle.Read(content, store.FullPath(Principle.Path), feedback).Where(principle => CorrectionRules.FindSame(corrections, principle.Rule) is null).DistinctBy(static principle => CorrectionRules.Normalize(principle.Rule))];
}
