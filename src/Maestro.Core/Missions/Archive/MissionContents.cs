using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The records in the files of a mission that lie together in one file. Each is read when it is first asked for.</summary>
/// <param name="missionId">The mission that they have to belong to.</param>
/// <param name="files">Their contents by path, relative to the mission's folder.</param>
/// <param name="place">Names a file in messages; its folder has the name of the mission.</param>
internal sealed class MissionContents(string missionId, IReadOnlyDictionary<string, byte[]> files, Func<string, string> place)
{
    private const string AssertionsFile = "assertions.json";
    private const string DetailsFile = "details.json";

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public Mission Mission => field ??= MissionFiles.Mission(files.GetValueOrDefault(StatePaths.MissionFile) ?? throw StateJson.Damaged(StatePaths.MissionFile, "it does not exist"), place(StatePaths.MissionFile));

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public IReadOnlyList<Feature> Features => field ??= [.. In("features").Select(file => MissionFiles.Feature(file.Value, place(file.Key)))];

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public IReadOnlyList<Assertion> Assertions => field ??= files.TryGetValue(AssertionsFile, out byte[]? content) ? MissionFiles.Assertions(content, place(AssertionsFile)).Assertions : [];

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public MissionDetails Details => field ??= files.TryGetValue(DetailsFile, out byte[]? content) ? MissionFiles.Details(content, place(DetailsFile)) : MissionDetails.None;

    /// <summary>When something of it last changed.</summary>
    public DateTimeOffset ChangedAt => Features.Select(static feature => feature.UpdatedAt).Concat(Assertions.Select(static assertion => assertion.UpdatedAt)).Append(Mission.UpdatedAt).Max();

    /// <summary>Refuses what is worse than what the cmdlets write.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public void RequireWhole()
    {
        RecordRules.RequirePlace(Mission.MissionId, missionId, place(StatePaths.MissionFile));
        foreach ((string path, byte[] content) in files)
        {
            MissionFileKind.Check(path, content, place(path));
        }

        if (MissionIntegrity.Problems(Mission, Features, Assertions, static path => path).FirstOrDefault() is { } problem)
        {
            throw problem;
        }
    }

    private IEnumerable<KeyValuePair<string, byte[]>> In(string folder) =>
        files.Where(file => file.Key.StartsWith($"{folder}/", StringComparison.Ordinal) && file.Key.EndsWith(".json", StringComparison.Ordinal) && !ConflictCopy.IsMatch(file.Key[(folder.Length + 1)..]));
}
