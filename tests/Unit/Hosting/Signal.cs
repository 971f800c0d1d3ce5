using System.Diagnostics;

namespace Maestro.Tests.Hosting;

/// <summary>Sends signals with the command that every shell has built in; a small system has no program of that name.</summary>
internal static class Signal
{
    private const int Interrupt = 2;

    /// <summary>True when what this process starts ignores it: a shell lets what it runs in the background ignore INT, and the programs that such a one starts inherit that.</summary>
    /// <param name="name">Without SIG.</param>
    public static bool IsIgnored(string name) =>
        name == "INT" && OperatingSystem.IsLinux() && (IgnoredSignals() & (1UL << (Interrupt - 1))) != 0;

    /// <param name="process">The process that gets it.</param>
    /// <param name="name">Without SIG, as in <c>TERM</c>.</param>
    public static void Send(Process process, string name)
    {
        using var shell = Process.Start("sh", ["-c", $"kill -{name} {process.Id}"]);
        shell.WaitForExit();
    }

    private static ulong IgnoredSignals() => Convert.ToUInt64(File.ReadLines("/proc/self/status").Single(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim(), 16);
}
