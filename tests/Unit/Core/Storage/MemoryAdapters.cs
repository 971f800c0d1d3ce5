using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Adapters.Settings;
using Maestro.Adapters.Upkeep;
using Maestro.Control;
using Maestro.Memory;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Tests;

/// <summary>Everything outside Core, in memory: no git, no session, an empty folder of the user.</summary>
internal sealed class MemoryAdapters(MemoryStateStore project, MemoryStateStore global) : IAdapters, IGitReader, ITreeReader, ISessionProbe
{
    public const string ProjectRoot = "/project/.maestro";

    public IGitReader Git => this;

    public ITreeReader Trees => this;

    public FakeCommandRunner Runner { get; } = new();

    public ICommandRunner Commands => Runner;

    /// <summary>Why the files can't be read; null when they can.</summary>
    public string? TreeNotice { get; set; }

    /// <summary>The files of the project: content by path.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal) { ["src/cli.py"] = "1" };

    public IConfigurationFormat ConfigurationFormat { get; } = new YamlConfigurationFormat();

    public IControlRenderer ControlRenderer { get; } = new ControlRenderer();

    public IControlScreen ControlScreen => throw new NotSupportedException("Tests of Core have no terminal.");

    public IWorkspaceWatcher Watcher => throw new NotSupportedException("nothing changes by itself in memory");

    public IInstructionFiles InstructionFiles { get; } = new MemoryInstructionFiles();

    public IUserFiles UserFiles => throw new NotSupportedException("Core reads no file that a user names.");

    public IEnvironmentProbe Environment { get; } = new MemoryEnvironmentProbe();

    public FakeRatchetScanner Scanner { get; } = new();

    public IRatchetScanner Ratchet => Scanner;

    public string GlobalRoot => "/home/.maestro";

    /// <summary>What git is to say; nothing by default.</summary>
    public GitState? GitState { get; set; }

    /// <summary>The commits of the work; none by default.</summary>
    public IReadOnlyList<GitCommit> Commits { get; set; } = [];

    /// <summary>Since when commits were asked for last.</summary>
    public DateTimeOffset? CommitsSince { get; private set; }

    /// <summary>The texts of files at HEAD.</summary>
    public Dictionary<string, string> Committed { get; } = [];

    /// <summary>The session to find; none by default.</summary>
    public AgentSession? Session { get; set; }

    public ISessionProbe Sessions(SessionDetectionOptions options) => this;

    public string? FindWorkspace(string folder) => ProjectRoot;

    public IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout) => root == GlobalRoot ? global : project;

    /// <summary>The workspaces that linked worktrees have for themselves; none by default.</summary>
    public IReadOnlyList<string> Strays { get; set; } = [];

    public WorkspacePlace SurveyPlace(string folder) => new() { Folder = folder, Governing = ProjectRoot };

    public IReadOnlyList<string> StrayWorkspaces(string root) => Strays;

    public IWorkspaceFiles WorkspaceFiles { get; } = MemoryWorkspaceFiles.Complete(Path.GetDirectoryName(project.Root)!);

    public string? Worktree(string path) => GitState?.WorktreeRoot;

    /// <summary>The worktrees of the repository; none by default.</summary>
    public IReadOnlyList<GitWorktree> Linked { get; set; } = [];

    /// <summary>What has changed in a worktree, by its path.</summary>
    public Dictionary<string, string[]> Changed { get; } = [];

    public IReadOnlyList<GitWorktree> Worktrees(string folder) => Linked;

    public IReadOnlySet<string>? IndexedFiles(string folder) => new HashSet<string>();

    public GitState? Read(string folder, GitReadOptions options, CancellationToken cancellationToken) => Changed.TryGetValue(folder, out string[]? files)
        ? new GitState { WorktreeRoot = folder, ChangedFiles = [.. files.Select(static path => new GitChange { Path = path })] }
        : GitState;

    public string? Branch(string folder) => GitState?.Branch;

    public IReadOnlyList<GitCommit> CommitsOfWork(string folder, DateTimeOffset? since, int most)
    {
        CommitsSince = since;
        return Commits;
    }

    public string? CommittedText(string folder, string path) => Committed.GetValueOrDefault(path);

    public FileListing? TrackedFiles(string folder, CancellationToken cancellationToken, bool withLinks = false) => null;

    public TreeState Read(string folder, TimeSpan budget, CancellationToken cancellationToken) => new()
    {
        Root = folder,
        Commit = GitState?.HeadCommit,
        IsDirty = GitState?.IsDirty,
        Notice = TreeNotice,
        Files = TreeNotice is not null ? null : [.. Files.Select(static file => new TreeFile(file.Key, file.Value))],
    };

    public AgentSession? Detect(string folder) => Session;

    public string? HookInput() => null;
}
