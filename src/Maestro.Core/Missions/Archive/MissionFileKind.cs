using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The kinds of files that a mission consists of, and how each is read. A file of no kind is another program's, and can hold anything.</summary>
internal static class MissionFileKind
{
    // A star stands for one name. A file has one extension, so a copy that a conflict left is none of these.
    private static readonly (string[] Path, Action<ReadOnlyMemory<byte>, string> Read)[] All =
    [
        (["mission.json"], static (content, path) => MissionFiles.Mission(content.Span, path)),
        (["assertions.json"], static (content, path) => MissionFiles.Assertions(content.Span, path)),
        (["details.json"], static (content, path) => MissionFiles.Details(content.Span, path)),
        (["issues.json"], static (content, path) => IssueService.Decode(content.Span, path)),
        (["overrides.json"], static (content, path) => MissionFiles.Overrides(content.Span, path)),
        (["features", "*.json"], static (content, path) => MissionFiles.Feature(content.Span, path)),
        (["proof", "*.json"], static (content, path) => ProofRepository.Read(content.Span, path)),
        (["checkpoints", "*.json"], static (content, path) => MissionFiles.Checkpoint(content.Span, path)),
        (["checkpoint-content", "*.json"], static (content, path) => MissionFiles.CheckpointExtra(content.Span, path)),
        (["removed", "*.json"], static (content, path) => MissionFiles.Removed(content.Span, path)),
        (["workers", "*", "claim.json"], static (content, path) => ClaimRepository.Decode(content.Span, path)),
        (["workers", "*", "questions.json"], static (content, path) => FeatureQuestions.Decode(content.Span, path)),
        (["workers", "*", "report.json"], static (content, path) => MissionFiles.Report(content.Span, path)),
        (["workers", "*", "retry-log.json"], static (content, path) => MissionFiles.RetryLog(content.Span, path)),
    ];

    /// <summary>Refuses a file that its kind can't be.</summary>
    /// <param name="path">Its path, relative to the mission's folder.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="place">Its path for messages; the folder has the name of the mission.</param>
    /// <exception cref="MaestroException">StateFileDamaged, also for a name that only differs in case.</exception>
    public static void Check(string path, byte[] content, string place)
    {
        string[] parts = path.Split('/');
        if (ConflictCopy.IsMatch(parts[^1]))
        {
            return;
        }

        foreach ((string[] pattern, Action<ReadOnlyMemory<byte>, string> read) in All)
        {
            if (IsMatch(parts, pattern, StringComparison.Ordinal))
            {
                read(content, place);
                return;
            }

            if (IsMatch(parts, pattern, StringComparison.OrdinalIgnoreCase))
            {
                throw StateJson.Damaged(place, $"its name must be '{string.Join('/', pattern)}'");
            }
        }
    }

    private static bool IsMatch(string[] parts, string[] pattern, StringComparison comparison) =>
        parts.Length == pattern.Length && !parts.Where((part, index) => !IsMatch(part, pattern[index], comparison)).Any();

    private static bool IsMatch(string name, string pattern, StringComparison comparison) =>
        pattern == "*" || (pattern[0] == '*' ? name.EndsWith(pattern[1..], comparison) : name.Equals(pattern, comparison));
}
