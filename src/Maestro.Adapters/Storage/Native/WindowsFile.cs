using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>The calls of Windows that .NET has none of.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsFile
{
    public const int LockViolation = 33;
    public const int SharingViolation = 32;

    private const uint LockAtOnce = 1;
    private const uint LockExclusive = 2;
    private const uint DiskFile = 1;
    private const uint DeleteAccess = 0x10000;
    private const uint ShareAll = 7;
    private const uint OpenExisting = 3;
    private const uint OpenLinkItself = 0x00200000;
    private const int RenameInfoEx = 22;
    private const uint ReplaceAndKeepOpen = 0x1 | 0x2;

    /// <summary>True for a file on a disk: a pipe or a device would be read for ever.</summary>
    public static bool IsOnDisk(SafeFileHandle handle) => GetFileType(handle) == DiskFile;

    /// <summary>Asks for the exclusive lock of an open file.</summary>
    /// <returns>0, or the error of the system: <see cref="LockViolation"/> when somebody else has it.</returns>
    public static unsafe int Lock(SafeFileHandle handle, bool wait)
    {
        // Beyond the end, so that nobody is kept from reading.
        NativeOverlapped place = new() { OffsetHigh = 0x7fffffff };
        return LockFileEx(handle, wait ? LockExclusive : LockExclusive | LockAtOnce, 0, 1, 0, &place) ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Renames a file over another one that may be open: who has it open keeps the old one.</summary>
    /// <returns>0, or the error of the system.</returns>
    public static unsafe int Replace(string source, string target)
    {
        using SafeFileHandle handle = CreateFile(source, DeleteAccess, ShareAll, null, OpenExisting, OpenLinkItself, IntPtr.Zero);
        if (handle.IsInvalid)
        {
            return Marshal.GetLastPInvokeError();
        }

        // Flags, padding, no folder handle, the length of the name, the name.
        byte[] name = Encoding.Unicode.GetBytes(target.StartsWith(@"\\", StringComparison.Ordinal) ? target : @"\\?\" + target);
        int header = (2 * IntPtr.Size) + sizeof(uint);
        byte[] request = new byte[header + name.Length + sizeof(char)];
        BitConverter.TryWriteBytes(request, ReplaceAndKeepOpen);
        BitConverter.TryWriteBytes(request.AsSpan(2 * IntPtr.Size), name.Length);
        name.CopyTo(request, header);
        fixed (byte* first = request)
        {
            return SetFileInformationByHandle(handle, RenameInfoEx, first, (uint)request.Length) ? 0 : Marshal.GetLastPInvokeError();
        }
    }

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial uint GetFileType(SafeFileHandle handle);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LockFileEx(SafeFileHandle handle, uint flags, uint reserved, uint lengthLow, uint lengthHigh, NativeOverlapped* place);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static unsafe partial SafeFileHandle CreateFile(string path, uint access, uint share, void* security, uint disposition, uint flags, IntPtr template);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool SetFileInformationByHandle(SafeFileHandle handle, int kind, byte* information, uint length);
}
