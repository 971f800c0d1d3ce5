using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>What an older program kept in the workspace and Maestro keeps in another way: its tasks, principles and replies. Each is reported with what converts it.</summary>
internal static class OlderRecords
{
    private const string Tasks = "tasks/tasks.jsonl";

    private const string Lessons = "tasks/candidates";

    private const string Outcomes = "principles/outcomes.jsonl";

    public static IEnumerable<StateFault> Of(IStateStore store, WorkspaceScan scan) =>
        new Func<StateFault?>[] { () => OfTasks(store, scan), () => OfPrinciples(store, scan), () => OfReplies(store), () => OfLessons(store), () => OfOutcomes(store) }
            .Select(look => Try(store, look))
            .OfType<StateFault>();

    // Tasks that are features of a mission by now were converted.
    private static StateFault? OfTasks(IStateStore store, WorkspaceScan scan)
    {
        if (store.Read(Tasks) is not { } content)
        {
            return null;
        }

        string path = store.FullPath(Tasks);
        IReadOnlyList<SourceItem> tasks = BeadsSource.Read(new SourceText(path, content), SourceFormat.Maestro, "").Items;
        HashSet<string> features = [.. scan.Missions.SelectMany(static mission => mission.Features).Select(static feature => feature.FeatureId)];
        string[] open = [.. tasks.Where(static task => !task.Progress.IsOver).Select(static task => task.Id).Where(id => !features.Contains(id))];
        return open.Length == 0 ? null : Notice(
            path,
            $"'{path}' contains {Count.Of(open.Length, "open task")} of an older program, which Maestro does not list: {Display.List(open, 5)}.",
            CommandText.Of($"ConvertTo-MaestroPlan -From {SourceFormat.Maestro} -Path {path}") + " | New-MaestroMission -ImportProgress");
    }

    private static StateFault? OfPrinciples(IStateStore store, WorkspaceScan scan)
    {
        if (store.Read(Principle.Path) is not { } content)
        {
            return null;
        }

        string path = store.FullPath(Principle.Path);
        var damage = new CountingFeedback(NoFeedback.Instance);
        string[] waiting = [.. Principle.Read(content, path, damage).Where(principle => CorrectionRules.FindSame(scan.Corrections, principle.Rule) is null).Select(static principle => principle.Id)];
        string damaged = damage.Problems == 0 ? "" : $" {Count.Of(damage.Problems, "line")} can't be read.";
        return waiting.Length + damage.Problems == 0 ? null : Notice(
            path,
            $"'{path}' contains {Count.Of(waiting.Length, "principle")} of an older program, which Maestro does not apply: {Display.List(waiting, 5)}.{damaged}",
            "Import-MaestroPrinciple");
    }

    private static StateFault? OfReplies(IStateStore store)
    {
        IReadOnlyList<(string MissionId, string FeatureId)> waiting = ReplyService.Waiting(store);
        string path = store.FullPath(Reply.Folder);
        return waiting.Count == 0 ? null : Notice(
            path,
            $"'{path}' contains {(waiting.Count == 1 ? "1 reply" : $"{waiting.Count} replies")} of workers of an older program, which Maestro does not read: {Display.List([.. waiting.Select(static reply => $"{reply.FeatureId} of {reply.MissionId}")], 5)}.",
            "Import-MaestroReply");
    }

    private static StateFault? OfLessons(IStateStore store)
    {
        int count = store.RecordIds(Lessons).Count();
        string path = store.FullPath(Lessons);
        return count == 0 ? null : Notice(path, $"'{path}' contains {Count.Of(count, "lesson")} from closed tasks of an older program, which have no counterpart in Maestro.", CommandText.Of($"Get-ChildItem -LiteralPath {path}"));
    }

    private static StateFault? OfOutcomes(IStateStore store)
    {
        string path = store.FullPath(Outcomes);
        return store.Find(Outcomes) is not { IsFolder: false, Length: > 0 } ? null : Notice(path, $"'{path}' records how well principles of an older program worked, which has no counterpart in Maestro.", CommandText.Of($"Get-Content -LiteralPath {path}"));
    }

    private static StateFault Notice(string path, string message, string fix) => new(StateCheck.OtherFiles, path, message, fix) { IsHarmless = true };

    private static StateFault? Try(IStateStore store, Func<StateFault?> look)
    {
        try
        {
            return look();
        }
        catch (MaestroException problem)
        {
            return Notice(problem.Target as string ?? store.Root, problem.Message, problem.Hint ?? CommandText.Of($"Get-ChildItem -LiteralPath {store.Root}"));
        }
    }
}
