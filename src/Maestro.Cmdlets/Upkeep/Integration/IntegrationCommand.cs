using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>A cmdlet that looks at, or changes, the instruction files of agents.</summary>
public abstract class IntegrationCommand : ChangeCommand
{
    private protected IntegrationCommand()
    {
    }

    /// <summary>Specifies the agents: <c>claude-code</c>, <c>codex</c>, <c>gemini</c>, <c>droid</c>. Default: all agents.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("claude-code", "codex", "gemini", "droid")]
    public string[]? Agent { get; set; }

    /// <summary>Specifies which files are used. <c>User</c>: the agents' files in your home folder (for Droid, the workspace's AGENTS.md), which
    /// every session reads. <c>Project</c>: AGENTS.md, CLAUDE.md and GEMINI.md at the root of the repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("User", "Project")]
    public string Scope { get; set; } = IntegrationScope.User;

    /// <summary>In which form commands are written, and whether the hook is installed.</summary>
    private protected virtual IntegrationWish Wish => new(null, InstalledForm, WithHook: false);

    /// <summary>The form that agents can run here: the program <c>maestro</c> where there is one.</summary>
    private protected CommandForm InstalledForm => Host.Name == "maestro" || InvokeCommand.GetCommand("maestro", CommandTypes.Application) is not null
        ? CommandForm.Shell
        : CommandForm.PowerShell;

    private protected void Process(IntegrationRequest request, string what)
    {
        IAdapters adapters = AdapterLoadContext.Adapters;
        var service = new IntegrationService(adapters.InstructionFiles);
        string? workspace = WorkspaceRoot;
        string project = Scope == IntegrationScope.Project ? ProjectFolder(adapters, workspace) : "";
        IntegrationWish wish = Wish;
        ForEach(service.Targets(Agent, Scope, workspace, project), target =>
        {
            // Decided one after the other: two agents may read the same file.
            Change<AgentIntegration> planned = service.Decide(target, request, what, wish);
            if (planned.Outside.Count == 0)
            {
                WriteObject(planned.Result);
                return;
            }

            MakePlanned(_ => service.Decide(target, request, what, wish), null, WriteObject);
        });
    }

    // The workspace's folder where it is part of the repository we are in; a linked worktree has instruction files of its own.
    private string ProjectFolder(IAdapters adapters, string? workspace)
    {
        string? root = adapters.Git.Read(StartFolder, new GitReadOptions { IncludeChanges = false }, Cancellation)?.WorktreeRoot;
        string? folder = Path.GetDirectoryName(workspace);
        return folder is not null && (root is null || Path.GetRelativePath(root, folder) is var way && !way.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(way))
            ? folder
            : root ?? StartFolder;
    }
}
