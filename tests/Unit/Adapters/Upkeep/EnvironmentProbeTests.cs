using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Adapters.Upkeep;
using Maestro.Tests.Hosting;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class EnvironmentProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EnvironmentProbe _probe = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ALockThatNobodyHoldsIsFreeAndIsNotMade()
    {
        Assert.True(_probe.Lock(_folder.Path).IsUsable);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void AHeldLockIsToldWithItsHolder()
    {
        using var held = WriteLock.Acquire(_folder.Path, static () => TimeSpan.Zero, CancellationToken.None);
        held.Sign();

        LockCondition found = _probe.Lock(_folder.Path);

        Assert.False(found.IsUsable);
        Assert.Contains($"process {Environment.ProcessId}", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProbingLetsTheLockGoAgain()
    {
        WriteLock.Acquire(_folder.Path, static () => TimeSpan.Zero, CancellationToken.None).Dispose();

        Assert.True(_probe.Lock(_folder.Path).IsUsable);
        WriteLock.Acquire(_folder.Path, static () => TimeSpan.Zero, CancellationToken.None).Dispose();
    }

    [Fact]
    public void LeftoversOfEveryKindAreFoundUnlessAWriterIsAtWork()
    {
        _folder.Write(".tmp/0123-0", "x");
        _folder.Write("missions/2026-11-22-001/mission.json.tmp.1700000000000", "x");
        _folder.Write("missions/.staging-2026-11-22-001/mission.json", "x");
        _folder.Write("missions/2026-11-22-001/mission.json", "x");
        _folder.Write("backup/20261122-000000-000/a.json.tmp.1", "x");

        Assert.Equal(
            [".tmp/0123-0", "missions/.staging-2026-11-22-001/mission.json", "missions/2026-11-22-001/mission.json.tmp.1700000000000"],
            _probe.Temporaries(_folder.Path));
        using var held = WriteLock.Acquire(_folder.Path, static () => TimeSpan.Zero, CancellationToken.None);
        Assert.Empty(_probe.Temporaries(_folder.Path));
    }

    [Fact]
    public void AJournalIsNoneWholeOrDamaged()
    {
        Assert.Equal(JournalCondition.None, _probe.Journal(_folder.Path));
        _folder.Write(".journal", "cut off");
        Assert.Equal(JournalCondition.Damaged, _probe.Journal(_folder.Path));
        File.WriteAllBytes(Path.Join(_folder.Path, ".journal"), new Journal(new() { ["a.json"] = null }).ToBytes());
        Assert.Equal(JournalCondition.Pending, _probe.Journal(_folder.Path));
    }

    [Fact]
    public void TheFileSystemOfALocalFolderIsKnownAndReplacesOpenFiles()
    {
        FileSystemFacts facts = _probe.FileSystem(_folder.Path);

        Assert.NotEmpty(facts.Format);
        Assert.True(facts.ReplacesOpenFiles);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
