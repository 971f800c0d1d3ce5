using System.Text;
using BenchmarkDotNet.Attributes;
using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Bench;

/// <summary>The inner parts of reading and writing state: one file, one listing, one change.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StateBenchmarks
{
    private string _folder = "";
    private FileStateStore _store = null!;
    private byte[] _json = [];
    private Feature _feature = null!;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("maestro-bench-").FullName;
        _store = new FileStateStore(_folder, static () => TimeSpan.FromSeconds(15));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        _feature = new Feature
        {
            FeatureId = "f1",
            MissionId = "2026-11-22-001",
            MilestoneId = "m",
            Status = FeatureStatus.Pending,
            Title = "Feature",
            WorkerType = "codex",
            Description = new string('d', 80),
            VerificationSteps = ["Run the build", "Run the tests"],
            CreatedAt = now,
            UpdatedAt = now,
        };
        _json = StateJson.Write(_feature, StateJsonContext.Default.Feature).ToArray();
        using IStateChange change = _store.BeginChange(CancellationToken.None);
        for (int n = 0; n < 1000; n++)
        {
            change.Write($"features/f{n}.json", _json);
        }

        change.Commit();
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public object ListThousand() => _store.List("features");

    [Benchmark]
    public object? ReadOne() => _store.Read("features/f1.json");

    [Benchmark]
    public object ParseFeature() => StateJson.Read(_json, StateJsonContext.Default.Feature, "f1.json");

    [Benchmark]
    public object WriteFeature() => StateJson.Write(_feature, StateJsonContext.Default.Feature);

    [Benchmark]
    public void ChangeOne()
    {
        using IStateChange change = _store.BeginChange(CancellationToken.None);
        change.Write("features/f1.json", _json);
        change.Commit();
    }

    [Benchmark]
    public object PlanOfOneLine() => PlanReader.Read(Encoding.UTF8.GetBytes("{}"));
}
