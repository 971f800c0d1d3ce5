using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>The calls of a Unix system that .NET has none of, or whose refusals it keeps to itself.</summary>
/// <remarks>
/// .NET opens a named pipe and waits for ever, takes "this file system has no locks" for a lock, and a folder can't be flushed at all.
/// </remarks>
internal static partial class UnixFile
{
    private const int Interrupted = 4;
    private const int LockExclusive = 2;
    private const int LockAtOnce = 4;
    private const int FullSync = 51;
    private const int WriteAndSearch = 2 | 1;
    private const string Library = "libc";

    // Found as a program's own calls are, so that what is put in front of the C library (a sandbox, a test's fault) is in front of ours.
    static UnixFile() => NativeLibrary.SetDllImportResolver(
        typeof(UnixFile).Assembly,
        static (name, _, _) => name == Library ? NativeLibrary.GetMainProgramHandle() : IntPtr.Zero);

    /// <summary>Opens a file or folder without waiting; a pipe is opened, too, and has to be looked at before it is read.</summary>
    /// <exception cref="IOException">The system refused; also FileNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refused.</exception>
    public static SafeFileHandle Open(string path, UnixOpen how) => OpenExisting(path, how) ?? throw UnixError.Exception(UnixError.NoEntry, path);

    /// <summary>The same for what may not exist: an exception costs as much as reading ten files.</summary>
    /// <returns>Null when nothing has the name.</returns>
    /// <exception cref="IOException">The system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refused.</exception>
    public static SafeFileHandle? OpenExisting(string path, UnixOpen how)
    {
        while (true)
        {
            int descriptor = Open(path, UnixFlags.Of(how));
            int error = Marshal.GetLastPInvokeError();
            if (descriptor >= 0)
            {
                return new SafeFileHandle(descriptor, ownsHandle: true);
            }

            if (error == UnixError.NoEntry)
            {
                return null;
            }

            if (error != Interrupted)
            {
                throw UnixError.Exception(error, path);
            }
        }
    }

    /// <summary>What an open file is.</summary>
    public static UnixFacts Look(SafeFileHandle handle, string path)
    {
        const int ofHandle = 0x1000;
        UnixFacts? facts = OperatingSystem.IsMacOS() ? LookOnMac(handle) : LookOnLinux(handle, "", ofHandle);
        return facts ?? throw UnixError.Exception(Marshal.GetLastPInvokeError(), path);
    }

    /// <summary>Asks for the exclusive lock of an open file.</summary>
    /// <param name="handle">The open file.</param>
    /// <param name="wait">True to wait for it.</param>
    /// <returns>0, or the error of the system: <see cref="UnixError.WouldBlock"/> when somebody else has it.</returns>
    public static int Lock(SafeFileHandle handle, bool wait)
    {
        while (true)
        {
            int result = FLock(handle, wait ? LockExclusive : LockExclusive | LockAtOnce);
            int error = Marshal.GetLastPInvokeError();
            if (result == 0)
            {
                return 0;
            }

            if (error != Interrupted)
            {
                return error;
            }
        }
    }

    /// <summary>Has what was written to an open file, or what was renamed in an open folder, on the disk when it returns.</summary>
    /// <returns>0, or the error of the system.</returns>
    public static int Sync(SafeFileHandle handle)
    {
        // Of the disk itself, where the system makes a difference; a share of another computer has only the other.
        if (OperatingSystem.IsMacOS() && Control(handle, FullSync) == 0)
        {
            return 0;
        }

        while (FSync(handle) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                return error;
            }
        }

        return 0;
    }

    /// <summary>The same for all of a file system (Linux).</summary>
    /// <returns>0, or the error of the system.</returns>
    public static int SyncFileSystem(SafeFileHandle handle) => SyncFs(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>True when files may be made in a folder, and removed from it. Asked of the system, since trying would be a write.</summary>
    public static bool MayWriteIn(string folder) => Access(folder, WriteAndSearch) == 0;

    /// <summary>What a name in an open folder stands for, a link for itself (Linux). The system need not find its way to the folder for each one.</summary>
    /// <returns>Null when the system refused, or nothing has the name.</returns>
    public static UnixFacts? LookIn(SafeFileHandle folder, string name)
    {
        const int noLink = 0x100;
        return LookOnLinux(folder, name, noLink);
    }

    private static unsafe UnixFacts? LookOnLinux(SafeFileHandle handle, string name, int flags)
    {
        const uint basics = 0x7ff;
        LinuxFacts facts;
        return StatX(handle, name, flags, basics, &facts) == 0
            ? new UnixFacts(facts.Mode, facts.Links, (long)facts.Length, facts.WrittenSeconds, facts.WrittenNanoseconds)
            : null;
    }

    private static unsafe UnixFacts? LookOnMac(SafeFileHandle handle)
    {
        MacFacts facts;
        int result = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? FStatOfIntel(handle, &facts) : FStat(handle, &facts);
        return result == 0 ? new UnixFacts(facts.Mode, facts.Links, facts.Length, facts.WrittenSeconds, facts.WrittenNanoseconds) : null;
    }

    // Without a mode: how one is passed differs between processors. New files are made by .NET.
    [LibraryImport(Library, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle handle, int operation);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle handle);

    [LibraryImport(Library, EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFs(SafeFileHandle handle);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle handle, int command);

    [LibraryImport(Library, EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Access(string path, int mode);

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static unsafe partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, LinuxFacts* facts);

    [LibraryImport(Library, EntryPoint = "fstat", SetLastError = true)]
    private static unsafe partial int FStat(SafeFileHandle handle, MacFacts* facts);

    [LibraryImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static unsafe partial int FStatOfIntel(SafeFileHandle handle, MacFacts* facts);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxFacts
    {
        [FieldOffset(16)]
        public uint Links;
        [FieldOffset(28)]
        public ushort Mode;
        [FieldOffset(40)]
        public ulong Length;
        [FieldOffset(112)]
        public long WrittenSeconds;
        [FieldOffset(120)]
        public uint WrittenNanoseconds;
    }

    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct MacFacts
    {
        [FieldOffset(4)]
        public ushort Mode;
        [FieldOffset(6)]
        public ushort Links;
        [FieldOffset(48)]
        public long WrittenSeconds;
        [FieldOffset(56)]
        public long WrittenNanoseconds;
        [FieldOffset(96)]
        public long Length;
    }
}
