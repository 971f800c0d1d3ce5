using Maestro.Adapters.Control;
using Maestro.Adapters.Memory;
using Maestro.Adapters.Ports;
using Maestro.Adapters.Settings;
using Maestro.Adapters.Storage;
using Maestro.Adapters.Upkeep;
using Maestro.Control;
using Maestro.Memory;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Adapters;

/// <summary>What the cmdlet layer makes, by name, once a process.</summary>
internal sealed class AdapterSet : IAdapters
{
    private readonly Lazy<IGitReader> _git = new(static () => new GitReader());
    private readonly Lazy<IConfigurationFormat> _format = new(static () => new YamlConfigurationFormat());

    public IGitReader Git => _git.Value;

    public ITreeReader Trees => new TreeReader(Git, Ratchet);

    public ICommandRunner Commands { get; } = new CommandRunner();

    public IConfigurationFormat ConfigurationFormat => _format.Value;

    public IControlRenderer ControlRenderer => new ControlRenderer();

    public IControlScreen ControlScreen => new InteractiveControl();

    public IWorkspaceWatcher Watcher { get; } = new WorkspaceWatcher();

    public IInstructionFiles InstructionFiles { get; } = new InstructionFiles();

    public IUserFiles UserFiles { get; } = new UserFiles();

    public IWorkspaceFiles WorkspaceFiles => new WorkspaceFiles(Git);

    public IEnvironmentProbe Environment { get; } = new EnvironmentProbe();

    public IRatchetScanner Ratchet { get; } = new RatchetScanner();

    public string GlobalRoot => Path.Join(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile, System.Environment.SpecialFolderOption.DoNotVerify), ".maestro");

    public ISessionProbe Sessions(SessionDetectionOptions options) => new SessionProbe(options);

    public string? FindWorkspace(string folder) => WorkspaceLocator.Find(folder);

    public WorkspacePlace SurveyPlace(string folder) => WorkspaceLocator.Survey(folder);

    public IReadOnlyList<string> StrayWorkspaces(string root) => WorkspaceLocator.Strays(root);

    public IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout) => new FileStateStore(root, lockTimeout, makesRoot: root == GlobalRoot);
}
