using System.Text;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads the history. It never writes; <see cref="Change.Commit"/> does.</summary>
internal sealed class HistoryReader(IStateStore store)
{
    private const int FirstBatch = 32;
    private const int LaterBatches = 2048;

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
            foreach (ReadOnlyMemory<byte>[] lines in Batches(content, words))
            {
                foreach (HistoryEvent? found in Parse(lines))
                {
                    if (found is null)
                    {
                        damaged++;
                    }
                    else if (query.Accepts(found))
                    {
                        yield return found;
                    }
                }
            }

            if (damaged > 0)
            {
                feedback.Problem(StateJson.Damaged(store.FullPath(path), $"{Count.Of(damaged, "line")} in it {(damaged == 1 ? "is" : "are")} not an event"));
            }
        }
    }

    // The newest few are enough as a rule; whoever asks for all of them gets them from all processors.
    private static IEnumerable<ReadOnlyMemory<byte>[]> Batches(byte[] content, byte[][] words)
    {
        int size = FirstBatch;
        var lines = new List<ReadOnlyMemory<byte>>(size);
        foreach (ReadOnlyMemory<byte> line in Backward(content).Where(line => Array.TrueForAll(words, word => line.Span.IndexOf(word) >= 0)))
        {
            lines.Add(line);
            if (lines.Count == size)
            {
                yield return [.. lines];
                lines.Clear();
                size = LaterBatches;
            }
        }

        yield return [.. lines];
    }

    private static HistoryEvent?[] Parse(ReadOnlyMemory<byte>[] lines)
    {
        var events = new HistoryEvent?[lines.Length];
        if (lines.Length <= FirstBatch)
        {
            for (int index = 0; index < lines.Length; index++)
            {
                events[index] = HistoryParser.TryParse(lines[index], out HistoryEvent? found) ? found : null;
            }
        }
        else
        {
            Parallel.For(0, lines.Length, index => events[index] = HistoryParser.TryParse(lines[index], out HistoryEvent? found) ? found : null);
        }

        return events;
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
