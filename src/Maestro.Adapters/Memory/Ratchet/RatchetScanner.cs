using Maestro.Memory;
using Maestro.Ports;

namespace Maestro.Adapters.Memory;

/// <summary>Looks for the patterns of ratchet rules in the files of a folder.</summary>
internal sealed class RatchetScanner : IRatchetScanner
{
    private const int ProgressMilliseconds = 100;

    /// <inheritdoc />
    public IReadOnlyList<RatchetResult> Scan(RatchetScanRequest request, Action<RatchetProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // In order, so that what is listed of many violations doesn't depend on which thread was first.
        string[] files = [.. request.Files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        RuleScan[] rules = [.. request.Rules.Select(rule => new RuleScan(rule, request))];
        int next = -1, done = 0;
        // Cancelled too when the caller's progress throws, so that no thread goes on for nobody.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken token = stop.Token;

        void Work()
        {
            using var reader = new TextFileReader(request.Root, request.MaxFileBytes);
            RuleScan.Matcher[] matchers = [.. rules.Select(rule => rule.CreateMatcher())];
            for (int i = Interlocked.Increment(ref next); i < files.Length; i = Interlocked.Increment(ref next))
            {
                token.ThrowIfCancellationRequested();
                ScanFile(reader, matchers, files[i], i, token);
                Interlocked.Increment(ref done);
            }
        }

        int workers = Math.Clamp(files.Length, 1, Environment.ProcessorCount);
        var all = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(Work, CancellationToken.None)));
        try
        {
            // This thread only waits, since a match under way can't be interrupted but the caller can be let go.
            while (!WaitFor(all, cancellationToken))
            {
                progress?.Invoke(new RatchetProgress(Volatile.Read(ref done), files.Length));
            }
        }
        finally
        {
            stop.Cancel();
        }

        progress?.Invoke(new RatchetProgress(files.Length, files.Length));
        return [.. rules.Select(rule => rule.Result(files))];
    }

    /// <inheritdoc />
    public FileListing FilesBelow(string folder, CancellationToken cancellationToken) => FolderFiles.List(folder, cancellationToken);

    private static bool WaitFor(Task all, CancellationToken cancellationToken)
    {
        try
        {
            return all.Wait(ProgressMilliseconds, cancellationToken);
        }
        catch (AggregateException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    private static void ScanFile(
        TextFileReader reader, RuleScan.Matcher[] matchers, string file, int number, CancellationToken cancellationToken)
    {
        bool isRead = false;
        string? skipped = null;
        foreach (RuleScan.Matcher matcher in matchers)
        {
            if (!matcher.Covers(file))
            {
                continue;
            }

            if (!isRead)
            {
                if (!reader.Read(file, out skipped))
                {
                    return;
                }

                isRead = true;
            }

            if (skipped is null)
            {
                matcher.Match(reader.Text, number, cancellationToken);
            }
            else
            {
                matcher.Skip(number, skipped);
            }
        }
    }
}
