using System.Diagnostics;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>How the program ends when it is told to.</summary>
public class ShellSignalTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void ASignalStopsThePipelineAndLetsItCleanUp(string signal, int code)
    {
        if (OperatingSystem.IsWindows() || Signal.IsIgnored(signal))
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string cleaned = Path.Combine(folder.Path, "cleaned");
        using Process process = StandInShell.Start(cleaned, "Watch-MaestroThing");
        Assert.Equal("watching", process.StandardOutput.ReadLine());

        Signal.Send(process, signal);
        ShellProcess.WaitForExit(process);

        Assert.Equal(code, process.ExitCode);
        Assert.Equal("", process.StandardError.ReadToEnd());
        Assert.Equal("cleaned", File.ReadAllText(cleaned));
    }

    [Fact]
    public void AReaderThatLeavesEndsAnEndlessCommandQuietly()
    {
        using Process process = StandInShell.Start("", "-c", "while ($true) { 'line' }");
        Assert.Equal("line", process.StandardOutput.ReadLine());

        process.StandardOutput.Close();
        ShellProcess.WaitForExit(process);

        Assert.Equal("", process.StandardError.ReadToEnd());
    }
}
