using System.Runtime.InteropServices;

namespace Maestro.Adapters.Storage;

/// <summary>How a file is opened. It is always opened without waiting, and closed for programs that this one starts.</summary>
[Flags]
internal enum UnixOpen
{
    Read = 0,
    Write = 1,
    ReadWrite = 2,

    /// <summary>A link as the last name is refused.</summary>
    NoLink = 4,

    /// <summary>Anything but a folder is refused.</summary>
    Folder = 8,
}

/// <summary>The numbers that the C library has for it, which differ between systems and processors.</summary>
internal static class UnixFlags
{
    // Arm and PowerPC have two of the numbers exchanged against all others.
    private static readonly bool IsExchanged = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le;

    private static readonly (int NonBlocking, int CloseOnExec, int NoLink, int Folder) Numbers = OperatingSystem.IsMacOS()
        ? (0x4, 0x1000000, 0x100, 0x100000)
        : (0x800, 0x80000, IsExchanged ? 0x8000 : 0x20000, IsExchanged ? 0x4000 : 0x10000);

    public static int Of(UnixOpen how) =>
        ((int)how & 3) | Numbers.NonBlocking | Numbers.CloseOnExec
        | (how.HasFlag(UnixOpen.NoLink) ? Numbers.NoLink : 0)
        | (how.HasFlag(UnixOpen.Folder) ? Numbers.Folder : 0);
}
