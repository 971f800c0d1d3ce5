using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>The checks of a machine and a workspace, one after the other. Reads alone.</summary>
internal sealed class EnvironmentReport(IGitReader git, IEnvironmentProbe environment, IntegrationService integrations)
{
    private static readonly Version OldestEngine = new(7, 6);

    /// <summary>The engine and the module.</summary>
    public static CheckResult PowerShell(Version? engine, string module) => engine >= OldestEngine
        ? Passed("powershell", $"PowerShell {engine} with Maestro {module}.", null)
        : Failed("powershell", $"Maestro {module} requires PowerShell {OldestEngine} or later; this is {engine?.ToString() ?? "unknown"}.", null, "winget install Microsoft.PowerShell");

    /// <summary>What git says of a folder.</summary>
    public CheckResult Git(string folder, CancellationToken cancellationToken)
    {
        GitState? state = git.Read(folder, new GitReadOptions(), cancellationToken);
        return state switch
        {
            null => Passed("git", "This folder is not in a git repository: handoffs and notes can't record branches and changed files.", folder, "git init"),
            { Detour: { } why, DetourFix: { } fix } => Failed("git", $"{why} The git program is used instead, which is slower and must be on the PATH.", state.WorktreeRoot, fix),
            { Notice: { } notice } => Failed("git", notice, state.WorktreeRoot, $"git -C '{state.WorktreeRoot}' status"),
            { Detour: { } why } => Passed("git", $"{why} The git program is used instead.", state.WorktreeRoot),
            _ => Passed("git", state.Branch is null ? "The repository can be read." : $"The repository can be read; the branch is {Display.Short(state.Branch)}.", state.WorktreeRoot),
        };
    }

    /// <summary>Whether there is a workspace, and one that can be read.</summary>
    public static CheckResult Workspace(string? root, string folder, MaestroException? refused = null) =>
        refused is not null ? Failed("workspace", refused.Message, refused.Target as string ?? folder, refused.Hint ?? "Get-Help about_Maestro_State")
        : root is null ? Failed("workspace", $"There is no workspace in '{folder}' or any folder above it.", folder, "Initialize-MaestroWorkspace")
        : Passed("workspace", $"The workspace is '{root}'.", root);

    /// <summary>Both configuration files: broken ones and wrong values fail, unknown keys are reported and pass.</summary>
    public static IEnumerable<CheckResult> Configuration(ConfigurationService configuration)
    {
        IReadOnlyList<ConfigurationProblem> problems;
        MaestroException? unreadable = null;
        try
        {
            problems = configuration.Current.Problems;
        }
        catch (MaestroException exception)
        {
            (problems, unreadable) = ([], exception);
        }

        if (unreadable is not null)
        {
            yield return Failed("configuration", unreadable.Message, unreadable.Target as string, "Get-MaestroConfig");
        }
        else if (problems.Count == 0)
        {
            yield return Passed("configuration", "Every setting is known and valid.", null);
        }

        foreach (ConfigurationProblem problem in problems)
        {
            yield return new CheckResult
            {
                Name = "configuration",
                Passed = !problem.IsError,
                Message = problem.ToString(),
                Target = problem.Path,
                Fix = CommandText.Of($"Get-Content -LiteralPath {problem.Path ?? ""}"),
            };
        }
    }

    /// <summary>The write lock and what carries it.</summary>
    public IEnumerable<CheckResult> Storage(string root)
    {
        LockCondition held = environment.Lock(root);
        yield return held.IsUsable
            ? Passed("lock", held.Message, root)
            : Failed("lock", held.Message, root, "Get-MaestroConfig locking.timeoutSeconds");

        FileSystemFacts facts = environment.FileSystem(root);
        string format = facts.Format.Length == 0 ? "an unknown file system" : facts.Format;
        string names = facts.IsCaseInsensitive ? "; file names are case-insensitive" : "";
        yield return facts switch
        {
            { IsNetwork: true } => Failed("file-system", $"The workspace is on a network share ({format}), where locks are not reliable.", root, "Initialize-MaestroWorkspace -WorkspacePath <a folder on a local disk>"),
            { ReplacesOpenFiles: false } => Failed("file-system", $"On {format} a file can't be replaced while another process reads it.", root, "Initialize-MaestroWorkspace -WorkspacePath <a folder on another disk>"),
            _ => Passed("file-system", $"The workspace is on {format}{names}.", root),
        };
    }

    /// <summary>The state of a workspace.</summary>
    public static IEnumerable<CheckResult> State(WorkspaceInspector inspector)
    {
        ILookup<string, StateFault> faults = inspector.Inspect().ToLookup(static fault => fault.Check);
        foreach ((string name, string message) in StateCheck.All)
        {
            if (!faults.Contains(name))
            {
                yield return Passed(name, message, null);
            }

            foreach (StateFault fault in faults[name])
            {
                yield return new CheckResult { Name = name, Passed = fault.IsHarmless, Message = fault.Message, Target = fault.Target, Fix = fault.Fix };
            }
        }
    }

    /// <summary>The instruction blocks: old and damaged ones fail, those that were never put in do not.</summary>
    public IEnumerable<CheckResult> Integration(string? workspaceRoot)
    {
        foreach (IntegrationTarget target in integrations.Targets(null, IntegrationScope.User, workspaceRoot, ""))
        {
            CheckResult result;
            try
            {
                result = Integration(integrations.Decide(target, IntegrationRequest.Inspect).Outcome);
            }
            catch (MaestroException problem)
            {
                result = Failed($"integration-{target.Agent}", problem.Message, target.Path, problem.Hint ?? "Get-MaestroIntegration");
            }

            yield return result;
        }
    }

    private static CheckResult Integration(AgentIntegration found)
    {
        string name = $"integration-{found.Agent}";
        return found.Status switch
        {
            IntegrationStatus.Current => Passed(name, "The instructions are installed and up to date.", found.Path),
            IntegrationStatus.Absent => Passed(name, "The instructions are not installed.", found.Path, CommandText.Of($"Install-MaestroIntegration -Agent {found.Agent}")),
            IntegrationStatus.NotDetected => Passed(name, "The agent is not installed on this machine.", found.Path),
            _ => Failed(name, $"The instructions are {found.Status}.", found.Path, CommandText.Of($"Update-MaestroIntegration -Agent {found.Agent}")),
        };
    }

    private static CheckResult Passed(string name, string message, string? target, string? fix = null) =>
        new() { Name = name, Passed = true, Message = message, Target = target, Fix = fix };

    private static CheckResult Failed(string name, string message, string? target, string fix) =>
        new() { Name = name, Passed = false, Message = message, Target = target, Fix = fix };
}
