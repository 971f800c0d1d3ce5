using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Maestro.Tests.Cmdlets;

/// <summary>A record of any output type, every property of it filled with a value as long as such values really get.</summary>
internal static class SampleRecord
{
    public const string Sentence = "Make the login form reject an empty password and say why it does";

    private const int MostDepth = 3;

    // By the name of the property, or of the type and the property.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["MissionId"] = "2026-11-30-001",
        ["FeatureId"] = "auth-token-validation",
        ["AssertionId"] = "auth-rejects-bad-token",
        ["MilestoneId"] = "implement-and-verify",
        ["CurrentMilestoneId"] = "implement-and-verify",
        ["HandoffId"] = "2026-11-30-001",
        ["CheckpointId"] = "20261130-143419-915",
        ["CorrectionId"] = "2026-11-30-001",
        ["RatchetId"] = "2026-11-30-001",
        ["LearningId"] = "2026-11-30-1434198601862-ttd3",
        ["NoteId"] = "2026-11-30-143419851",
        ["EventId"] = "20261130-7k2m9q4xva",
        ["IssueId"] = "auth-token-validation/1",
        ["SessionId"] = "01890a5d-ac96-774b-bcce-b302099a8057",
        ["Id"] = "auth-token-validation",
        ["StoredId"] = "auth-token-validation",
        ["ParentId"] = "auth-token-validation",
        ["MemoryHit.Id"] = "2026-11-30-1434198601862-ttd3",
        ["Status"] = "in-progress",
        ["From"] = "in-progress",
        ["To"] = "in-progress",
        ["Result"] = "pending",
        ["Kind"] = "correction",
        ["Entity"] = "checkpoint",
        ["Mode"] = "execute",
        ["Severity"] = "medium",
        ["State"] = "never-passed",
        ["Action"] = "unchanged",
        ["HistoryEvent.Action"] = "Set status to in-progress",
        ["RepairResult.Name"] = "StaleTemporaryFile",
        ["RepairResult.Action"] = "remove",
        ["CheckResult.Name"] = "WorkspaceUnreadableFiles",
        ["MemoryImportItem.Reason"] = "a newer one is kept",
        ["Witness"] = "told",
        ["Agent"] = "claude-code",
        ["Holder"] = "claude-code",
        ["By"] = "claude-code",
        ["ChangedBy"] = "claude-code",
        ["User"] = "someone.else@workstation",
        ["WorkerType"] = "claude-code",
        ["Branch"] = "feature/login-form-validation",
        ["Key"] = "workers.claude-code.outputMode",
        ["Source"] = "default",
        ["Name"] = "shop-frontend-shared",
        ["Relation"] = "depends-on",
        ["Direction"] = "outgoing",
        ["Scope"] = "project",
        ["Version"] = "1.12.0",
        ["HookStatus"] = "installed",
        ["Field"] = "verificationSteps",
        ["Screen"] = "DependencyGraph",
        ["Size"] = "120x40",
        ["ScreenCheck.State"] = "WorkInProgress",
        ["Path"] = "/home/someone/projects/shop/src/auth/token.ts",
        ["PlanCheck.Path"] = "features[12].verificationSteps[0]",
        ["BlockedBy"] = "auth-token-validation",
        ["Target"] = "auth-rejects-bad-token",
        ["Command"] = "Set-MaestroFeature auth-token-validation -Status review",
    };

    /// <summary>A record of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">What every text of it is; null for realistic ones.</param>
    public static object Of(Type type, string? text = null) => Make(type, 0, text)!;

    private static object? Make(Type type, int depth, string? text)
    {
        if (depth > MostDepth)
        {
            return null;
        }

        object made = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is { } constructor
            ? constructor.Invoke(null)
            : RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(static property => property.CanWrite))
        {
            property.SetValue(made, Value(property.PropertyType, $"{type.Name}.{property.Name}", property.Name, depth, text));
        }

        return made;
    }

    private static object? Value(Type type, string name, string shortName, int depth, string? text)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? text ?? Words.GetValueOrDefault(name) ?? Words.GetValueOrDefault(shortName) ?? Sentence
            : plain == typeof(object) ? text ?? Sentence
            : plain == typeof(bool) ? true
            : plain == typeof(int) || plain == typeof(long) || plain == typeof(double) ? Convert.ChangeType(12, plain, System.Globalization.CultureInfo.InvariantCulture)
            : plain == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 30, 14, 34, 19, TimeSpan.Zero)
            : plain == typeof(TimeSpan) ? new TimeSpan(3, 4, 5, 6)
            : plain.IsGenericType && plain.GetGenericArguments() is [var item] && plain.IsAssignableTo(typeof(IEnumerable)) ? Items(item, name, shortName, depth, text)
            : plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? Map(plain.GetGenericArguments()[1])
            : plain.IsClass ? Make(plain, depth + 1, text)
            : null;
    }

    private static Array Items(Type item, string name, string shortName, int depth, string? text)
    {
        object?[] values = [Value(item, name, shortName, depth, text), Value(item, name, shortName, depth, text)];
        values = [.. values.Where(static value => value is not null)];
        var items = Array.CreateInstance(item, values.Length);
        values.CopyTo(items, 0);
        return items;
    }

    private static object? Map(Type value) => value == typeof(string) ? new Dictionary<string, string> { ["auth-token-validation"] = "in-progress", ["auth-plan"] = "done" }
        : value == typeof(int) ? new Dictionary<string, int> { ["in-progress"] = 12, ["done"] = 3 }
        : null;
}
