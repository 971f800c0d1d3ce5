using System.Text.Json;
using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class SessionProbeTests : IDisposable
{
    private const string Id = "0b6f7a52-3c1d-4e8f-9a10-000000000001";

    private readonly string _home = Directory.CreateTempSubdirectory("maestro-home-").FullName;
    private readonly string _project;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ProcessEntry> _processes = [];
    private SessionDetectionOptions _options = new();

    public SessionProbeTests()
    {
        _project = Path.Combine(_home, "work", "my app");
        Directory.CreateDirectory(Path.Combine(_project, "src"));
        Ancestors("pwsh", "bash");
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void OutsideOfAgentsThereIsNone() => Assert.Null(Detect());

    [Fact]
    public void WhatTheUserSaysComesFirst()
    {
        _environment["CLAUDECODE"] = "1";
        _environment["MAESTRO_AGENT"] = "my-agent";
        _environment["MAESTRO_SESSION_ID"] = "s-1";

        Assert.Equal(new AgentSession { Agent = "my-agent", SessionId = "s-1", Source = "environment" }, Detect());
    }

    [Fact]
    public void EitherOfTheUsersVariablesIsEnough()
    {
        _environment["CLAUDE_CODE_SESSION_ID"] = Id;
        _environment["MAESTRO_SESSION_ID"] = "s-1";
        Assert.Equal(("claude-code", "s-1"), Names(Detect()));

        _environment.Remove("MAESTRO_SESSION_ID");
        _environment["MAESTRO_AGENT"] = "claude-code";
        Assert.Equal(("claude-code", Id), Names(Detect()));

        _environment["MAESTRO_AGENT"] = "reviewer";
        Assert.Equal(("reviewer", null), Names(Detect()));

        _environment.Clear();
        _environment["MAESTRO_SESSION_ID"] = "s-1";
        Assert.Equal(("unknown", "s-1"), Names(Detect()));
    }

    [Fact]
    public void DetectionCanBeTurnedOffAndNarrowed()
    {
        _environment["CLAUDE_CODE_SESSION_ID"] = Id;
        Assert.NotNull(Detect());

        _options = new() { Agents = ["codex"] };
        Assert.Null(Detect());

        _options = new() { Enabled = false };
        Assert.Null(Detect());
        _environment["MAESTRO_AGENT"] = "me";
        Assert.Equal("me", Detect()!.Agent);
    }

    [Fact]
    public void ClaudeCodeIsFoundThroughAnyAncestor()
    {
        _environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "bash", "sh", "node", "claude", "zsh");
        var started = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);
        Write(".claude/sessions/6.json", $$"""{"pid":6,"sessionId":"{{Id}}","cwd":{{JsonSerializer.Serialize(_project)}},"startedAt":1790000000000}""");
        string transcript = Write($".claude/projects/{SessionFileNames.ClaudeFolder(_project)}/{Id}.jsonl", "{}");

        Assert.Equal(
            new AgentSession { Agent = "claude-code", SessionId = Id, Source = "process", SourcePath = transcript, StartedAt = started },
            Detect());
    }

    [Fact]
    public void ClaudeCodeTellsItsSessionInAVariable()
    {
        _environment["CLAUDECODE"] = "1";
        _environment["CLAUDE_CODE_SESSION_ID"] = Id;
        Ancestors("pwsh", "claude");
        Write(".claude/sessions/3.json", """{"sessionId":"an-earlier-one","startedAt":1790000000000}""");
        string transcript = Write($".claude/projects/-somewhere-else/{Id}.jsonl", "{}");

        AgentSession session = Detect()!;

        Assert.Equal((Id, "environment", transcript), (session.SessionId, session.Source, session.SourcePath));
        Assert.Equal(File.GetCreationTimeUtc(transcript), session.StartedAt!.Value.UtcDateTime);
    }

    [Fact]
    public void ClaudeCodesFolderMayBeElsewhere()
    {
        _environment["CLAUDE_CODE_SESSION_ID"] = Id;
        _environment["CLAUDE_CONFIG_DIR"] = Path.Combine(_home, "other");
        string transcript = Write($"other/projects/{SessionFileNames.ClaudeFolder(_project)}/{Id}.jsonl", "{}");

        Assert.Equal(transcript, Detect()!.SourcePath);
    }

    [Theory]
    [InlineData("{\"sessionId\":")]
    [InlineData("")]
    [InlineData("{\"sessionId\":\"../../evil\"}")]
    [InlineData("{\"sessionId\":7}")]
    [InlineData("\u0000")]
    public void ADamagedFileLeavesTheAgentKnown(string content)
    {
        _environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "claude");
        Write(".claude/sessions/3.json", content);

        Assert.Equal("claude-code", Detect()!.Agent);
        Assert.Null(Detect()!.SourcePath);
    }

    [Fact]
    public void AnIdNeverLeadsOutOfTheAgentsFolder()
    {
        _environment["CLAUDE_CODE_SESSION_ID"] = "../../outside";
        Write("outside.jsonl", "{}");
        Write($".claude/projects/{SessionFileNames.ClaudeFolder(_project)}/x.jsonl", "{}");

        Assert.Null(Detect()!.SourcePath);
    }

    [Fact]
    public void AStaleFileIsNoRunningSession()
    {
        _environment["CLAUDECODE"] = "1";
        string path = Write($".claude/projects/{SessionFileNames.ClaudeFolder(_project)}/{Id}.jsonl", "{}");
        Assert.Equal(("file", Id), (Detect()!.Source, Detect()!.SessionId));

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-30));
        _options = new() { StaleMinutes = 10 };
        Assert.Null(Detect()!.SessionId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CodexThreadsAreFoundById(bool isWhole)
    {
        // The day in the id, not today's: a thread may be days old.
        var started = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
        string id = isWhole ? Guid.CreateVersion7(started).ToString() : "thread-17";
        _environment["CODEX_THREAD_ID"] = isWhole ? id : "thread";
        Write(".codex/sessions/2026/11/24/rollout-2026-11-24T10-00-00-another-thread.jsonl", "{}");
        DateTime local = started.LocalDateTime;
        string path = Write($".codex/sessions/{local:yyyy/MM/dd}/rollout-{local:yyyy-MM-dd'T'HH-mm-ss}-{id}.jsonl", "{}");

        Assert.Equal(
            new AgentSession { Agent = "codex", SessionId = id, Source = "environment", SourcePath = path, StartedAt = started }, Detect());
    }

    [Fact]
    public void CodexWithoutAnIdIsFoundByFolder()
    {
        Ancestors("pwsh", "bash", "codex");
        string rollout = ".codex/sessions/2026/11/24/rollout-2026-11-24T10-00-0{0}-t{0}.jsonl";
        string line = "{{\"type\":\"session_meta\",\"payload\":{{\"cwd\":{0},\"instructions\":\"" + new string('x', 40_000) + "\"}}}}\n";
        Write(string.Format(rollout, 1), string.Format(line, JsonSerializer.Serialize(_project)));
        Write(string.Format(rollout, 2), string.Format(line, JsonSerializer.Serialize(_home + "/elsewhere")));

        AgentSession session = Detect(Path.Combine(_project, "src"))!;

        Assert.Equal(("codex", "t1", "file"), (session.Agent, session.SessionId, session.Source));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GeminiKeepsChatsByProject(bool isNamed)
    {
        _environment["GEMINI_CLI"] = "1";
        string folder = isNamed ? "my-app" : SessionFileNames.GeminiFolder(_project);
        Write(".gemini/projects.json", JsonSerializer.Serialize(new { projects = new Dictionary<string, string> { [_project] = "my-app" } }));
        string chat = $$"""{"sessionId":"{{Id}}","projectHash":"h","startTime":"2026-11-25T08:00:00.000Z","messages":[]}""";
        string path = Write($".gemini/tmp/{folder}/chats/session-2026-11-25T08-00-0b6f7a52.json", chat);

        Assert.Equal(
            new AgentSession
            {
                Agent = "gemini",
                SessionId = Id,
                Source = "file",
                SourcePath = path,
                StartedAt = new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero),
            },
            Detect(Path.Combine(_project, "src")));
    }

    [Fact]
    public void DroidIsFoundByItsProcessEvenInsideAnotherAgent()
    {
        _environment["CLAUDECODE"] = "1";
        Ancestors("pwsh", "droid", "bash", "claude");
        string path = Write($".factory/sessions/{SessionFileNames.DashedFolder(_project)}/{Id}.jsonl", $$"""{"type":"session_start","id":"{{Id}}"}""");

        AgentSession session = Detect()!;

        Assert.Equal(("droid", Id, "file", path), (session.Agent, session.SessionId, session.Source, session.SourcePath));
    }

    [Fact]
    public void ProcessesInACircleEnd()
    {
        _processes[2] = new ProcessEntry(2, 3, "a", []);
        _processes[3] = new ProcessEntry(3, 2, "b", []);

        Assert.Null(Detect());
    }

    [Fact]
    public void AHomeThatIsNotThereIsNoError()
    {
        _environment["CODEX_SANDBOX"] = "1";
        var probe = new SessionProbe(_options, _environment.GetValueOrDefault, Path.Combine(_home, "missing"), new Table(_processes), 1);

        Assert.Equal(new AgentSession { Agent = "codex", Source = "environment" }, probe.Detect(_project));
    }

    // Process 1 is this one; the others are its ancestors, nearest first.
    private void Ancestors(params string[] names)
    {
        _processes.Clear();
        _processes[1] = new ProcessEntry(1, 2, "maestro", []);
        for (int i = 0; i < names.Length; i++)
        {
            _processes[i + 2] = new ProcessEntry(i + 2, i == names.Length - 1 ? 0 : i + 3, names[i], [names[i]]);
        }
    }

    private string Write(string path, string content)
    {
        string full = Path.Combine(_home, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    private static (string?, string?) Names(AgentSession? session) => (session?.Agent, session?.SessionId);

    private AgentSession? Detect(string? folder = null) =>
        new SessionProbe(_options, _environment.GetValueOrDefault, _home, new Table(_processes), 1).Detect(folder ?? _project);

    private sealed class Table(Dictionary<int, ProcessEntry> processes) : IProcessTable
    {
        public ProcessEntry? Find(int processId) => processes.GetValueOrDefault(processId);
    }
}
