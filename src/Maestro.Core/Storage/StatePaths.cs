using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Where things are in a workspace; every id is checked before it becomes part of a path.</summary>
internal static class StatePaths
{
    /// <summary>Says that the folder is a workspace, and of which format.</summary>
    public const string WorkspaceMark = "workspace.json";

    public const string Missions = "missions";

    public const string Handoffs = "handoffs";

    /// <summary>The file of a mission without which it is none.</summary>
    public const string MissionFile = "mission.json";

    /// <summary>Where missions are that no list shows.</summary>
    public const string Archives = "archive";

    /// <summary>The file of a mission in the archive.</summary>
    public static string Archive(string missionId)
    {
        MissionFolder(missionId);
        return $"{Archives}/{missionId}.json";
    }

    /// <summary>A file or folder of a mission.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="path">Its path, relative to the mission's folder; empty for the folder itself.</param>
    public static string OfMission(string missionId, string path) => path.Length == 0 ? MissionFolder(missionId) : $"{MissionFolder(missionId)}/{path}";

    public static string Mission(string missionId) => $"{MissionFolder(missionId)}/{MissionFile}";

    public static string Features(string missionId) => $"{MissionFolder(missionId)}/features";

    public static string Feature(string missionId, string featureId)
    {
        IdPattern.Require(featureId, "feature");
        return $"{Features(missionId)}/{featureId}.json";
    }

    public static string Assertions(string missionId) => $"{MissionFolder(missionId)}/assertions.json";

    public static string Overrides(string missionId) => $"{MissionFolder(missionId)}/overrides.json";

    public static string Issues(string missionId) => $"{MissionFolder(missionId)}/issues.json";

    public static string Details(string missionId) => $"{MissionFolder(missionId)}/details.json";

    /// <summary>Where what was removed from the plan is kept.</summary>
    public static string Removed(string missionId) => $"{MissionFolder(missionId)}/removed";

    /// <summary>True for a record of what was removed from a plan.</summary>
    public static bool IsRemoved(string path) => path.Split('/') is [Missions, _, "removed", _];

    public static string Checkpoints(string missionId) => $"{MissionFolder(missionId)}/checkpoints";

    public static string Checkpoint(string missionId, string checkpointId)
    {
        IdPattern.Require(checkpointId, "checkpoint");
        return $"{Checkpoints(missionId)}/{checkpointId}.json";
    }

    public static string CheckpointContents(string missionId) => $"{MissionFolder(missionId)}/checkpoint-content";

    public static string CheckpointContent(string missionId, string checkpointId)
    {
        IdPattern.Require(checkpointId, "checkpoint");
        return $"{CheckpointContents(missionId)}/{checkpointId}.json";
    }

    public static string Proofs(string missionId) => $"{MissionFolder(missionId)}/proof";

    public static string Proof(string missionId, string assertionId)
    {
        IdPattern.Require(assertionId, "assertion");
        return $"{Proofs(missionId)}/{assertionId}.json";
    }

    public static string Evidence(string missionId, string file) => $"{Proofs(missionId)}/{file}";

    public static string Report(string missionId, string featureId) => $"{Worker(missionId, featureId)}/report.json";

    public static string RetryLog(string missionId, string featureId) => $"{Worker(missionId, featureId)}/retry-log.json";

    public static string Workers(string missionId) => $"{MissionFolder(missionId)}/workers";

    public static string Claim(string missionId, string featureId) => Worker(missionId, featureId) + ClaimFile;

    /// <summary>How the path of a claim ends.</summary>
    public const string ClaimFile = "/claim.json";

    public static string Questions(string missionId, string featureId) => $"{Worker(missionId, featureId)}/questions.json";

    public static string Prompt(string missionId, string featureId) => $"{Worker(missionId, featureId)}/prompt.md";

    /// <summary>Where handoffs that were removed are kept; no record, since its name is no id.</summary>
    public const string RemovedHandoffs = Handoffs + "/removed";

    public static string RemovedHandoff(string handoffId) => $"{RemovedHandoffs}/{Handoff(handoffId)[(Handoffs.Length + 1)..]}";

    public static string Handoff(string handoffId)
    {
        if (!IdPattern.IsSequenced(handoffId))
        {
            throw new MaestroException(
                ErrorCode.IdInvalid,
                $"'{Display.Short(handoffId)}' is not a valid handoff id, such as 2026-11-22-001.",
                "Get-MaestroHandoff lists all handoffs.",
                handoffId);
        }

        return $"{Handoffs}/{handoffId}.json";
    }

    public const string Notes = "notes.json";

    public const string Corrections = "memory/corrections";

    public static string Correction(string correctionId)
    {
        IdPattern.Require(correctionId, "correction");
        return $"{Corrections}/{correctionId}.json";
    }

    public const string Learnings = "memory/learnings/raw";

    public static string Learning(string learningId)
    {
        IdPattern.Require(learningId, "learning");
        return $"{Learnings}/{learningId}.json";
    }

    public const string Guidance = "memory/learnings/_compiled.json";

    public const string RatchetSuite = "memory/ratchet/suite.json";

    public const string RatchetBaseline = "memory/ratchet/baseline.json";

    /// <summary>A worker's own instructions. A type may have <c>:</c>, a folder can't.</summary>
    public static string Skill(string workerType) => $"skills/{workerType.Replace(':', '-')}/SKILL.md";

    /// <summary>In the user's own folder.</summary>
    public const string Projects = "graph/projects.json";

    private static string Worker(string missionId, string featureId)
    {
        IdPattern.Require(featureId, "feature");
        return $"{Workers(missionId)}/{featureId}";
    }

    private static string MissionFolder(string missionId)
    {
        if (!IdPattern.IsSequenced(missionId))
        {
            throw new MaestroException(
                ErrorCode.IdInvalid,
                $"'{Display.Short(missionId)}' is not a valid mission id, such as 2026-11-22-001.",
                "Get-MaestroMission lists all missions.",
                missionId);
        }

        return $"{Missions}/{missionId}";
    }
}
