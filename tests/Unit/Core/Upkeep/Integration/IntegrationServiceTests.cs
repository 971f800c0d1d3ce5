using System.Text;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class IntegrationServiceTests
{
    private readonly MemoryInstructionFiles _files = new();

    private IntegrationService Service => new(_files);

    [Fact]
    public void An_agent_without_its_folder_is_not_detected_and_nothing_is_made()
    {
        Assert.Equal([IntegrationStatus.NotDetected], Run(IntegrationRequest.Install).Select(static each => each.Status).Distinct());
        Assert.Empty(_files.Files);
    }

    [Fact]
    public void A_file_is_made_where_the_agent_s_folder_is_and_goes_away_again()
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
    public void Bytes_that_are_no_text_and_a_byte_order_mark_come_back()
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
    public void A_large_file_comes_back()
    {
        string large = string.Concat(Enumerable.Repeat("A line of about forty characters, or so.\n", 25_600));
        _files["/home/.gemini/GEMINI.md"] = large;

        Run(IntegrationRequest.Install, "gemini");
        Run(IntegrationRequest.Uninstall, "gemini");

        Assert.Equal(large, _files["/home/.gemini/GEMINI.md"]);
    }

    [Fact]
    public void A_file_in_utf_16_is_refused()
    {
        _files["/home/.gemini/GEMINI.md"] = "";
        _files.Files["/home/.gemini/GEMINI.md"] = Encoding.Unicode.GetPreamble();

        Assert.Equal(ErrorCode.IntegrationFailed, Assert.Throws<MaestroException>(() => Run(IntegrationRequest.Install, "gemini")).Code);
    }

    [Fact]
    public void Droid_reads_the_workspace_and_what_lies_in_its_former_places_is_taken_out()
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
    public void Without_a_workspace_droid_is_not_detected() =>
        Assert.Equal(IntegrationStatus.NotDetected, Decide(Service.Targets(["droid"], IntegrationScope.User, null, "").Single(), IntegrationRequest.Install).Outcome.Status);

    [Fact]
    public void Update_makes_no_block()
    {
        _files["/home/.codex/AGENTS.md"] = "mine\n";

        Assert.Equal(IntegrationAction.NotFound, Run(IntegrationRequest.Update, "codex").Single().Action);
        Assert.Equal("mine\n", _files["/home/.codex/AGENTS.md"]);
    }

    [Fact]
    public void A_project_gets_a_file_only_for_an_agent_that_was_named()
    {
        _files.AddFolder("/project");

        Assert.Equal([IntegrationAction.NotDetected], Project(IntegrationRequest.Install).Select(static each => each.Action).Distinct());
        Assert.Equal(IntegrationAction.Injected, Project(IntegrationRequest.Install, "codex").Single().Action);
        // Droid and Codex read the same file.
        Assert.Equal(IntegrationAction.Skipped, Project(IntegrationRequest.Install, "droid").Single().Action);
        Assert.Equal(["/project/AGENTS.md"], _files.Files.Keys);
    }

    [Fact]
    public void Looking_tells_the_status_and_a_diff_shows_the_change()
    {
        _files["/home/.codex/AGENTS.md"] = "one\ntwo\nthree\nfour\n\u001b[31mfive\n";

        Assert.Equal([IntegrationStatus.NotDetected, IntegrationStatus.Absent, IntegrationStatus.NotDetected, IntegrationStatus.NotDetected], Run(IntegrationRequest.Inspect).Select(static each => each.Status));
        string diff = Decide(Service.Targets(["codex"], IntegrationScope.User, null, "").Single(), IntegrationRequest.Install).Diff();
        Assert.StartsWith("--- /home/.codex/AGENTS.md\n+++ /home/.codex/AGENTS.md\n@@ -3,3 +3,", diff, StringComparison.Ordinal);
        Assert.Contains("\n four\n [31mfive\n+\n+<!-- maestro:start -->\n", diff, StringComparison.Ordinal);
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
            IntegrationPlan plan = Decide(target, request);
            Service.Apply(plan);
            outcomes.Add(plan.Outcome);
        }

        return outcomes;
    }
}
