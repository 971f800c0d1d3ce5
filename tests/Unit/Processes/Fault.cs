using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>A system that refuses what it does as a rule: a library put in front of the C library, where there is a compiler for it.</summary>
internal sealed class Fault : IDisposable
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/syscall.h>
        #include <unistd.h>
        static int syncs;
        static int wanted(const char *name) { const char *v = getenv(name); return v ? atoi(v) : 0; }
        static int ours(int fd)
        {
            char link[64], path[4096];
            snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
            ssize_t length = readlink(link, path, sizeof path - 1);
            path[length < 0 ? 0 : length] = 0;
            return strstr(path, "/.maestro/") != 0;
        }
        int flock(int fd, int op) { if (wanted("FAULT_FLOCK") && ours(fd)) { errno = wanted("FAULT_FLOCK"); return -1; } return syscall(SYS_flock, fd, op); }
        int fsync(int fd) { if (++syncs == wanted("FAULT_FSYNC_AT")) { errno = wanted("FAULT_FSYNC"); return -1; } return syscall(SYS_fsync, fd); }
        """;

    private readonly TemporaryFolder _folder = new();

    private Fault()
    {
    }

    /// <summary>Null where it can't be made; the test then says so and ends.</summary>
    public static Fault? TryMake()
    {
        if (OperatingSystem.IsLinux())
        {
            var fault = new Fault();
            string source = fault._folder.Write("fault.c", Source);
            if (Compile(source, fault.Library))
            {
                return fault;
            }

            fault.Dispose();
        }

        Console.WriteLine("SKIPPED: no compiler here, so refusals of the system were not tried.");
        return null;
    }

    /// <summary>The variables of a process for which every lock on a file of a workspace fails; the runtime's own locks work.</summary>
    public Dictionary<string, string> OfEveryLock(int error) => new() { ["LD_PRELOAD"] = Library, ["FAULT_FLOCK"] = $"{error}" };

    /// <summary>The variables of a process whose n-th flush fails.</summary>
    public Dictionary<string, string> OfFlush(int number, int error) => new() { ["LD_PRELOAD"] = Library, ["FAULT_FSYNC_AT"] = $"{number}", ["FAULT_FSYNC"] = $"{error}" };

    public void Dispose() => _folder.Dispose();

    private string Library => Path.Join(_folder.Path, "fault.so");

    private static bool Compile(string source, string library)
    {
        try
        {
            using var process = Process.Start("gcc", ["-shared", "-fPIC", "-o", library, source]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
