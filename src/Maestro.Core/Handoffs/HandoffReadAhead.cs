using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Reads summaries before they are asked for: a few first, for those who stop early, then ever more, each time while the last ones are looked at.</summary>
internal sealed class HandoffReadAhead : IDisposable
{
    private readonly HandoffRepository _handoffs;
    private readonly IReadOnlyList<StateEntry> _files;
    private readonly CancellationTokenSource _end;

    private int _read;
    private int _prefetched;
    private int _size = 256;
    private Task? _reading;

    public HandoffReadAhead(HandoffRepository handoffs, IReadOnlyList<StateEntry> files, CancellationToken cancellationToken)
    {
        _handoffs = handoffs;
        _files = files;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Waits for what is wanted next, and begins with what comes after it.</summary>
    public void To(int index)
    {
        while (index >= _read)
        {
            _reading ??= Begin();
            _reading.GetAwaiter().GetResult();
            _read = _prefetched;
            _reading = Begin();
        }
    }

    // Whoever stops early does not want the rest.
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private Task Begin()
    {
        int start = _prefetched;
        int count = _size;
        CancellationToken end = _end.Token;
        _prefetched += count;
        _size *= 2;
        return start < _files.Count ? Task.Run(() => _handoffs.Prefetch(_files, start, count, end), end) : Task.CompletedTask;
    }
}
