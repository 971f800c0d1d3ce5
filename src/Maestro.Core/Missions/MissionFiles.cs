namespace Maestro;

/// <summary>Reads the records of a mission's files, and refuses what their types can't: wrong words, ids out of place, nulls in lists.</summary>
internal static class MissionFiles
{
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Mission Mission(ReadOnlySpan<byte> content, string path)
    {
        Mission mission = StateJson.Read(content, StateJsonContext.Default.Mission, path);
        Check(mission, path);
        RequirePlace(mission.MissionId, Path.GetFileName(Path.GetDirectoryName(path)), path);
        return mission;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Feature Feature(ReadOnlySpan<byte> content, string path)
    {
        Feature feature = StateJson.Read(content, StateJsonContext.Default.Feature, path);
        Check(feature, path);
        RequirePlace(feature.FeatureId, Path.GetFileNameWithoutExtension(path), path);
        return feature;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static AssertionList Assertions(ReadOnlySpan<byte> content, string path)
    {
        AssertionList list = StateJson.Read(content, StateJsonContext.Default.AssertionList, path);
        Check(list.Assertions, path);
        return list;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Checkpoint Checkpoint(ReadOnlySpan<byte> content, string path)
    {
        Checkpoint checkpoint = StateJson.Read(content, StateJsonContext.Default.Checkpoint, path);
        RequirePlace(checkpoint.CheckpointId, Path.GetFileNameWithoutExtension(path), path);
        RequirePlace(checkpoint.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))), path);
        foreach (string status in checkpoint.FeatureStatuses.Values)
        {
            RequireWord(status, FeatureStatus.All, "status", path);
        }

        foreach (string result in checkpoint.AssertionResults.Values)
        {
            RequireWord(result, AssertionResult.All, "result", path);
        }

        if (checkpoint.Content is { } kept)
        {
            // It is written back by a restore, where it must be no worse than what is there.
            Check(kept.Mission, path);
            RequirePlace(kept.Mission.MissionId, checkpoint.MissionId, path);
            RequireItems(kept.Features, "features", path);
            foreach (Feature feature in kept.Features)
            {
                Check(feature, path);
                RequirePlace(feature.MissionId, checkpoint.MissionId, path);
            }

            Check(kept.Assertions, path);
        }

        return checkpoint;
    }

    private static void Check(Mission mission, string path)
    {
        RequireWord(mission.Status, MissionStatus.All, "status", path);
        RequireItems(mission.Milestones, "milestones", path);
        RequireItems(mission.Features, "features", path);
        RequireItems(mission.CompletedMilestoneIds ?? [], "completedMilestoneIds", path);
    }

    private static void Check(Feature feature, string path)
    {
        RequireWord(feature.Status, FeatureStatus.All, "status", path);
        RequireItems(feature.VerificationSteps, "verificationSteps", path);
        RequireItems(feature.DependsOn, "dependsOn", path);
        RequireItems(feature.Fulfills, "fulfills", path);
        if (feature.Report is { } report)
        {
            RequireItems(report.Verification.CommandsRun, "commandsRun", path);
            RequireItems(report.Verification.InteractiveChecks, "interactiveChecks", path);
            RequireItems(report.Tests.Added, "added", path);
            RequireItems([.. report.Tests.Added.SelectMany(static file => file.Cases)], "cases", path);
            RequireItems(report.DiscoveredIssues, "discoveredIssues", path);
        }
    }

    private static void Check(IReadOnlyList<Assertion> assertions, string path)
    {
        RequireItems(assertions, "assertions", path);
        foreach (Assertion assertion in assertions)
        {
            RequireWord(assertion.Result, AssertionResult.All, "result", path);
        }
    }

    private static void RequireItems<T>(IReadOnlyList<T> items, string what, string path)
        where T : class
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
            {
                throw StateJson.Damaged(path, $"an item of '{what}' is null");
            }
        }
    }

    /// <summary>Refuses a word that is none of its kind.</summary>
    public static void RequireWord(string? word, IReadOnlyList<string> words, string what, string path)
    {
        if (word is null || !words.Contains(word))
        {
            throw StateJson.Damaged(path, $"its {what} '{Display.Short(word ?? "null")}' is none of {string.Join(", ", words)}");
        }
    }

    /// <summary>Refuses a record whose id is not the name of its file or folder.</summary>
    public static void RequirePlace(string id, string? name, string path)
    {
        if (id != name)
        {
            throw StateJson.Damaged(path, $"its id '{Display.Short(id)}' does not fit its place");
        }
    }
}
