using System.Text.Json;
using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class SessionProbeTests : IDisposable
{
    private const string Id = "0b6f7a52-3c1d-4e8f-9a10-000000000001";

    private readonly string home = Directory.CreateTempSubdirectory("maestro-home-").FullName;
    private readonly string project;
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ProcessEntry> processes = [];
    private SessionDetectionOptions options = new();

    public SessionProbeTests()
    {
        project = Path.Combine(home, "work", "my app");
        Directory.CreateDirectory(Path.Combine(project, "src"));
        Ancestors("pwsh", "bash");
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public void Outside_of_agents_there_is_none() => Assert.Null(Detect());

    [Fact]
    public void What_the_user_says_comes_first()
    {
        environment["CLAUDECODE"] = "1";
        environment["MAESTRO_AGENT"] = "my-agent";
        environment["MAESTRO_SESSION_ID"] = "s-1";

        Assert.Equal(new AgentSession { Agent = "my-agent", SessionId = "s-1", Source = "environment" }, Detect());
    }

    [Fact]
    public void Either_of_the_users_variables_is_enough()
    {
        environment["CLAUDE_CODE_SESSION_ID"] = Id;
        environment["MAESTRO_SESSION_ID"] = "s-1";
        Assert.Equal(("claude-code", "s-1"), Names(Detect()));

        environment.Remove("MAESTRO_SESSION_ID");
        environment["MAESTRO_AGENT"] = "claude-code";
        Assert.Equal(("claude-code", Id), Names(Detect()));

        environment["MAESTRO_AGENT"] = "reviewer";
        Assert.Equal(("reviewer", null), Names(Detect()));

        environment.Clear();
        environment["MAESTRO_SESSION_ID"] = "s-1";
        Assert.Equal(("unknown", "s-1"), Names(Detect()));
    }

    [Fact]
    public void Detection_can_be_turned_off_and_narrowed()
    {
        environment["CLAUDE_CODE_SESSION_ID"] = Id;
        Assert.NotNull(Detect());

        options = new() { Agents = ["codex"] };
        Assert.Null(Detect());

        options = new() { Enabled = false };
        Assert.Null(Detect());
        environment["MAESTRO_AGENT"] = "me";
        Assert.Equal("me", Detect()!.Agent);
    }

    [Fact]
    public void Claude_code_is_found_through_any_ancestor()
    {
        environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "bash", "sh", "node", "claude", "zsh");
        var started = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);
        Write(".claude/sessions/6.json", $$"""{"pid":6,"sessionId":"{{Id}}","cwd":{{JsonSerializer.Serialize(project)}},"startedAt":1790000000000}""");
        var transcript = Write($".claude/projects/{SessionFileNames.ClaudeFolder(project)}/{Id}.jsonl", "{}");

        Assert.Equal(
            new AgentSession { Agent = "claude-code", SessionId = Id, Source = "process", SourcePath = transcript, StartedAt = started },
            Detect());
    }

    [Fact]
    public void Claude_code_tells_its_session_in_a_variable()
    {
        environment["CLAUDECODE"] = "1";
        environment["CLAUDE_CODE_SESSION_ID"] = Id;
        Ancestors("pwsh", "claude");
        Write(".claude/sessions/3.json", """{"sessionId":"an-earlier-one","startedAt":1790000000000}""");
        var transcript = Write($".claude/projects/-somewhere-else/{Id}.jsonl", "{}");

        var session = Detect()!;

        Assert.Equal((Id, "environment", transcript), (session.SessionId, session.Source, session.SourcePath));
        Assert.Equal(File.GetCreationTimeUtc(transcript), session.StartedAt!.Value.UtcDateTime);
    }

    [Fact]
    public void Claude_codes_folder_may_be_elsewhere()
    {
        environment["CLAUDE_CODE_SESSION_ID"] = Id;
        environment["CLAUDE_CONFIG_DIR"] = Path.Combine(home, "other");
        var transcript = Write($"other/projects/{SessionFileNames.ClaudeFolder(project)}/{Id}.jsonl", "{}");

        Assert.Equal(transcript, Detect()!.SourcePath);
    }

    [Theory]
    [InlineData("{\"sessionId\":")]
    [InlineData("")]
    [InlineData("{\"sessionId\":\"../../evil\"}")]
    [InlineData("{\"sessionId\":7}")]
    [InlineData("\u0000")]
    public void A_damaged_file_leaves_the_agent_known(string content)
    {
        environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "claude");
        Write(".claude/sessions/3.json", content);

        Assert.Equal("claude-code", Detect()!.Agent);
        Assert.Null(Detect()!.SourcePath);
    }

    [Fact]
    public void An_id_never_leads_out_of_the_agents_folder()
    {
        environment["CLAUDE_CODE_SESSION_ID"] = "../../outside";
        Write("outside.jsonl", "{}");
        Write($".claude/projects/{SessionFileNames.ClaudeFolder(project)}/x.jsonl", "{}");

        Assert.Null(Detect()!.SourcePath);
    }

    [Fact]
    public void A_stale_file_is_no_running_session()
    {
        environment["CLAUDECODE"] = "1";
        var path = Write($".claude/projects/{SessionFileNames.ClaudeFolder(project)}/{Id}.jsonl", "{}");
        Assert.Equal(("file", Id), (Detect()!.Source, Detect()!.SessionId));

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-30));
        options = new() { StaleMinutes = 10 };
        Assert.Null(Detect()!.SessionId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Codex_threads_are_found_by_id(bool isWhole)
    {
        // The day in the id, not today's: a thread may be days old.
        var started = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
        var id = isWhole ? Guid.CreateVersion7(started).ToString() : "thread-17";
        environment["CODEX_THREAD_ID"] = isWhole ? id : "thread";
        Write(".codex/sessions/2026/11/24/rollout-2026-11-24T10-00-00-another-thread.jsonl", "{}");
        var local = started.LocalDateTime;
        var path = Write($".codex/sessions/{local:yyyy/MM/dd}/rollout-{local:yyyy-MM-dd'T'HH-mm-ss}-{id}.jsonl", "{}");

        Assert.Equal(
            new AgentSession { Agent = "codex", SessionId = id, Source = "environment", SourcePath = path, StartedAt = started }, Detect());
    }

    [Fact]
    public void Codex_without_an_id_is_found_by_folder()
    {
        Ancestors("pwsh", "bash", "codex");
        var rollout = ".codex/sessions/2026/11/24/rollout-2026-11-24T10-00-0{0}-t{0}.jsonl";
        var line = "{{\"type\":\"session_meta\",\"payload\":{{\"cwd\":{0},\"instructions\":\"" + new string('x', 40_000) + "\"}}}}\n";
        Write(string.Format(rollout, 1), string.Format(line, JsonSerializer.Serialize(project)));
        Write(string.Format(rollout, 2), string.Format(line, JsonSerializer.Serialize(home + "/elsewhere")));

        var session = Detect(Path.Combine(project, "src"))!;

        Assert.Equal(("codex", "t1", "file"), (session.Agent, session.SessionId, session.Source));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gemini_keeps_chats_by_project(bool isNamed)
    {
        environment["GEMINI_CLI"] = "1";
        var folder = isNamed ? "my-app" : SessionFileNames.GeminiFolder(project);
        Write(".gemini/projects.json", JsonSerializer.Serialize(new { projects = new Dictionary<string, string> { [project] = "my-app" } }));
        var chat = $$"""{"sessionId":"{{Id}}","projectHash":"h","startTime":"2026-11-25T08:00:00.000Z","messages":[]}""";
        var path = Write($".gemini/tmp/{folder}/chats/session-2026-11-25T08-00-0b6f7a52.json", chat);

        Assert.Equal(
            new AgentSession
            {
                Agent = "gemini",
                SessionId = Id,
                Source = "file",
                SourcePath = path,
                StartedAt = new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero),
            },
            Detect(Path.Combine(project, "src")));
    }

    [Fact]
    public void Droid_is_found_by_its_process_even_inside_another_agent()
    {
        environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "droid", "bash", "claude");
        var path = Write($".factory/sessions/{SessionFileNames.DashedFolder(project)}/{Id}.jsonl", $$"""{"type":"session_start","id":"{{Id}}"}""");

        var session = Detect()!;

        Assert.Equal(("droid", Id, "file", path), (session.Agent, session.SessionId, session.Source, session.SourcePath));
    }

    [Fact]
    public void Processes_in_a_circle_end()
    {
        processes[2] = new ProcessEntry(2, 3, "a", []);
        processes[3] = new ProcessEntry(3, 2, "b", []);

        Assert.Null(Detect());
    }

    [Fact]
    public void A_home_that_is_not_there_is_no_error()
    {
        environment["CODEX_SANDBOX"] = "1";
        var probe = new SessionProbe(options, environment.GetValueOrDefault, Path.Combine(home, "missing"), new Table(processes), 1);

        Assert.Equal(new AgentSession { Agent = "codex", Source = "environment" }, probe.Detect(project));
    }

    // Process 1 is this one; the others are its ancestors, nearest first.
    private void Ancestors(params string[] names)
    {
        processes.Clear();
        processes[1] = new ProcessEntry(1, 2, "maestro", []);
        for (var i = 0; i < names.Length; i++)
        {
            processes[i + 2] = new ProcessEntry(i + 2, i == names.Length - 1 ? 0 : i + 3, names[i], [names[i]]);
        }
    }

    private string Write(string path, string content)
    {
        var full = Path.Combine(home, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    private static (string?, string?) Names(AgentSession? session) => (session?.Agent, session?.SessionId);

    private AgentSession? Detect(string? folder = null) =>
        new SessionProbe(options, environment.GetValueOrDefault, home, new Table(processes), 1).Detect(folder ?? project);

    private sealed class Table(Dictionary<int, ProcessEntry> processes) : IProcessTable
    {
        public ProcessEntry? Find(int processId) => processes.GetValueOrDefault(processId);
    }
}
