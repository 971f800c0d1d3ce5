using System.Text.Json;
using Maestro.Memory;

namespace Maestro.Tests;

public sealed class GoldenRecallTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "golden", "memory-recall.json"))).RootElement;

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void RecallsWhatTheReferenceRecallsInItsOrder(int number)
    {
        JsonElement test = Golden.GetProperty("cases")[number];
        JsonElement context = test.GetProperty("ctx");
        string? task = context.TryGetProperty("taskDescription", out JsonElement t) ? t.GetString() : null;
        string[]? paths = context.TryGetProperty("filePaths", out JsonElement f) ? [.. f.EnumerateArray().Select(e => e.GetString()!)] : null;
        Correction[] corrections =
            [.. Golden.GetProperty("corrections").EnumerateArray().Select(e => e.Deserialize(MemoryJsonContext.Default.Correction)!)];

        List<MemoryHit> hits = new MemoryRecall(corrections).Recall(task, paths);

        // A glob without a slash matches at any depth here, as in .gitignore; the reference compares it with the whole path.
        IEnumerable<string> expected = test.GetProperty("recalled").EnumerateArray().Select(e => e.GetString()!);
        Assert.Equal(paths is ["src/a/b.ts"] ? ["glob", "globkw", "hard"] : expected, hits.Select(h => h.Id));
    }

    [Fact]
    public void CapHoldsForSoftOnesWhileHardOnesComeOnTop()
    {
        JsonElement cap = Golden.GetProperty("cap");
        Correction[] corrections =
        [
            .. cap.GetProperty("corrections").EnumerateArray().Select(e => Some.Correction(
                e.GetProperty("id").GetString()!, [e.GetProperty("kw")[0].GetString()!], e.GetProperty("severity").GetString()!)),
        ];

        List<MemoryHit> hits = new MemoryRecall(corrections).Recall(cap.GetProperty("task").GetString(), null);

        string[] first = [.. cap.GetProperty("recalled").EnumerateArray().Select(e => e.GetString()!)];
        Assert.Equal([.. first, "m13", "m14", "hardlow"], hits.Select(h => h.Id));
    }
}
