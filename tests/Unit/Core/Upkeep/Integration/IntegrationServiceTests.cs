using System.Text;
using Maestro.Kernel;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class IntegrationServiceTests
{
    private readonly MemoryInstructionFiles _files = new();

    private IntegrationService Service => new(_files);

    [Fact]
    public void AnAgentWithoutItsFolderIsNotDetectedAndNothingIsMade()
    {
        Assert.Equal([IntegrationStatus.NotDetected], Run(IntegrationRequest.Install).Select(static each => each.Status).Distinct());
        Assert.Empty(_files.Files);
    }

    [Fact]
    public void AFileIsMadeWhereTheAgentSFolderIsAndGoesAwayAgain()
    {
        _files.AddFolder("/home/.codex");

        AgentIntegration installed = Run(IntegrationRequest.Install, "codex").Single();
        Assert.Equal((IntegrationAction.Injected, IntegrationStatus.Current, "/home/.codex/AGENTS.md"), (installed.Action, installed.Status, installed.Path));
        Assert.Matches(@"^\d+\.\d+\.\d+$", installed.Version!);
        Assert.Equal(IntegrationAction.Skipped, Run(IntegrationRequest.Install, "codex").Single().Action);

        Assert.Equal(IntegrationAction.Removed, Run(IntegrationRequest.Uninstall, "codex").Single().Action);
        Assert.Empty(_files.Files);
        Assert.Equal(IntegrationAction.NotFound, Run(IntegrationRequest.Uninstall, "codex").Single().Action);
    }

    [Fact]
    public void BytesThatAreNoTextAndAByteOrderMarkComeBack()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "# Grüße\r\n"u8, 0xFF, 0xC3, 0x28, 0x00, 0x80];
        _files["/home/.claude/CLAUDE.md"] = "";
        _files.Files["/home/.claude/CLAUDE.md"] = bytes;

        Run(IntegrationRequest.Install, "claude-code");
        Assert.Equal(bytes, _files.Files["/home/.claude/CLAUDE.md"][..bytes.Length]);
        Run(IntegrationRequest.Uninstall, "claude-code");
        Assert.Equal(bytes, _files.Files["/home/.claude/CLAUDE.md"]);
    }

    [Fact]
    public void ALargeFileComesBack()
    {
        string large = string.Concat(Enumerable.Repeat("A line of about forty characters, or so.\n", 25_600));
        _files["/home/.gemini/GEMINI.md"] = large;

        Run(IntegrationRequest.Install, "gemini");
        Run(IntegrationRequest.Uninstall, "gemini");

        Assert.Equal(large, _files["/home/.gemini/GEMINI.md"]);
    }

    [Fact]
    public void AFileInUtf16IsRefused()
    {
        _files["/home/.gemini/GEMINI.md"] = "";
        _files.Files["/home/.gemini/GEMINI.md"] = Encoding.Unicode.GetPreamble();

        Assert.Equal(ErrorCode.IntegrationFailed, Assert.Throws<MaestroException>(() => Run(IntegrationRequest.Install, "gemini")).Code);
    }

    [Fact]
    public void DroidReadsTheWorkspaceAndWhatLiesInItsFormerPlacesIsTakenOut()
    {
        string old = InstructionEditor.Install("mine\n", createdFile: false).Text;
        _files["/project/.factory/AGENTS.md"] = old;
        _files["/home/.factory/AGENTS.md"] = "only mine\n";
        _files["/project/.maestro/AGENTS.md"] = "# Guide\n";

        AgentIntegration done = Run(IntegrationRequest.Install, "droid").Single();

        Assert.Equal((IntegrationAction.Migrated, "/project/.maestro/AGENTS.md"), (done.Action, done.Path));
        Assert.Equal("mine\n", _files["/project/.factory/AGENTS.md"]);
        Assert.Equal("only mine\n", _files["/home/.factory/AGENTS.md"]);
        Assert.StartsWith("# Guide\n\n<!-- maestro:start -->", _files["/project/.maestro/AGENTS.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAWorkspaceDroidIsNotDetected() =>
        Assert.Equal(IntegrationStatus.NotDetected, Decide(Service.Targets(["droid"], IntegrationScope.User, null, "").Single(), IntegrationRequest.Install).Outcome.Status);

    [Fact]
    public void UpdateMakesNoBlock()
    {
        _files["/home/.codex/AGENTS.md"] = "mine\n";

        Assert.Equal(IntegrationAction.NotFound, Run(IntegrationRequest.Update, "codex").Single().Action);
        Assert.Equal("mine\n", _files["/home/.codex/AGENTS.md"]);
    }

    [Fact]
    public void AProjectGetsAFileForAnAgentThatWasNamed()
    {
        _files["/project/CLAUDE.md"] = "mine\n";

        Assert.Equal([IntegrationAction.Injected, IntegrationAction.NotDetected], Project(IntegrationRequest.Install).Select(static each => each.Action).Distinct());
        Assert.Equal(IntegrationAction.Injected, Project(IntegrationRequest.Install, "codex").Single().Action);
        // Droid and Codex read the same file.
        Assert.Equal(IntegrationAction.Skipped, Project(IntegrationRequest.Install, "droid").Single().Action);
        Assert.Equal(["/project/CLAUDE.md", "/project/AGENTS.md"], _files.Files.Keys);
    }

    [Fact]
    public void AProjectWithoutAnyFileGetsTheOneThatMostAgentsReadAndSaysSo()
    {
        _files.AddFolder("/project");
        Change<AgentIntegration> change = Service.Decide(Service.Targets(null, IntegrationScope.Project, null, "/project").First(static each => each.Agent == "codex"), IntegrationRequest.Install, "Install");
        Assert.Contains("AGENTS.md is created", Assert.Single(change.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            [IntegrationAction.NotDetected, IntegrationAction.Injected, IntegrationAction.NotDetected, IntegrationAction.Skipped],
            Project(IntegrationRequest.Install).Select(static each => each.Action));
        Assert.Equal(["/project/AGENTS.md"], _files.Files.Keys);
    }

    [Fact]
    public void AFileThatImportsTheSharedOneGetsNoBlockOfItsOwn()
    {
        _files["/project/CLAUDE.md"] = InstructionEditor.Install("@AGENTS.md\n", createdFile: false).Text;
        _files["/project/AGENTS.md"] = "shared\n";

        AgentIntegration claude = Project(IntegrationRequest.Install).First();
        Assert.Equal((IntegrationAction.Migrated, "/project/AGENTS.md"), (claude.Action, claude.Path));
        Assert.Equal("@AGENTS.md\n", _files["/project/CLAUDE.md"]);
        Assert.Single(_files["/project/AGENTS.md"].Split('\n'), static line => line == "<!-- maestro:start -->");
    }

    [Fact]
    public void CodexIsWarnedOfABlockThatItWouldNotRead()
    {
        _files["/home/.codex/AGENTS.md"] = new string('x', 32 * 1024);
        IntegrationTarget target = Service.Targets(["codex"], IntegrationScope.User, null, "").Single();
        Assert.Contains("32 KiB", Assert.Single(Service.Decide(target, IntegrationRequest.Install, "Install").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHookIsOnlyInstalledWhenItIsWantedAndAlwaysRemoved()
    {
        const string Settings = "{\n  \"model\": \"opus\"\n}\n";
        _files["/home/.claude/settings.json"] = Settings;
        IntegrationTarget target = Service.Targets(["claude-code"], IntegrationScope.User, null, "").Single();
        Assert.Equal("absent", Install(withHook: false).HookStatus);
        Assert.Equal(Settings, _files["/home/.claude/settings.json"]);

        AgentIntegration installed = Install(withHook: true);
        Assert.Equal(("current", "/home/.claude/settings.json"), (installed.HookStatus, installed.HookPath));
        Assert.Contains("maestro Get-MaestroBrief -Hook claude-code", _files["/home/.claude/settings.json"], StringComparison.Ordinal);
        Assert.Equal("current", Run(IntegrationRequest.Inspect, "claude-code").Single().HookStatus);

        Assert.Equal("absent", Run(IntegrationRequest.Uninstall, "claude-code").Single().HookStatus);
        Assert.Equal(Settings, _files["/home/.claude/settings.json"]);

        AgentIntegration Install(bool withHook) => Change.Make(
            () => Service.Decide(target, IntegrationRequest.Install, "Install", new IntegrationWish(null, CommandForm.Shell, withHook)), ChangeOrigin.None, CancellationToken.None);
    }

    [Fact]
    public void LookingTellsTheStatusAndADiffShowsTheChange()
    {
        _files["/home/.codex/AGENTS.md"] = "one\ntwo\nthree\nfour\n\u001b[31mfive\n";

        Assert.Equal([IntegrationStatus.NotDetected, IntegrationStatus.Absent, IntegrationStatus.NotDetected, IntegrationStatus.NotDetected], Run(IntegrationRequest.Inspect).Select(static each => each.Status));
        string diff = Decide(Service.Targets(["codex"], IntegrationScope.User, null, "").Single(), IntegrationRequest.Install).Diff();
        Assert.StartsWith("--- /home/.codex/AGENTS.md\n+++ /home/.codex/AGENTS.md\n@@ -3,3 +3,", diff, StringComparison.Ordinal);
        Assert.Contains("\n four\n five\n+\n+<!-- maestro:start -->\n", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditThatAnotherOneOvertookIsDecidedAgainAndLosesNothing()
    {
        _files["/home/.codex/AGENTS.md"] = "mine\n";
        IntegrationTarget target = Service.Targets(["codex"], IntegrationScope.User, null, "").Single();
        int decided = 0;
        Change.Make(
            () =>
            {
                Change<AgentIntegration> change = Service.Decide(target, IntegrationRequest.Install, "Install");
                if (++decided == 2)
                {
                    _files["/home/.codex/AGENTS.md"] = "mine\nand theirs\n";
                }

                return change;
            },
            ChangeOrigin.None,
            CancellationToken.None);

        Assert.Equal(3, decided);
        Assert.StartsWith("mine\nand theirs\n", _files["/home/.codex/AGENTS.md"], StringComparison.Ordinal);
        Assert.Contains("maestro:start", _files["/home/.codex/AGENTS.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void AConfirmedEditIsNotMadeOfAnotherText()
    {
        _files["/home/.codex/AGENTS.md"] = "mine\n";
        IntegrationTarget target = Service.Targets(["codex"], IntegrationScope.User, null, "").Single();
        Change<AgentIntegration> confirmed = Service.Decide(target, IntegrationRequest.Install, "Install");
        _files["/home/.codex/AGENTS.md"] = "theirs\n";

        MaestroException refused = Assert.Throws<MaestroException>(() =>
            Change.Commit(confirmed, isConfirmed: true, () => Service.Decide(target, IntegrationRequest.Install, "Install"), ChangeOrigin.None, CancellationToken.None));
        Assert.Equal(ErrorCode.TargetChanged, refused.Code);
        Assert.Equal("theirs\n", _files["/home/.codex/AGENTS.md"]);
    }

    private IntegrationPlan Decide(IntegrationTarget target, IntegrationRequest request) => Service.Decide(target, request);

    private List<AgentIntegration> Run(IntegrationRequest request, params string[] agents) =>
        Do(Service.Targets(agents.Length == 0 ? null : agents, IntegrationScope.User, "/project/.maestro", ""), request);

    private List<AgentIntegration> Project(IntegrationRequest request, params string[] agents) =>
        Do(Service.Targets(agents.Length == 0 ? null : agents, IntegrationScope.Project, null, "/project"), request);

    private List<AgentIntegration> Do(IEnumerable<IntegrationTarget> targets, IntegrationRequest request)
    {
        var outcomes = new List<AgentIntegration>();
        foreach (IntegrationTarget target in targets)
        {
            outcomes.Add(Change.Make(() => Service.Decide(target, request, "Change"), ChangeOrigin.None, CancellationToken.None));
        }

        return outcomes;
    }
}
