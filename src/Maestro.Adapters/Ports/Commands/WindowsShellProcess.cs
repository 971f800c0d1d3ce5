using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Ports;

/// <summary>A command of <c>cmd /d /s /c</c> in a job, which ends all that it starts, also when this process ends.</summary>
internal sealed partial class WindowsShellProcess : ShellProcess
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;
    private const int ActiveProcessesAt = 40;

    private readonly Process _process;
    private readonly SafeFileHandle _job;

    /// <exception cref="IOException">It can't be started.</exception>
    public WindowsShellProcess(string command, string folder)
    {
        var start = new ProcessStartInfo("cmd.exe")
        {
            // With /s, the first and the last quotation mark are removed, and nothing else.
            Arguments = $"/d /s /c \"{command}\"",
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        _job = MakeJob();
        try
        {
            _process = Process.Start(start) ?? throw new IOException("it did not start");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            _job.Dispose();
            throw new IOException(e.Message, e);
        }

        _ = AssignProcess(_job, _process.SafeHandle);
        _process.StandardInput.Close();
        Output = [_process.StandardOutput.BaseStream, _process.StandardError.BaseStream];
        Exit = WaitForEnd();
    }

    public override IReadOnlyList<Stream> Output { get; }

    public override Task<int> Exit { get; }

    // There is no signal that every program understands.
    public override void Interrupt() => Kill();

    public override unsafe bool Kill()
    {
        byte* counts = stackalloc byte[48];
        bool isAny = QueryJob(_job, 1, counts, 48, IntPtr.Zero) && *(uint*)(counts + ActiveProcessesAt) > 0;
        return TerminateJob(_job, 1) && isAny;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _job.Dispose();
            _process.Dispose();
        }
    }

    private async Task<int> WaitForEnd()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    private static unsafe SafeFileHandle MakeJob()
    {
        SafeFileHandle job = CreateJob(IntPtr.Zero, null);
        var limits = new JobLimits { Flags = KillOnClose };
        _ = SetJob(job, ExtendedLimits, (byte*)&limits, sizeof(JobLimits));
        return job;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial SafeFileHandle CreateJob(IntPtr security, string? name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool SetJob(SafeFileHandle job, int kind, byte* limits, int length);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool QueryJob(SafeFileHandle job, int kind, byte* counts, int length, IntPtr returned);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcess(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", EntryPoint = "TerminateJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateJob(SafeFileHandle job, uint exitCode);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION, of which only the flags are set.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct JobLimits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint MinimumWorkingSet;
        public nuint MaximumWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
        public ulong Reads;
        public ulong Writes;
        public ulong Others;
        public ulong ReadBytes;
        public ulong WrittenBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
