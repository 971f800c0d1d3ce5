using System.Text;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Distinguishes a <c>.maestro</c> folder of ours from one that another program keeps under the same name.</summary>
internal static class WorkspaceMark
{
    // Ours has some eighty bytes; a configuration that sets everything has two pages.
    private const long LongestFile = 64 * 1024;

    private static readonly string[] StateFolders = [StatePaths.Missions, StatePaths.Handoffs, "memory"];

    private static readonly JsonDocumentOptions Exact = new() { AllowDuplicateProperties = false };

    // To find out whose a folder is, a mark that somebody edited is as good as any.
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>True when a folder is a workspace: it holds <c>workspace.json</c>, state, or a configuration of ours.</summary>
    public static bool IsOurs(string root) =>
        Directory.Exists(root) && (Format(root) is not null || StateFolders.Any(name => Directory.Exists(Path.Join(root, name))) || HasConfiguration(root) || !IsListable(root));

    /// <summary>True when a folder holds anything at all, and nothing of it is ours.</summary>
    public static bool IsForeign(string root) => Directory.Exists(root) && !IsOurs(root) && Directory.EnumerateFileSystemEntries(root).Any();

    /// <summary>Refuses a workspace that a later version made: what it means, and what must be kept, is not known here.</summary>
    /// <exception cref="MaestroException">WorkspaceFormatTooNew, StateFileDamaged.</exception>
    public static void RequireKnownFormat(string root)
    {
        string path = Path.Join(root, StatePaths.WorkspaceMark);
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            RequireAbsent(root);
            return;
        }

        int format = Format(root, Exact) ?? throw StateJson.Damaged(path, "it must be an object with the number 'format', once");
        if (format > WorkspaceLayout.Format)
        {
            throw new MaestroException(
                ErrorCode.WorkspaceFormatTooNew,
                $"The workspace '{root}' has format {format}; this version of Maestro reads up to format {WorkspaceLayout.Format}. Nothing was read or changed.",
                "Update-Module Maestro",
                root);
        }
    }

    // Where case counts, one of another name would be passed over, and with it what it says of the format.
    private static void RequireAbsent(string root)
    {
        if (Directory.Exists(root) && IsListable(root)
            && Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).FirstOrDefault(static name => StatePaths.WorkspaceMark.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } misnamed)
        {
            throw StateJson.Damaged(Path.Join(root, misnamed), $"its name must be '{StatePaths.WorkspaceMark}'");
        }
    }

    private static int? Format(string root, JsonDocumentOptions? options = null)
    {
        try
        {
            return Read(Path.Join(root, StatePaths.WorkspaceMark)) is { } text
                && JsonDocument.Parse(text, options ?? Lenient) is { RootElement: { ValueKind: JsonValueKind.Object } mark }
                && (options is null || mark.EnumerateObject().All(static property => property.NameEquals("format") || !property.Name.Equals("format", StringComparison.OrdinalIgnoreCase)))
                && mark.TryGetProperty("format", out JsonElement format) && format.ValueKind == JsonValueKind.Number
                && format.TryGetInt32(out int number) && number > 0
                    ? number
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The file of a fresh workspace sets nothing: its heading says whose it is.
    private static bool HasConfiguration(string root) =>
        Read(Path.Join(root, "config.yaml")) is { } text
        && (text.StartsWith(DefaultConfigurationText.Heading, StringComparison.Ordinal) || text.Split('\n').Any(IsSetting));

    private static bool IsSetting(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && ConfigurationCatalog.NamesBelow("").Contains(line[..colon].Trim('"', '\''));

    private static bool IsListable(string root)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(root).Any();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Saying that there is none would lead to a second one.
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.ReadAll(path, LongestFile)).TrimStart('\uFEFF');
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return null;
        }
    }
}
