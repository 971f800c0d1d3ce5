using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Worker prompts as they are made, found and followed.</summary>
public sealed partial class WorkerPromptCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void TheTextIsOneStringWithItsLineBreaks()
    {
        string text = _workspace.Run("New-MaestroWorkerPrompt auth-impl").Single<string>();
        Assert.StartsWith("# auth-impl\n", text, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_workspace.File("workers/auth-impl/prompt.md")));
        Assert.Equal(text, _workspace.Run("Get-MaestroWorkerPrompt auth-impl -Raw").Single<string>());
    }

    [Fact]
    public void TheFileIsWhereTheUsersLocationSays()
    {
        Directory.CreateDirectory(Path.Join(_workspace.Folder, "deep", "er"));
        _workspace.Engine.WorkingFolder = Path.Join(_workspace.Folder, "deep");

        Assert.Empty(_workspace.Run("New-MaestroWorkerPrompt auth-impl -OutFile er/worker-prompt.md").NoErrors().Output);
        Assert.True(File.Exists(Path.Join(_workspace.Folder, "deep", "er", "worker-prompt.md")));

        WorkerPrompt prompt = _workspace.Run("New-MaestroWorkerPrompt auth-impl -OutFile p.md -PassThru").Single<WorkerPrompt>();
        Assert.Equal([Path.Join(_workspace.Folder, "deep", "p.md"), _workspace.File("workers/auth-impl/prompt.md")], prompt.WrittenTo);
    }

    [Fact]
    public void FeaturesComeFromThePipelineButOneFileHoldsOnePrompt()
    {
        Assert.Equal(3, _workspace.Run("Get-MaestroFeature | New-MaestroWorkerPrompt -PassThru").NoErrors().Output.Count);
        Assert.Equal(["auth-plan", "auth-impl", "auth-docs"], _workspace.Run("Get-MaestroWorkerPrompt").Of<WorkerPrompt>().Select(prompt => prompt.FeatureId));

        _workspace.Run("New-MaestroWorkerPrompt auth-plan, auth-impl -OutFile one.md").Error("ArgumentInvalid");
        Assert.Contains("auth-plan", File.ReadLines(Path.Join(_workspace.Folder, "one.md")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void ABudgetLeavesOutAndSaysWhat()
    {
        HostedResult result = _workspace.Run("New-MaestroWorkerPrompt auth-impl -Budget 700 -PassThru");
        WorkerPrompt prompt = result.Single<WorkerPrompt>();
        Assert.True(prompt.EstimatedTokens <= 700 && !prompt.IsOverBudget);
        Assert.Contains("skill codex", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(_workspace.Run("New-MaestroWorkerPrompt auth-impl -Budget 1").Warnings, warning => warning.Contains("more than 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FeatureNotFound", "New-MaestroWorkerPrompt nosuch -WhatIf")]
    [InlineData("PromptNotFound", "Get-MaestroWorkerPrompt auth-impl")]
    [InlineData("ParameterArgumentValidationError", "New-MaestroWorkerPrompt auth-impl -Budget 0")]
    public void WhatAUserDoesWrong(string code, string script) => _workspace.Refused(code, script);

    [Fact]
    public void WithWhatIfNothingIsWritten()
    {
        string before = StoreFolder.Tree(_workspace.Folder);
        Assert.Empty(_workspace.Run("New-MaestroWorkerPrompt auth-impl -OutFile p.md -WhatIf").NoErrors().Output);
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Fact]
    public void EveryCommandOfAPromptBinds()
    {
        _workspace.Run("Set-MaestroAssertion plan-agreed -Result failed -Evidence x").NoErrors();
        string text = string.Join('\n', _workspace.Run("New-MaestroWorkerPrompt auth-plan, auth-impl; New-MaestroWorkerPrompt auth-plan, auth-impl -For shell").NoErrors().Of<string>());
        string[] commands = [.. CodeSpan().Matches(text).Select(span => span.Groups["command"].Value).Distinct()];
        Assert.Contains(commands, command => command.StartsWith("New-MaestroHandoff", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("Add-MaestroCorrection", StringComparison.Ordinal));
        Assert.All(commands, RequireBinds);
    }

    [Fact]
    public void AWorkerThatTypesWhatThePromptSaysGetsThrough()
    {
        string text = _workspace.Run("New-MaestroWorkerPrompt auth-plan").Single<string>();
        // A question would block the feature, and words don't replace what a command showed.
        string[] commands = [.. CodeSpan().Matches(text).Select(line => line.Groups["command"].Value).Where(static command => !command.Contains("-Question", StringComparison.Ordinal) && !command.Contains("-Evidence", StringComparison.Ordinal))];
        Assert.Equal(6, commands.Length);
        Assert.All(commands, command => _workspace.Run(Filled(command)).NoErrors());

        Assert.Equal("review", _workspace.Status("auth-plan"));
        Assert.Equal("passed", _workspace.Run("(Get-MaestroAssertion plan-agreed).Result").Single<string>());
        Handoff handoff = _workspace.Run("Get-MaestroHandoff").Single<Handoff>();
        Assert.Equal(("auth-plan", _workspace.MissionId), (handoff.FeatureId, handoff.MissionId));
        Assert.Contains("## Last handoff", _workspace.Run("New-MaestroWorkerPrompt auth-plan").Single<string>(), StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static string Filled(string command) => Blank().Replace(command.Replace("<command that shows it>", "exit 0", StringComparison.Ordinal), "done it");

    private void RequireBinds(string command)
    {
        string typed = Placeholder().Replace(command, "x").Replace("...", "", StringComparison.Ordinal);
        Ast parsed = Parser.ParseInput(typed, out _, out ParseError[] errors);
        Assert.True(errors.Length == 0, typed);
        var ast = (CommandAst)parsed.Find(static node => node is CommandAst, searchNestedScriptBlocks: false);
        CommandInfo cmdlet = _workspace.Run("Get-Command $args[0] -Module Maestro", ast.GetCommandName()).Single<CommandInfo>();
        Assert.All(
            ast.CommandElements.OfType<CommandParameterAst>(),
            parameter => Assert.True(cmdlet.Parameters.ContainsKey(parameter.ParameterName), $"{typed}: -{parameter.ParameterName}"));
    }

    [GeneratedRegex(@"`(?:maestro (?:--json )?)?(?<command>[A-Z][a-z]+-Maestro[^`\n]*)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("<[^<>]+>|…")]
    private static partial Regex Blank();

    [GeneratedRegex(@"'?<[^<>]+>'?")]
    private static partial Regex Placeholder();
}
