using Maestro.Control;
using Maestro.Memory;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro;

/// <summary>The one door to everything outside Core; implemented by the adapters and loaded into a context of their own.</summary>
internal interface IAdapters : IWorkspaceInitializer
{
    /// <summary>What git knows; loads libgit2 when it is first asked for more than a branch.</summary>
    IGitReader Git { get; }

    /// <summary>The text form of configuration files; loads the YAML library.</summary>
    IConfigurationFormat ConfigurationFormat { get; }

    /// <summary>Draws Mission Control as text; loads the console library.</summary>
    IControlRenderer ControlRenderer { get; }

    /// <summary>Mission Control in this process's terminal; loads the console library.</summary>
    IControlScreen ControlScreen { get; }

    /// <summary>Tells when something under a workspace changed.</summary>
    IWorkspaceWatcher Watcher { get; }

    /// <summary>The instruction files of agents.</summary>
    IInstructionFiles InstructionFiles { get; }

    /// <summary>What surrounds the state files.</summary>
    IEnvironmentProbe Environment { get; }

    /// <summary>Looks for patterns in a project's files.</summary>
    IRatchetScanner Ratchet { get; }

    /// <summary>The user's own <c>~/.maestro</c>, which need not exist.</summary>
    string GlobalRoot { get; }

    /// <summary>Finds the agent session that this process runs in.</summary>
    ISessionProbe Sessions(SessionDetectionOptions options);

    /// <summary>The <c>.maestro</c> folder that governs a folder, or null: the nearest one upward, else that of the main worktree.</summary>
    string? FindWorkspace(string folder);

    /// <summary>Opens the state files below a <c>.maestro</c> folder.</summary>
    /// <param name="root">The folder's absolute path.</param>
    /// <param name="lockTimeout">How long a change waits for the lock; asked only when it has to wait.</param>
    IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout);
}
