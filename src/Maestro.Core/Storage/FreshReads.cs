using System.Diagnostics;

namespace Maestro.Storage;

/// <summary>While a change is decided under the lock, no record counts that was read before: another program may have written a file of the same length and time.</summary>
internal static class FreshReads
{
    [ThreadStatic]
    private static long _since;

    /// <summary>The time, as of <see cref="Stopwatch.GetTimestamp"/>, from which a record must have been read; 0 when a cached one will do.</summary>
    public static long Since => _since;

    /// <summary>Begins on this thread; disposing ends it.</summary>
    public static Scope Begin() => new(_since, Stopwatch.GetTimestamp());

    internal readonly ref struct Scope
    {
        private readonly long _before;

        public Scope(long before, long since)
        {
            _before = before;
            _since = since;
        }

        public void Dispose() => _since = _before;
    }
}
