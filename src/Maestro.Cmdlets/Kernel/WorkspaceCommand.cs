using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Settings;

namespace Maestro.Commands;

/// <summary>A cmdlet that works on a workspace.</summary>
public abstract class WorkspaceCommand : MaestroCommand
{
    internal const string VariableName = "MAESTRO_ROOT";

    private Workspace? _workspace;
    private string? _root;
    private ConfigurationService? _configuration;
    private AgentSession? _session;
    private bool _isSessionKnown;
    private string? _location;

    private protected WorkspaceCommand()
    {
    }

    /// <summary>Specifies the workspace folder, a folder below it, or the <c>.maestro</c> folder itself. Default: <c>$env:MAESTRO_ROOT</c> if it is
    /// set; otherwise the current location.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkspacePath { get; set; }

    /// <summary>The workspace; found when it is first needed.</summary>
    private protected Workspace Workspace => _workspace ??= WorkspaceCatalog.From(StartFolder, WorkspacePath is null && Variable is not null ? VariableName : null, _root);

    /// <summary>The configuration of the workspace, or that of the user alone where there is no workspace.</summary>
    private protected ConfigurationService Configuration => _configuration ??= _workspace is null && (_root = WorkspaceRoot) is null
        ? WorkspaceCatalog.GlobalConfiguration()
        : Workspace.Configuration;

    /// <summary>The effective values.</summary>
    private protected MaestroSettings Settings => Configuration.Settings;

    /// <summary>The folder whose files, branch and session count: the one named with -WorkspacePath, else the current location.</summary>
    private protected string UserFolder
    {
        get
        {
            string folder = WorkspacePath is null ? Location : ResolvePath(WorkspacePath);
            return Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) == ".maestro" ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))! : folder;
        }
    }

    /// <summary>The root of the workspace, or null where there is none.</summary>
    private protected string? WorkspaceRoot => AdapterLoadContext.Adapters.FindWorkspace(StartFolder);

    /// <summary>Where the search for the workspace begins: -WorkspacePath, else $env:MAESTRO_ROOT, else the current location.</summary>
    private protected string StartFolder
    {
        get
        {
            string? named = WorkspacePath ?? Variable;
            return named is null ? Location : ResolvePath(named);
        }
    }

    /// <summary>The person at the terminal, as <c>user@host</c>.</summary>
    private protected static string User { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>The session that this command runs in; found once a command, since the processes above this one are looked at.</summary>
    private protected AgentSession? Session
    {
        get
        {
            if (!_isSessionKnown)
            {
                Warn(IsQuiet ? [] : AgentRules.Problems(Environment.GetEnvironmentVariable));
                _session = AdapterLoadContext.Adapters.Sessions(Configuration.Readable.Sessions).Detect(UserFolder);
                _isSessionKnown = true;
            }

            return _session;
        }
    }

    /// <summary>Who works on a feature: the agent's session, or the person at the terminal, who is known also where an agent's session is not.</summary>
    private protected Author WorkerFor(string? agent, string? sessionId)
    {
        Author author = AuthorRules.Of(agent, sessionId, () => Session, static () => null);
        return author.SessionId is null ? author with { User = User } : author;
    }

    /// <summary>True where nothing but output may be written, because a program reads it.</summary>
    private protected virtual bool IsQuiet => false;

    private string Location => _location ??= PathOf(SessionState.Path.CurrentFileSystemLocation);

    // For the provider's path the engine reads the table of mounted file systems; in a drive of the system it is the path itself.
    private static string PathOf(PathInfo location) =>
        location is { Drive.Root: { } root, Path: var path } && path.StartsWith(root, StringComparison.Ordinal) ? path : location.ProviderPath;

    private static string? Variable => Environment.GetEnvironmentVariable(VariableName) is { Length: > 0 } named ? named : null;

    private protected sealed override void BindDefaults() => DefaultMission.Bind(this, () => Workspace);

    private protected void Warn(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings)
        {
            WriteWarning(warning);
        }
    }
}
