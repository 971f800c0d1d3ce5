using Maestro.Control;
using Maestro.Memory;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro;

/// <summary>The one door to everything outside Core; implemented by the adapters and loaded into a context of their own.</summary>
internal interface IAdapters : IWorkspaceLocator
{
    /// <summary>What git knows; loads libgit2 when it is first asked for more than a branch.</summary>
    IGitReader Git { get; }

    /// <summary>The content of worktrees; loads libgit2 when it is first asked.</summary>
    ITreeReader Trees { get; }

    /// <summary>Runs commands of the user.</summary>
    ICommandRunner Commands { get; }

    /// <summary>The text form of configuration files; loads the YAML library.</summary>
    IConfigurationFormat ConfigurationFormat { get; }

    /// <summary>Draws Mission Control as text; loads the console library.</summary>
    IControlRenderer ControlRenderer { get; }

    /// <summary>Mission Control in this process's terminal; loads the console library.</summary>
    IControlScreen ControlScreen { get; }

    /// <summary>Reports when something under a workspace changed.</summary>
    IWorkspaceWatcher Watcher { get; }

    /// <summary>The instruction files of agents.</summary>
    IInstructionFiles InstructionFiles { get; }

    /// <summary>Files that users name.</summary>
    IUserFiles UserFiles { get; }

    /// <summary>The folders and files that make a workspace.</summary>
    IWorkspaceFiles WorkspaceFiles { get; }

    /// <summary>What surrounds the state files.</summary>
    IEnvironmentProbe Environment { get; }

    /// <summary>Looks for patterns in a project's files.</summary>
    IRatchetScanner Ratchet { get; }

    /// <summary>The user's own <c>~/.maestro</c>, which need not exist.</summary>
    string GlobalRoot { get; }

    /// <summary>Finds the agent session that this process runs in.</summary>
    ISessionProbe Sessions(SessionDetectionOptions options);
}
