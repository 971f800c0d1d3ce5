using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Gives each learning the word that most others share with it.</summary>
internal static class LearningGroups
{
    /// <summary>The group of those that share no telling word.</summary>
    public const string Other = "Other";

    /// <summary>The group of each set of words, in the same order.</summary>
    public static string[] Assign(List<string>[] wordSets)
    {
        string[] groups = new string[wordSets.Length];
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < wordSets.Length; i++)
        {
            foreach (string word in wordSets[i].Where(w => w.Length > 2 && !char.IsDigit(w[0])))
            {
                if (!members.TryGetValue(word, out List<int>? list))
                {
                    members.Add(word, list = []);
                }

                list.Add(i);
            }
        }

        // The largest group first; a count that has sunk since it was queued goes back in with the new one.
        var queue = new PriorityQueue<string, (int NegativeCount, string Word)>(
            Comparer<(int NegativeCount, string Word)>.Create((a, b) =>
                a.NegativeCount != b.NegativeCount
                    ? a.NegativeCount.CompareTo(b.NegativeCount)
                    : string.CompareOrdinal(a.Word, b.Word)));
        foreach ((string word, List<int> list) in members)
        {
            queue.Enqueue(word, (-list.Count, word));
        }

        while (queue.TryDequeue(out string? word, out (int NegativeCount, string Word) queued) && queued.NegativeCount <= -2)
        {
            List<int> free = members[word];
            free.RemoveAll(i => groups[i] is not null);
            if (free.Count < -queued.NegativeCount)
            {
                queue.Enqueue(word, (-free.Count, word));
                continue;
            }

            foreach (int i in free)
            {
                groups[i] = word;
            }
        }

        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] ??= Other;
        }

        return groups;
    }
}
