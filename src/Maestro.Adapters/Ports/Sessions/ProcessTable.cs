using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>The processes of this machine: from <c>/proc</c> on Linux, else from the system's own library. Starts no program.</summary>
internal sealed class ProcessTable : IProcessTable
{
    private const int MaxCommandLine = 4096;

    /// <inheritdoc/>
    public ProcessEntry? Find(int processId)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OnLinux(processId)
                : OperatingSystem.IsMacOS() ? OnMac(processId)
                : OperatingSystem.IsWindows() ? OnWindows(processId)
                : null;
        }
        catch (Exception)
        {
            // Gone, someone else's, or a system that differs: it makes no difference to who asks.
            return null;
        }
    }

    private static ProcessEntry OnLinux(int id)
    {
        string folder = "/proc/" + id.ToString(CultureInfo.InvariantCulture);

        // "id (name) state parent ...", where the name may hold anything.
        string stat = File.ReadAllText(folder + "/stat");
        int nameEnd = stat.LastIndexOf(')');
        string parent = stat[(nameEnd + 2)..].Split(' ', 3)[1];
        return new ProcessEntry(
            id, int.Parse(parent, CultureInfo.InvariantCulture), stat[(stat.IndexOf('(') + 1)..nameEnd], Arguments(folder + "/cmdline"));
    }

    private static string[] Arguments(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] buffer = new byte[MaxCommandLine];
        int length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0').Split('\0');
    }

    private static ProcessEntry? OnMac(int id)
    {
        // struct proc_bsdinfo: the parent at byte 16, a short name at 48, a longer one at 64.
        const int BsdInfo = 3;
        byte[] info = new byte[136];
        if (proc_pidinfo(id, BsdInfo, 0, info, info.Length) < info.Length)
        {
            return null;
        }

        string name = Text(info, 64, 32) is { Length: > 0 } longer ? longer : Text(info, 48, 16);
        return new ProcessEntry(id, BinaryPrimitives.ReadInt32LittleEndian(info.AsSpan(16)), name, []);
    }

    private static ProcessEntry? OnWindows(int id)
    {
        using var process = Process.GetProcessById(id);

        // PROCESS_BASIC_INFORMATION: six words, the last the parent's id.
        nint[] information = new nint[6];
        return NtQueryInformationProcess(process.Handle, 0, information, information.Length * nint.Size, out _) == 0
            ? new ProcessEntry(id, (int)information[5], process.ProcessName + ".exe", [])
            : null;
    }

    private static string Text(byte[] bytes, int start, int length)
    {
        Span<byte> text = bytes.AsSpan(start, length);
        int end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    [DllImport("libproc", EntryPoint = "proc_pidinfo")]
    private static extern int proc_pidinfo(int processId, int flavour, ulong argument, [Out] byte[] buffer, int length);

    [DllImport("ntdll", EntryPoint = "NtQueryInformationProcess")]
    private static extern int NtQueryInformationProcess(nint process, int kind, [Out] nint[] information, int length, out int returned);
}
