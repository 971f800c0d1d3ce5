using System.Text;
using System.Text.Json;
using Maestro.Handoffs;

namespace Maestro.Tests;

/// <summary>Contents and files that the tests of handoffs share.</summary>
internal static class HandoffSamples
{
    public const string ExecuteMinimal =
        "MODE-execute|CURRENT_STATE-execute_in_progress|SESSION_CORE-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-NONE|DECISIONS-NONE"
        + "|SIGNAL_DELTA-NONE|TOUCHED_FILES-NONE|COMPLETED_WORK-NONE|VALIDATION-NONE|ARTIFACTS-branch_main|READ_MORE-file_a_ts|BOUNDARY_STATE-NONE"
        + "|RISKS-NONE|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Short_summary";

    public const string PlanMinimal =
        "MODE-plan|CURRENT_STATE-plan_ready|SESSION_CORE-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-NONE|PLAN_PATHS-NONE|MAESTRO_SYNC-NONE"
        + "|DECISIONS-NONE|SIGNAL_DELTA-NONE|ARTIFACTS-branch_main|READ_MORE-plan_md|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Short_summary";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static HandoffContent Execute { get; } = UkiReader.Parse(ExecuteMinimal).Content;

    public static HandoffContent Plan { get; } = UkiReader.Parse(PlanMinimal).Content;

    public static Handoff Pending { get; } = HandoffCodec.Create("2026-11-22-001", Execute, "claude-code", "s1", Noon);

    public static JsonElement Golden(string section)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data/golden/uki.json")));
        return document.RootElement.GetProperty(section).Clone();
    }

    public static JsonElement GoldenCase(string section, string name) =>
        Golden(section).EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == name);

    public static IEnumerable<string> GoldenNames(string section) =>
        Golden(section).EnumerateArray().Select(static entry => entry.GetProperty("name").GetString()!);

    /// <summary>A handoff's file around a content, as other programs may have written it.</summary>
    public static byte[] FileOf(string content, string top = "") => Encoding.UTF8.GetBytes(
        $$"""{"id":"2026-11-22-001","version":"5.4","timestamp":"2026-11-22T12:00:00.000Z","status":"pending","content":{{content}}{{top}}}""");

    public static Handoff Read(byte[] file) => HandoffCodec.Read(file, "handoffs/x.json");

    public static Handoff WrittenAndRead(Handoff handoff) => Read(HandoffCodec.Write(handoff).ToArray());

    /// <summary>The content as JSON, by which contents are compared: records compare their lists by reference.</summary>
    public static string Json(HandoffContent content) => JsonSerializer.Serialize(content, HandoffJsonContext.Default.HandoffContent);

    public static void AssertDamaged(Func<Handoff> read)
    {
        MaestroException error = Assert.Throws<MaestroException>(read);
        Assert.Equal(ErrorCode.StateFileDamaged, error.Code);
        Assert.Contains("handoffs/x.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Maestro.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }
}
