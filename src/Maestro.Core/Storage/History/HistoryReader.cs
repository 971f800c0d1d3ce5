using System.Text;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads the history. It never writes; <see cref="Change.Commit"/> does.</summary>
internal sealed class HistoryReader(HistoryFiles files)
{
    /// <summary>The events that a query accepts, newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="feedback">Takes one error for each file with lines that are no events; the others are returned.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IEnumerable<HistoryEvent> Get(HistoryQuery query, IFeedback feedback)
    {
        byte[][] words = [.. query.Words.Select(Encoding.UTF8.GetBytes)];
        foreach (HistoryFile file in files.List(query.Since).Reverse())
        {
            int damaged = feedback.TryOrReport<object>(() => file.IsCut()) is true ? Damaged(file, query) : 0;
            using IEnumerator<ReadOnlyMemory<byte>> lines = file.Backward().GetEnumerator();
            while (feedback.TryOrReport(() => lines.MoveNext() ? lines : null) is not null)
            {
                ReadOnlyMemory<byte> line = lines.Current;
                if (!Array.TrueForAll(words, word => line.Span.IndexOf(word) >= 0))
                {
                    continue;
                }

                if (!HistoryParser.TryParse(line, out HistoryEvent? found))
                {
                    damaged += Damaged(file, query);
                }
                else if (query.Accepts(found))
                {
                    yield return found;
                }
            }

            if (damaged > 0)
            {
                feedback.Problem(StateJson.Damaged(file.FullPath, $"{Count.Of(damaged, "line")} in it {Count.Are(damaged)} not an event"));
            }
        }
    }

    private static int Damaged(HistoryFile file, HistoryQuery query) =>
        query.StopsAtDamage ? throw StateJson.Damaged(file.FullPath, "a line in it is not an event") : 1;
}
