using System.Globalization;
using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads and keeps learnings.</summary>
internal sealed class LearningService(IStateStore store, MemoryRepository memory, IGitReader git, TimeProvider clock)
{
    /// <summary>The learnings, newest first.</summary>
    /// <param name="filters">Those that ids pick; null for all.</param>
    /// <param name="since">Only those from this moment on; null for all.</param>
    /// <param name="feedback">Where files that can't be read, and ids that no learning has, are reported.</param>
    /// <exception cref="MaestroException">IdAmbiguous.</exception>
    public IEnumerable<Learning> Get(IReadOnlyList<IdFilter>? filters, DateTimeOffset? since, IFeedback feedback)
    {
        return Picked().Where(learning => since is null || learning.Moment >= since);

        IReadOnlyList<Learning> Picked()
        {
            if (filters is null or { Count: 0 })
            {
                store.WarnOfCopies(StatePaths.Learnings, "learning", feedback);
                return memory.Learnings(feedback);
            }

            IReadOnlyCollection<string> ids = IdFilter.Pick(filters, [.. memory.LearningIds()], "learning", unmatched => feedback.Problem(NotFound(unmatched)));
            List<Learning> picked = [.. ids.Select(id => feedback.TryOrReport(() => memory.FindLearning(id))).OfType<Learning>()];
            picked.Sort(MemoryRepository.LearningsNewestFirst);
            return picked;
        }
    }

    /// <summary>The text of a learning as it would be kept.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static string Checked(string content) => InvisibleCharacters.IsBlank(content)
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, "A learning requires a text.", "Add-MaestroLearning 'The login test needs a running database'", content)
        : content.Trim();

    /// <summary>The learnings that texts would become, all of them in one change.</summary>
    /// <param name="contents">The texts, in order.</param>
    /// <param name="folder">The folder whose branch they were learnt on.</param>
    public Change<IReadOnlyList<Learning>> Decide(IReadOnlyCollection<string> contents, string folder)
    {
        string? branch = git.Branch(folder);
        DateTimeOffset now = clock.GetUtcNow();
        DateTime? newest = LearningId.Newest(memory.LearningIds());
        var made = new List<Learning>(contents.Count);
        foreach (string content in contents)
        {
            DateTime moment = LearningId.Next(newest, now);
            newest = moment;
            made.Add(new Learning
            {
                LearningId = LearningId.Of(moment),
                SessionDate = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Content = content,
                Branch = branch,
                CreatedAt = now,
            });
        }

        return new Change<IReadOnlyList<Learning>>(store, TextList.Target(contents, "learning"), TextList.Action(contents, "learning"), made)
        {
            Writes = [.. made.Select(static learning => new StateWrite(StatePaths.Learning(learning.LearningId), StateJson.Write(learning, MemoryJsonContext.Default.Learning)))],
        };
    }

    /// <summary>What removing a learning would do. The guidance keeps what was compiled of it.</summary>
    /// <exception cref="MaestroException">LearningNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Change<Learning> DecideRemove(string learningId)
    {
        string? id = IdLookup.Find(learningId, memory.LearningIds(), "learning");
        Learning removed = (id is null ? null : memory.FindLearning(id)) ?? throw NotFound(learningId);
        return new Change<Learning>(store, $"{removed.LearningId}: {Display.Short(removed.Content)}", "Remove the learning", removed)
        {
            Writes = [new StateWrite($"{StatePaths.Learnings}/{removed.LearningId}.json", null)],
        };
    }

    private static MaestroException NotFound(string learningId) => IdPattern.Refusal(learningId, "learning") ?? new(
        ErrorCode.LearningNotFound, $"There is no learning '{Display.Short(learningId)}'.", "Get-MaestroLearning lists all learnings.", learningId);
}
