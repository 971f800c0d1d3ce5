using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads the records of a mission's files, and refuses what their types can't.</summary>
internal static class MissionFiles
{
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Mission Mission(ReadOnlySpan<byte> content, string path)
    {
        Mission mission = StateJson.Read(content, StateJsonContext.Default.Mission, path);
        Check(mission, path);
        RecordRules.RequirePlace(mission.MissionId, Path.GetFileName(Path.GetDirectoryName(path)), path);
        return mission;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Feature Feature(ReadOnlySpan<byte> content, string path)
    {
        Feature feature = StateJson.Read(content, StateJsonContext.Default.Feature, path);
        Check(feature, path);
        RecordRules.RequirePlace(feature.FeatureId, Path.GetFileNameWithoutExtension(path), path);
        if (!IdPattern.IsItem(feature.FeatureId))
        {
            throw StateJson.Damaged(path, "its name is not a valid feature id");
        }

        RequireMission(feature.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))), path);
        return feature;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static AssertionList Assertions(ReadOnlySpan<byte> content, string path)
    {
        AssertionList list = StateJson.Read(content, StateJsonContext.Default.AssertionList, path);
        Check(list.Assertions, path);
        foreach (Assertion assertion in list.Assertions)
        {
            RequireMission(assertion.MissionId, Path.GetFileName(Path.GetDirectoryName(path)), path);
        }

        return list;
    }

    /// <summary>The list after a change of one assertion, from the list before; null when the change is another one, or something is wrong with it.</summary>
    public static AssertionList? Assertions(AssertionList before, ReadOnlySpan<byte> old, ReadOnlySpan<byte> content, string path)
    {
        if (ChangedRecord.Locate(old, content) is not ("assertions", int index, _, Range place))
        {
            return null;
        }

        try
        {
            Assertion changed = StateJson.Read(content[place], StateJsonContext.Default.Assertion, path);
            Check([changed], path);
            RequireMission(changed.MissionId, Path.GetFileName(Path.GetDirectoryName(path)), path);
            Assertion[] assertions = [.. before.Assertions];

            // Another id may be that of a third one, which only the whole list shows.
            if (assertions[index].AssertionId != changed.AssertionId)
            {
                return null;
            }

            assertions[index] = changed;
            return before with { Assertions = assertions };
        }
        catch (MaestroException)
        {
            // Whoever reads all of it says where the damage is.
            return null;
        }
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static MissionDetails Details(ReadOnlySpan<byte> content, string path)
    {
        MissionDetails details = StateJson.Read(content, StateJsonContext.Default.MissionDetails, path);
        RecordRules.RequireItems(details.Plans ?? [], "plans", path);
        RecordRules.RequireItems([.. details.Features?.Values ?? []], "features", path);
        RecordRules.RequireItems([.. details.Assertions?.Values ?? []], "assertions", path);
        foreach ((string id, FeatureDetails feature) in details.Features ?? ReadOnly.Map<FeatureDetails>(null))
        {
            RecordRules.RequireItems(feature.Labels ?? [], "labels", path);
            RecordRules.RequireItems(feature.Files ?? [], "files", path);
            if (feature.Priority is < FeaturePriority.Highest or > FeaturePriority.Lowest)
            {
                throw StateJson.Damaged(path, $"the priority of {QuotedText.Of(id)} is not a number from {FeaturePriority.Highest} to {FeaturePriority.Lowest}");
            }
        }

        return details;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Checkpoint Checkpoint(ReadOnlySpan<byte> content, string path)
    {
        Checkpoint checkpoint = StateJson.Read(content, StateJsonContext.Default.Checkpoint, path);
        RecordRules.RequirePlace(checkpoint.CheckpointId, Path.GetFileNameWithoutExtension(path), path);
        RecordRules.RequirePlace(checkpoint.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))), path);
        foreach (string status in checkpoint.FeatureStatuses.Values)
        {
            RecordRules.RequireWord(status, FeatureStatus.All, "status", path);
        }

        foreach (string result in checkpoint.AssertionResults.Values)
        {
            RecordRules.RequireWord(result, AssertionResult.All, "result", path);
        }

        if (checkpoint.Content is { } kept)
        {
            Check(kept, checkpoint.MissionId, path);
        }

        return checkpoint;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static CheckpointExtra CheckpointExtra(ReadOnlySpan<byte> content, string path)
    {
        CheckpointExtra extra = StateJson.Read(content, StateJsonContext.Default.CheckpointExtra, path);
        RecordRules.RequirePlace(extra.CheckpointId, Path.GetFileNameWithoutExtension(path), path);
        RecordRules.RequirePlace(extra.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))), path);
        Check(extra.Content, extra.MissionId, path);
        return extra;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static WorkerReport Report(ReadOnlySpan<byte> content, string path)
    {
        WorkerReport report = StateJson.Read(content, StateJsonContext.Default.WorkerReport, path);
        Check(report, path);
        return report;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static IReadOnlyList<RetryEntry> RetryLog(ReadOnlySpan<byte> content, string path)
    {
        IReadOnlyList<RetryEntry> log = StateJson.Read(content, StateJsonContext.Default.IReadOnlyListRetryEntry, path);
        RecordRules.RequireItems(log, "entries", path);
        return log;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static IReadOnlyList<MissionOverride> Overrides(ReadOnlySpan<byte> content, string path)
    {
        IReadOnlyList<MissionOverride> overrides = StateJson.Read(content, StateJsonContext.Default.IReadOnlyListMissionOverride, path);
        RecordRules.RequireItems(overrides, "entries", path);
        return overrides;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static RemovedItems Removed(ReadOnlySpan<byte> content, string path)
    {
        RemovedItems removed = StateJson.Read(content, StateJsonContext.Default.RemovedItems, path);
        RecordRules.RequireItems(removed.Milestones, "milestones", path);
        RecordRules.RequireItems(removed.Features, "features", path);
        RecordRules.RequireItems(removed.Assertions, "assertions", path);
        RecordRules.RequireItems(removed.Files ?? [], "files", path);
        if (removed.Files?.FirstOrDefault(static file => !ArchivedFile.IsPath(file.Path)) is { } foreign)
        {
            throw StateJson.Damaged(path, $"{QuotedText.Of(Display.Short(foreign.Path))} can't be a file of a mission");
        }

        string? mission = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)));
        foreach (Feature feature in removed.Features)
        {
            Check(feature, path);
            RequireMission(feature.MissionId, mission, path);
        }

        foreach (Assertion assertion in removed.Assertions)
        {
            RequireMission(assertion.MissionId, mission, path);
        }

        return removed;
    }

    // It is written back by a restore, where it must be no worse than what is there.
    private static void Check(CheckpointContent content, string missionId, string path)
    {
        Check(content.Mission, path);
        RecordRules.RequirePlace(content.Mission.MissionId, missionId, path);
        RecordRules.RequireItems(content.Features, "features", path);
        foreach (Feature feature in content.Features)
        {
            Check(feature, path);
            RecordRules.RequirePlace(feature.MissionId, missionId, path);
        }

        Check(content.Assertions, path);
        RecordRules.RequireItems(content.Proofs ?? [], "proofs", path);
        foreach (Proof proof in content.Proofs ?? [])
        {
            ProofRepository.Check(proof, path);
            RecordRules.RequirePlace(proof.MissionId, missionId, path);
        }
    }

    // A copied mission folder must not lead a change into the original.
    private static void RequireMission(string missionId, string? folder, string path)
    {
        if (missionId != folder)
        {
            throw StateJson.Damaged(path, $"its missionId '{Display.Short(missionId)}' does not match its location");
        }
    }

    private static void Check(Mission mission, string path)
    {
        RecordRules.RequireWord(mission.Status, MissionStatus.All, "status", path);
        RecordRules.RequireItems(mission.Milestones, "milestones", path);
        RecordRules.RequireItems(mission.Features, "features", path);
        RecordRules.RequireItems(mission.CompletedMilestoneIds ?? [], "completedMilestoneIds", path);
    }

    private static void Check(Feature feature, string path)
    {
        RecordRules.RequireWord(feature.Status, FeatureStatus.All, "status", path);
        RecordRules.RequireItems(feature.VerificationSteps, "verificationSteps", path);
        RecordRules.RequireItems(feature.DependsOn, "dependsOn", path);
        RecordRules.RequireItems(feature.Fulfills, "fulfills", path);
        if (feature.Report is { } report)
        {
            Check(report, path);
        }
    }

    private static void Check(WorkerReport report, string path)
    {
        RecordRules.RequireItems(report.Verification.CommandsRun, "commandsRun", path);
        RecordRules.RequireItems(report.Verification.InteractiveChecks, "interactiveChecks", path);
        RecordRules.RequireItems(report.Tests.Added, "added", path);
        RecordRules.RequireItems([.. report.Tests.Added.SelectMany(static file => file.Cases)], "cases", path);
        RecordRules.RequireItems(report.DiscoveredIssues, "discoveredIssues", path);
    }

    private static void Check(IReadOnlyList<Assertion> assertions, string path)
    {
        RecordRules.RequireItems(assertions, "assertions", path);
        foreach (Assertion assertion in assertions)
        {
            RecordRules.RequireWord(assertion.Result, AssertionResult.All, "result", path);
        }
    }
}
