using System.Text.Json;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What the file of an archived mission says before its contents.</summary>
/// <param name="Title">The title as stored.</param>
/// <param name="Status">The status.</param>
/// <param name="Plans">The digests of the plans that the mission was made from or updated by, and of its plan as it stood.</param>
internal sealed record ArchiveHead(string Title, string Status, IReadOnlyList<string> Plans)
{
    /// <summary>The head at the start of a file; null when the start is too short, or does not name the plans.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static ArchiveHead? Read(ReadOnlySpan<byte> start, string path)
    {
        try
        {
            return Parse(start, path);
        }
        catch (JsonException exception)
        {
            throw StateJson.Damaged(path, StateJson.Describe(start, exception), exception);
        }
    }

    /// <summary>The head of an archive that does not name the plans itself.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static ArchiveHead Of(MissionArchive archive, string path)
    {
        string folder = Path.ChangeExtension(path, null);
        var contents = new MissionContents(archive.MissionId, archive.Contents(path), file => $"{folder}/{file}");
        contents.RequireWhole();
        return new ArchiveHead(archive.Title, archive.Status, PlansOf(MissionState.Derive(contents.Mission, contents.Features, contents.Assertions, contents.Details), contents.Details));
    }

    /// <summary>The digests of the plans of a mission.</summary>
    public static IReadOnlyList<string> PlansOf(MissionState state, MissionDetails details) =>
        [.. (details.Plans ?? []).Append(PlanDigest.Of(PlanOfMission.Of(state))).Distinct(StringComparer.Ordinal)];

    private static ArchiveHead? Parse(ReadOnlySpan<byte> start, string path)
    {
        string? title = null, status = null;
        List<string>? plans = null;
        var reader = new Utf8JsonReader(start.StartsWith("\uFEFF"u8) ? start[3..] : start, isFinalBlock: false, state: default);
        if (reader.Read() && reader.TokenType != JsonTokenType.StartObject)
        {
            throw StateJson.Damaged(path, "it is not an object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (name == "files")
            {
                return title is not null && status is not null && plans is not null ? new ArchiveHead(title, status, plans) : null;
            }

            if (!reader.Read())
            {
                return null;
            }

            switch (name)
            {
                case "missionId" when reader.TokenType == JsonTokenType.String:
                    RecordRules.RequirePlace(reader.GetString()!, Path.GetFileNameWithoutExtension(path), path);
                    break;
                case "title" when reader.TokenType == JsonTokenType.String:
                    title = reader.GetString();
                    break;
                case "status" when reader.TokenType == JsonTokenType.String:
                    status = reader.GetString();
                    break;
                case "plans" when reader.TokenType == JsonTokenType.StartArray:
                    plans = [];
                    while (reader.Read() && reader.TokenType == JsonTokenType.String)
                    {
                        plans.Add(reader.GetString()!);
                    }

                    if (reader.TokenType != JsonTokenType.EndArray)
                    {
                        return null;
                    }

                    break;
                default:
                    if (!reader.TrySkip())
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }
}
