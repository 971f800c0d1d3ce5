using System.Collections;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Maestro.Adapters.Storage;

namespace Maestro.Adapters.Ports;

/// <summary>A command of <c>/bin/sh -c</c> in a process group of its own, by which all that it starts can be reached, even what it left in the background.</summary>
/// <remarks>.NET starts processes in its own group, where nothing distinguishes them from its caller's. Standard input is empty; both outputs are one stream.</remarks>
internal sealed partial class UnixShellProcess : ShellProcess
{
    private const string Shell = "/bin/sh";
    private const int Terminate = 15;
    private const int KillAtOnce = 9;
    private const int Interrupted = 4;

    // The same on Linux and macOS: a group of its own, no signal blocked, none ignored.
    private const short GroupAndSignals = 0x02 | 0x04 | 0x08;

    // More than any system's: they are opaque, and only their addresses are passed.
    private const int OpaqueSize = 1024;

    private readonly AnonymousPipeServerStream _output;
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _group;

    private UnixShellProcess(int process, AnonymousPipeServerStream output)
    {
        (_group, _output) = (process, output);
        Output = [output];
        new Thread(WaitForEnd) { IsBackground = true, Name = "Maestro command" }.Start();
    }

    public override IReadOnlyList<Stream> Output { get; }

    public override Task<int> Exit => _exit.Task;

    /// <exception cref="IOException">It can't be started.</exception>
    public static new UnixShellProcess Start(string command, string folder)
    {
        // The first line is ours; what follows is the user's, as a shell of its own reads it.
        string[] arguments = [Shell, "-c", "cd \"$1\" && exec " + Shell + " -c \"$2\"", "sh", folder, command];
        string[] environment =
        [
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static entry => $"{entry.Key}={entry.Value}"),
        ];
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        try
        {
            int process = Spawn(arguments, environment, output.ClientSafePipeHandle.DangerousGetHandle().ToInt32());
            output.DisposeLocalCopyOfClientHandle();
            return new UnixShellProcess(process, output);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    public override void Interrupt() => _ = KillProcess(-_group, Terminate);

    public override bool Kill() => KillProcess(-_group, KillAtOnce) == 0;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _output.Dispose();
        }
    }

    private void WaitForEnd()
    {
        int status;
        int result;
        do
        {
            result = WaitPid(_group, out status, 0);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        int signal = status & 0x7F;
        _exit.SetResult(result < 0 ? -1 : signal == 0 ? (status >> 8) & 0xFF : 128 + signal);
    }

    private static unsafe int Spawn(string[] arguments, string[] environment, int output)
    {
        // Found as the store's own calls are.
        RuntimeHelpers.RunClassConstructor(typeof(UnixFile).TypeHandle);
        byte* actions = stackalloc byte[OpaqueSize];
        byte* attributes = stackalloc byte[OpaqueSize];
        byte* none = stackalloc byte[OpaqueSize];
        byte* all = stackalloc byte[OpaqueSize];
        IntPtr[] argv = [.. arguments.Select(Marshal.StringToCoTaskMemUTF8), IntPtr.Zero];
        IntPtr[] envp = [.. environment.Select(Marshal.StringToCoTaskMemUTF8), IntPtr.Zero];
        try
        {
            Require(InitActions(actions));
            Require(InitAttributes(attributes));
            Require(AddOpen(actions, 0, "/dev/null", 0, 0));
            Require(AddDup(actions, output, 1));
            Require(AddDup(actions, output, 2));
            Require(EmptySet(none));
            Require(FullSet(all));
            Require(SetMask(attributes, none));
            Require(SetDefaults(attributes, all));
            Require(SetFlags(attributes, GroupAndSignals));
            Require(PosixSpawn(out int process, Shell, actions, attributes, argv, envp));
            return process;
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
            Array.ForEach(argv, Marshal.FreeCoTaskMem);
            Array.ForEach(envp, Marshal.FreeCoTaskMem);
        }
    }

    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int PosixSpawn(out int process, string path, byte* actions, byte* attributes, IntPtr[] argv, IntPtr[] envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static unsafe partial int AddDup(byte* actions, int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static unsafe partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static unsafe partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static unsafe partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static unsafe partial int SetMask(byte* attributes, byte* set);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static unsafe partial int SetDefaults(byte* attributes, byte* set);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static unsafe partial int EmptySet(byte* set);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static unsafe partial int FullSet(byte* set);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitPid(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillProcess(int process, int signal);
}
