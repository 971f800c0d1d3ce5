using System.Diagnostics;
using System.Text.RegularExpressions;
using Maestro.Tests.Cmdlets;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>The document about CI: each line with <c>maestro</c> in its workflows and examples runs as a runner would run it.</summary>
public sealed partial class CiDocumentTests
{
    [Fact]
    public void EveryLineWithTheProgramRunsAndOnlyTheGatesFail()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var workspace = new HostedWorkspace();
        workspace.Run("Set-MaestroAssertion plan-agreed -Result passed -Evidence read").NoErrors();
        string[] lines = [.. RepositoryDocument.Read("docs", "ci.md").Fences
            .Where(static fence => fence.Language is "bash" or "yaml")
            .SelectMany(static fence => Line().Matches(fence.Text))
            .Select(static match => match.Groups["line"].Value)
            .Distinct()];
        Assert.True(lines.Length >= 10, string.Join('\n', lines));
        foreach (string line in lines)
        {
            (int exitCode, string said) = Run(line, workspace.Folder);
            Assert.True(exitCode == (line.Contains("-Assert", StringComparison.Ordinal) ? 1 : 0), $"{line} exited with {exitCode}: {said}");
        }

        Assert.All(["maestro.xml", "maestro-snapshot.json", "maestro-control.txt", "summary.md"], name => Assert.True(new FileInfo(Path.Join(workspace.Folder, name)).Length > 0, name));
    }

    private static (int ExitCode, string Said) Run(string line, string folder)
    {
        string typed = line
            .Replace("auth-login-works -Command 'dotnet test'", "plan-agreed -Command 'echo tested'", StringComparison.Ordinal)
            .Replace("$(Agent.TempDirectory)", folder, StringComparison.Ordinal)
            .Replace("$(Build.ArtifactStagingDirectory)", folder, StringComparison.Ordinal)
            .Replace("jq -r", "cat #", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-c", typed]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(ShellProcess.Program)}:{start.Environment["PATH"]}";
        start.Environment["GITHUB_STEP_SUMMARY"] = Path.Join(folder, "summary.md");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        ShellProcess.WaitForExit(process);
        return (process.ExitCode, output + errors.Result);
    }

    [GeneratedRegex(@"^\s*(?:- )?(?:run: |script: )?(?<line>maestro .*?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
