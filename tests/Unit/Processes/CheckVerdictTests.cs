using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>A shell can ask whether what an assertion promises holds: <c>maestro Invoke-MaestroAssertion … &amp;&amp; …</c></summary>
[Collection("processes")]
public sealed class CheckVerdictTests : IDisposable
{
    private readonly ProcessWorkspace _workspace = new();

    [Theory]
    [InlineData("exit 0", 0, "passed")]
    [InlineData("exit 3", 1, "failed")]
    public void TheCommandOfAnAssertionDecidesTheExitCode(string command, int code, string result)
    {
        _workspace.Make(ProcessWorkspace.Plan(1));
        foreach (string[] output in (string[][])[["--json"], []])
        {
            var run = ShellProcess.Run([.. output, "Invoke-MaestroAssertion", "a0-holds", "-Command", command], folder: _workspace.Folder);
            Assert.Equal((code, ""), (run.ExitCode, run.Error));
            Assert.Contains(result, run.Output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _workspace.Dispose();
}
