namespace Maestro.Prompts;

/// <summary>The worker skills that come with Maestro, so that a prompt needs no file in the project.</summary>
internal static class BuiltInSkills
{
    /// <summary>The name of the skill that every worker has.</summary>
    public const string WorkerBase = "worker-base";

    /// <summary>The source of a built-in skill.</summary>
    public const string BuiltInSource = "built-in";

    /// <summary>The source when nobody described a worker type.</summary>
    public const string FallbackSource = "fallback";

    /// <summary>The worker types with a skill of their own.</summary>
    public static IReadOnlyList<string> WorkerTypes { get; } = ["codex", "claude-code", "gemini", "droid"];

    /// <summary>The skill of this name, or null.</summary>
    public static WorkerSkill? Find(string name)
    {
        using Stream? stream = typeof(BuiltInSkills).Assembly.GetManifestResourceStream($"Skills/{name}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new WorkerSkill(name, SkillText.WithoutFrontMatter(reader.ReadToEnd()), BuiltInSource);
    }

    /// <summary>The skill of a worker type; for a type that nobody described an empty one, since what holds for every worker is included anyway.</summary>
    public static WorkerSkill ForWorker(string workerType) =>
        workerType != WorkerBase && Find(workerType) is { } skill ? skill : new WorkerSkill(workerType, "", FallbackSource);

    /// <summary>The skill that every worker has.</summary>
    public static WorkerSkill Base => Find(WorkerBase)!;
}
