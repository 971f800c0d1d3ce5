using System.Management.Automation;
using Maestro.Tests.Hosting;
using Maestro.Upkeep;

namespace Maestro.Tests.Cmdlets;

public sealed class IntegrationCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;

    public IntegrationCommandTests() => _engine = new HostedEngine(_folder.Path);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ARepositorySFileIsFilledAndComesBack()
    {
        string path = _folder.Write("AGENTS.md", "# Mine\r\nno end");

        Assert.Equal("injected", _engine.Run("Install-MaestroIntegration codex -Scope Project").Single<AgentIntegration>().Action);
        Assert.Equal("skipped", _engine.Run("Install-MaestroIntegration codex -Scope Project").Single<AgentIntegration>().Action);
        Assert.Equal("current", _engine.Run("Get-MaestroIntegration codex -Scope Project").Single<AgentIntegration>().Status);
        Assert.Equal("removed", _engine.Run("Uninstall-MaestroIntegration codex -Scope Project").Single<AgentIntegration>().Action);
        Assert.Equal("# Mine\r\nno end", File.ReadAllText(path));
    }

    [Fact]
    public void WhatIfShowsTheDiffAndChangesNothing()
    {
        string path = _folder.Write("CLAUDE.md", "# Mine\n");

        HostedResult result = _engine.Render("Install-MaestroIntegration claude-code -Scope Project -WhatIf");

        Assert.Contains("+++ " + path, result.NoErrors().Rendered, StringComparison.Ordinal);
        Assert.Contains("+<!-- maestro:start -->", result.Rendered, StringComparison.Ordinal);
        Assert.Equal("# Mine\n", File.ReadAllText(path));
    }

    [Fact]
    public void AFileThatCanTBeChangedIsAnErrorAndTheOthersGoOn()
    {
        string locked = _folder.Write("CLAUDE.md", "# Mine\n");
        _folder.Write("GEMINI.md", "# Mine\n");
        File.SetAttributes(locked, FileAttributes.ReadOnly);

        HostedResult result = _engine.Run("Install-MaestroIntegration -Scope Project");

        ErrorRecord error = result.Error(ErrorCode.IntegrationFailed);
        Assert.Equal((ErrorCategory.WriteError, locked), (error.CategoryInfo.Category, error.TargetObject));
        Assert.Equal(["codex not-detected", "gemini injected", "droid not-detected"], result.Of<AgentIntegration>().Select(static each => $"{each.Agent} {each.Action}"));
        File.SetAttributes(locked, FileAttributes.Normal);
    }

    [Fact]
    public void WhatNeedsItIsUpdatedDownThePipeline()
    {
        string path = _folder.Write("GEMINI.md", InstructionEditor.Append("# Mine\n", static gap => InstructionBlock.Current(gap, createdFile: false).ToBody().Split('\n')[0] + "\nold"));
        _folder.Write("CLAUDE.md", "# Mine\n");

        Assert.Equal("gemini", _engine.Run("Get-MaestroIntegration -Scope Project | Where-Object Status -eq outdated | Update-MaestroIntegration").Single<AgentIntegration>().Agent);
        Assert.Contains(InstructionBlock.Text, File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal("# Mine\n", File.ReadAllText(Path.Join(_folder.Path, "CLAUDE.md")));
    }

    [Fact]
    public void TheHomeFolderIsTheOneOfThisMoment()
    {
        Directory.CreateDirectory(Path.Join(_folder.Path, ".gemini"));
        var home = new Dictionary<string, string> { ["HOME"] = _folder.Path, ["USERPROFILE"] = _folder.Path };

        var process = ShellProcess.Run(["--json", "Install-MaestroIntegration", "-Agent", "gemini,codex"], folder: _folder.Path, environment: home);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("\"injected\"", process.Output, StringComparison.Ordinal);
        Assert.Contains("\"not-detected\"", process.Output, StringComparison.Ordinal);
        Assert.Equal([Path.Join(_folder.Path, ".gemini", "GEMINI.md")], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }
}
