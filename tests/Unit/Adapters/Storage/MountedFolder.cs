using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>A small file system of its own, where the system lets us mount one (Linux, as root).</summary>
internal sealed class MountedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private MountedFolder()
    {
    }

    public string Path => _folder.Path;

    /// <summary>Null where nothing can be mounted; the test then says so and ends.</summary>
    public static MountedFolder? TryMount(string options)
    {
        var mounted = new MountedFolder();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "maestro-test", mounted.Path))
        {
            return mounted;
        }

        mounted._folder.Dispose();
        return null;
    }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
