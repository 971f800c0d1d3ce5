using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>A principle of an older program: a rule for the milestones of some profiles. On disk a line of <c>principles.jsonl</c>.</summary>
/// <param name="Id">The program's id of it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Profiles">The profiles that it is for.</param>
/// <param name="Gate">The field and the check that handoffs had to pass; null for advice.</param>
internal sealed record Principle(string Id, string Name, string Rule, IReadOnlyList<string> Profiles, string? Gate)
{
    /// <summary>Where they are.</summary>
    public const string Path = "principles.jsonl";

    /// <summary>The correction that says the same. What handoffs had to pass is a rule for everybody; advice is recalled by the words of its profiles.</summary>
    public CorrectionDraft ToCorrection()
    {
        string about = Gate is null ? $"The principle {Name}, for {string.Join(", ", Profiles)}" : $"The principle {Name}, for {string.Join(", ", Profiles)}: handoffs had to pass {Gate}";
        return new CorrectionDraft(Rule, Profiles, [], about, Gate is null && Profiles.Count > 0 ? CorrectionSeverity.Soft : CorrectionSeverity.Hard);
    }

    /// <summary>The principles of a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="path">The full path, for messages.</param>
    /// <param name="feedback">Gets what is wrong with a line; the others are read.</param>
    public static IReadOnlyList<Principle> Read(ReadOnlyMemory<byte> content, string path, IFeedback feedback)
    {
        List<Principle> principles = [];
        int line = 0;
        foreach (Range range in content.Span.Split((byte)'\n'))
        {
            line++;
            ReadOnlyMemory<byte> text = content[range];
            if (text.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (Parse(text) is { } principle)
            {
                principles.Add(principle);
            }
            else
            {
                feedback.Problem(new MaestroException(
                    ErrorCode.StateFileDamaged,
                    $"'{path}', line {line} is not a principle; the other lines are read.",
                    CommandText.Of($"Get-Content -LiteralPath {path}"),
                    path));
            }
        }

        return principles;
    }

    private static Principle? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "rule") is not { Length: > 0 } rule || Text(root, "id") is not { Length: > 0 } id)
            {
                return null;
            }

            string[] profiles = root.TryGetProperty("profiles", out JsonElement list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
                : [];
            string? gate = Text(root, "mode") == "gate" ? $"{Text(root, "gateField")} ({Text(root, "gateCheck")})" : null;
            return new Principle(id, Text(root, "name") ?? id, rule, profiles, gate);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text that is half a surrogate pair.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
}
