using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Kernel;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>Writers that are killed at any instant: the state is the one before or the one after, and the next command works at once.</summary>
/// <remarks>MAESTRO_ROUNDS sets how many are killed.</remarks>
[Collection("processes")]
public sealed class KilledWriterTests : IDisposable
{
    private const int Features = 300;

    private readonly ProcessWorkspace _workspace = new();
    private readonly Random _random = new(20261122);

    [Fact]
    public void AMissionIsThereWholeOrNotAtAll()
    {
        _workspace.Put("plan.json", ProcessWorkspace.Plan(Features));
        int rounds = ProcessWorkspace.Rounds(6);
        (int before, int after) = (0, 0);
        HashSet<string> known = [];
        for (int round = 0; round < rounds; round++)
        {
            Kill("New-MaestroMission plan.json -Force");
            FileStateStore store = Open();
            string[] missions = [.. store.List("missions").Select(entry => entry.Name).Where(name => store.Find($"missions/{name}/mission.json") is not null)];
            string[] fresh = [.. missions.Where(known.Add)];
            Assert.True(fresh.Length <= 1);
            foreach (string id in fresh)
            {
                Assert.Equal(Features, store.List($"missions/{id}/features").Count);
                Assert.NotNull(store.Find($"missions/{id}/assertions.json"));
            }

            (before, after) = fresh.Length == 0 ? (before + 1, after) : (before, after + 1);
            EveryFileParses(store);
            NextCommandWorks(store);
        }

        Report(before, after);
        _workspace.Run("Get-MaestroMission | ForEach-Object { if ($_.Progress.FeaturesTotal -ne 300) { throw $_.MissionId } }");
    }

    [Fact]
    public void ARestoreHappenedOrDidNot()
    {
        string id = _workspace.Make(ProcessWorkspace.Plan(Features));
        _workspace.Run("Approve-MaestroMission; Checkpoint-MaestroMission | Out-Null; Get-MaestroFeature | Set-MaestroFeature -Status assigned; Checkpoint-MaestroMission | Out-Null");
        string[] checkpoints = [.. Open().List($"missions/{id}/checkpoints").Select(entry => entry.Name[..^5]).Order(StringComparer.Ordinal)];
        (string pending, string assigned) = (checkpoints[0], checkpoints[1]);
        (int before, int after) = (0, 0);
        string now = FeatureStatus.Assigned;
        for (int round = 0; round < ProcessWorkspace.Rounds(6); round++)
        {
            string target = now == FeatureStatus.Assigned ? FeatureStatus.Pending : FeatureStatus.Assigned;
            Kill($"Restore-MaestroMission -CheckpointId {(target == FeatureStatus.Pending ? pending : assigned)} -Confirm:$false");
            FileStateStore store = Open();
            string[] statuses = [.. store.List($"missions/{id}/features").Select(entry => Status(store, $"missions/{id}/features/{entry.Name}"))];
            Assert.Equal(Features, statuses.Length);
            string seen = Assert.Single(statuses.Distinct());
            string mission = Status(store, $"missions/{id}/mission.json");
            Assert.Equal(seen == FeatureStatus.Pending ? MissionStatus.Approved : MissionStatus.Executing, mission);
            (before, after) = seen == now ? (before + 1, after) : (before, after + 1);
            now = seen;
            EveryFileParses(store);
            NextCommandWorks(store);
        }

        Report(before, after);
    }

