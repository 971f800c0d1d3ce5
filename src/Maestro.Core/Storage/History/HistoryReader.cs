using System.Text;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads the history. It never writes; <see cref="Change.Commit"/> does.</summary>
internal sealed class HistoryReader(IStateStore store)
{
    /// <summary>The events that a query accepts, newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="feedback">Takes one error for each file with lines that are no events; the others are returned.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IEnumerable<HistoryEvent> Get(HistoryQuery query, IFeedback feedback)
    {
        byte[][] words = [.. query.Words.Select(Encoding.UTF8.GetBytes)];
        foreach (StateEntry file in HistoryFiles.List(store, query.Since).Reverse())
        {
            string path = $"{HistoryFiles.Folder}/{file.Name}";
            if (feedback.TryOrReport(() => store.Read(path)) is not { } content)
            {
                continue;
            }

            int damaged = 0;
            foreach (ReadOnlyMemory<byte> line in Backward(content))
            {
                if (!Array.TrueForAll(words, word => line.Span.IndexOf(word) >= 0))
                {
                    continue;
                }

                if (!HistoryParser.TryParse(line, out HistoryEvent? found))
                {
                    damaged++;
                }
                else if (query.Accepts(found))
                {
                    yield return found;
                }
            }

            if (damaged > 0)
            {
                feedback.Problem(StateJson.Damaged(store.FullPath(path), $"{Count.Of(damaged, "line")} in it {(damaged == 1 ? "is" : "are")} not an event"));
            }
        }
    }

    // A line without its newline is one that is being written.
    private static IEnumerable<ReadOnlyMemory<byte>> Backward(byte[] content)
    {
        int end = Array.LastIndexOf(content, (byte)'\n');
        while (end > 0)
        {
            int start = Array.LastIndexOf(content, (byte)'\n', end - 1) + 1;
            if (end > start)
            {
                yield return content.AsMemory(start, end - start);
            }

            end = start - 1;
        }
    }
}
