using System.Collections.Concurrent;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>The workspaces of this process, one for each root, so that what was read once stays known.</summary>
internal static class WorkspaceCatalog
{
    private static readonly ConcurrentDictionary<string, Workspace> Open = new(StringComparer.Ordinal);

    /// <summary>The workspace of a <c>.maestro</c> folder.</summary>
    public static Workspace At(string root) =>
        Open.GetOrAdd(root, static folder => new Workspace(folder, AdapterLoadContext.Adapters, TimeProvider.System));

    /// <summary>The workspace that governs a folder.</summary>
    /// <param name="start">An absolute path: the user's folder, or what -WorkspacePath or MAESTRO_ROOT name.</param>
    /// <exception cref="MaestroException">WorkspaceNotFound.</exception>
    /// <param name="variable">The environment variable that names it; null when the user did, or stands there.</param>
    /// <param name="found">The root that was found from there just now; null when nothing was looked for.</param>
    public static Workspace From(string start, string? variable = null, string? found = null)
    {
        bool isRoot = Path.GetFileName(Path.TrimEndingDirectorySeparator(start)) == ".maestro";
        string folder = isRoot ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(start))! : start;
        string? root = Directory.Exists(folder) ? (isRoot ? null : found) ?? AdapterLoadContext.Adapters.FindWorkspace(folder) : null;
        return root is null ? throw NotFound(start, variable) : At(root);
    }

    /// <summary>The user's own configuration, for commands that need no workspace.</summary>
    public static ConfigurationService GlobalConfiguration()
    {
        IAdapters adapters = AdapterLoadContext.Adapters;
        IStateStore global = adapters.OpenStore(adapters.GlobalRoot, static () => MaestroConfiguration.Default.Settings.LockTimeout);
        return new ConfigurationService(null, global, TimeProvider.System, () => adapters.ConfigurationFormat);
    }

    private static MaestroException NotFound(string start, string? variable)
    {
        string where = Directory.Exists(start) ? $"There is no Maestro workspace in '{start}' or any folder above it"
            : File.Exists(start) ? $"'{start}' is a file, not a folder"
            : $"The folder '{start}' does not exist";
        return variable is null
            ? new(ErrorCode.WorkspaceNotFound, $"{where}.", HowToMakeOne(start), start)
            : new(ErrorCode.WorkspaceNotFound, $"{where}, which is specified by the environment variable {variable}.", $"Remove-Item Env:{variable}", start);
    }

    // What is recommended must not be refused.
    private static string HowToMakeOne(string start)
    {
        WorkspacePlace? place = Directory.Exists(start) ? AdapterLoadContext.Adapters.SurveyPlace(start) : null;
        return place?.MainFolder is { } main ? $"{CommandText.Of($"Initialize-MaestroWorkspace -WorkspacePath {main}")} creates one for all worktrees of the repository."
            : place is { IsTooWide: true } ? "Initialize-MaestroWorkspace creates one in the folder of a project; -WorkspacePath specifies one elsewhere."
            : "Initialize-MaestroWorkspace creates one here; -WorkspacePath specifies one elsewhere.";
    }
}