    [Fact]
    public void AnUpdateHappenedOrDidNot()
    {
        string plan = ProcessWorkspace.Plan(Features);
        string id = _workspace.Make(plan);
        _workspace.Run("Approve-MaestroMission");

        // Half of the features go, the others change, and as many are new: hundreds of files are written and deleted.
        var changed = (JsonObject)JsonNode.Parse(plan)!;
        var features = (JsonArray)changed["features"]!;
        for (int index = 0; index < Features; index++)
        {
            var feature = (JsonObject)features[index]!;
            feature["title"] = "changed";
            feature["id"] = index % 2 == 0 ? feature["id"]!.GetValue<string>() : $"new-{index}";
            feature.Remove("dependsOn");
            feature.Remove("fulfills");
        }

        _workspace.Put("plan.json", plan);
        _workspace.Put("changed.json", changed.ToJsonString());
        (int before, int after) = (0, 0);
        bool isChanged = false;
        for (int round = 0; round < ProcessWorkspace.Rounds(6); round++)
        {
            Kill($"Update-MaestroMission {(isChanged ? "plan" : "changed")}.json -Force -Reason why");
            FileStateStore store = Open();
            string[] files = [.. store.List($"missions/{id}/features").Select(static entry => entry.Name)];
            Assert.Equal(Features, files.Length);
            bool isNow = files.Contains("new-1.json");
            Assert.Equal(isNow ? Features / 2 : 0, files.Count(static name => name.StartsWith("new-", StringComparison.Ordinal)));
            Assert.All(files, name => Assert.Equal(isNow, JsonDocument.Parse(store.Read($"missions/{id}/features/{name}")!).RootElement.GetProperty("title").GetString() == "changed"));
            Assert.Equal(files.Order(StringComparer.Ordinal), JsonDocument.Parse(store.Read($"missions/{id}/mission.json")!).RootElement.GetProperty("features").EnumerateArray()
                .Select(static feature => $"{feature.GetString()}.json").Order(StringComparer.Ordinal));
            (before, after) = isNow == isChanged ? (before + 1, after) : (before, after + 1);

            // What was removed is kept once for each change that happened, and its event is in the history.
            Assert.Equal(after, store.List($"missions/{id}/removed").Count);
            isChanged = isNow;
            EveryFileParses(store);
            NextCommandWorks(store);
        }

        Report(before, after);
        _workspace.Run($"if (@(Get-MaestroHistory | Where-Object Command -eq Update-MaestroMission).Count -ne {after}) {{ throw 'history' }}");
        _workspace.Run("if (-not (Export-MaestroPlan | Update-MaestroMission -WhatIf).IsEmpty) { throw 'different' }");
    }

    public void Dispose() => _workspace.Dispose();

    // Half of the instants lie anywhere in the program's life, half where it begins to write.
    private void Kill(string script)
    {
        bool early = _random.Next(2) == 0;
        using Process process = _workspace.Start(early ? script : $"'ready'; {script}");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string staging = Path.Join(_workspace.State, FileStateStore.StagingFolder);
        var clock = Stopwatch.StartNew();
        while (!early && !process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(3))
        {
            if (Directory.Exists(staging) && Directory.EnumerateFiles(staging).Any())
            {
                break;
            }
        }

        process.WaitForExit(_random.Next(early ? 1500 : 120));
        process.Kill();
        process.WaitForExit();
        _ = output.Result + error.Result;
    }

    private FileStateStore Open() => new(_workspace.State, () => TimeSpan.Zero);

    private static string Status(FileStateStore store, string path) =>
        JsonDocument.Parse(store.Read(path)!).RootElement.GetProperty("status").GetString()!;

    // The lock is free although its holder was killed, and what the change left is finished.
    private static void NextCommandWorks(FileStateStore store)
    {
        using IStateChange change = store.BeginChange(CancellationToken.None);
        change.Write("probe.json", "{}"u8.ToArray());
        change.Commit();
        Assert.False(File.Exists(Path.Join(store.Root, Journal.FileName)));
    }

    private static void EveryFileParses(FileStateStore store)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Join(store.Root, "missions"), "*.json", SearchOption.AllDirectories))
        {
            JsonDocument.Parse(File.ReadAllBytes(file)).Dispose();
        }
    }

    private static void Report(int before, int after) => Console.WriteLine($"killed {before + after}: {before} before, {after} after");
}
