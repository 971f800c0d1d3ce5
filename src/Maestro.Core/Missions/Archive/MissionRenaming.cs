using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Gives the files of a mission to a mission of another id: every record in them that names the mission names the other one. Pure.</summary>
internal static class MissionRenaming
{
    // content.mission.id; features and assertions of the same id are a level deeper.
    private const int DepthInCheckpoint = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files of the other mission. What is said in words stays as it was said.</summary>
    /// <param name="files">Contents by path, relative to the mission's folder.</param>
    /// <param name="id">The id in them.</param>
    /// <param name="newId">The id to be there.</param>
    /// <param name="place">Names a file in messages.</param>
    /// <exception cref="MaestroException">StateFileDamaged: a file names the mission, and can't be read.</exception>
    public static Dictionary<string, byte[]> Of(IReadOnlyDictionary<string, byte[]> files, string id, string newId, Func<string, string> place) =>
        files.ToDictionary(static file => file.Key, file => Of(file.Key, file.Value, id, newId, place), StringComparer.Ordinal);

    private static byte[] Of(string path, byte[] content, string id, string newId, Func<string, string> place)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal))
        {
            return path.EndsWith("/prompt.md", StringComparison.Ordinal) && Utf8.IsValid(content) ? Prompt(content, id, newId) : content;
        }

        int own = path == StatePaths.MissionFile ? 1 : DepthInCheckpoint;
        bool canBeOwn = path == StatePaths.MissionFile || path.StartsWith("checkpoint", StringComparison.Ordinal);
        try
        {
            byte[] renamed = JsonIds.Replace(content, (name, depth, value) =>
                value == id && (name == "missionId" || (name == "id" && canBeOwn && depth == own)) ? newId : null);
            return path.StartsWith("removed/", StringComparison.Ordinal) ? Removed(renamed, id, newId, place) : renamed;
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            // Another program's file can hold anything; only one that says nothing of the mission can stay as it is.
            return content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id)) < 0
                ? content
                : throw StateJson.Damaged(place(path), "it names the mission and is not JSON, so it can't get another id", damage);
        }
    }

    // What was removed from a plan holds whole files.
    private static byte[] Removed(byte[] content, string id, string newId, Func<string, string> place)
    {
        if (JsonNode.Parse(content) is not JsonObject record || record["files"] is not JsonArray { Count: > 0 } list)
        {
            return content;
        }

        ArchivedFile[] files = [.. list.Deserialize(StateJsonContext.Default.IReadOnlyListArchivedFile) ?? []];
        record["files"] = JsonSerializer.SerializeToNode<IReadOnlyList<ArchivedFile>>(
            [.. files.Select(file => ArchivedFile.Of(file.Path, Of(file.Path, file.Content(place("removed")), id, newId, place)) with { Extra = file.Extra })], StateJsonContext.Default.IReadOnlyListArchivedFile);
        return Encoding.UTF8.GetBytes(record.ToJsonString(Indented) + "\n");
    }

    // A prompt consists of commands, which would be about the other mission.
    private static byte[] Prompt(byte[] content, string id, string newId) =>
        Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(content), $@"(?<![\w-]){Regex.Escape(id)}(?![\w-])", newId));
}
