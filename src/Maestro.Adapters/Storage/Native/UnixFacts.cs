namespace Maestro.Adapters.Storage;

/// <summary>What an open file is.</summary>
/// <param name="Mode">Kind and permissions.</param>
/// <param name="Links">How many names it has; 0 when it was deleted.</param>
/// <param name="Length">In bytes.</param>
/// <param name="WrittenSeconds">When it was last written, in seconds since 1970.</param>
/// <param name="WrittenNanoseconds">What comes on top of the seconds.</param>
internal readonly record struct UnixFacts(uint Mode, uint Links, long Length, long WrittenSeconds, long WrittenNanoseconds)
{
    private const uint KindBits = 0xF000;

    /// <summary>What it is instead of a file, in words; null for a file.</summary>
    public string? InsteadOfFile => (Mode & KindBits) switch
    {
        0x8000 => null,
        0x4000 => "a folder",
        0x1000 => "a pipe",
        0x2000 or 0x6000 => "a device",
        0xC000 => "a socket",
        0xA000 => "a link",
        _ => "something else",
    };

    /// <summary>As a listing of the folder shows it, to the last digit.</summary>
    public DateTime LastWriteUtc => DateTime.UnixEpoch.AddTicks((WrittenSeconds * TimeSpan.TicksPerSecond) + (WrittenNanoseconds / TimeSpan.NanosecondsPerTick));
}
