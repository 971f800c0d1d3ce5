using System.Diagnostics;

namespace Maestro.Tests.Hosting;

/// <summary>Sends signals with the command that every shell has built in; a small system has no program of that name.</summary>
internal static class Signal
{
    /// <param name="process">The process that gets it.</param>
    /// <param name="name">Without SIG, as in <c>TERM</c>.</param>
    public static void Send(Process process, string name)
    {
        using var shell = Process.Start("sh", ["-c", $"kill -{name} {process.Id}"]);
        shell.WaitForExit();
    }
}
