using Maestro.Adapters.Storage;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class WriteLockTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void WhoWaitsInVainIsToldWhoHoldsTheLock()
    {
        using IStateChange held = _folder.Store.BeginChange(CancellationToken.None);
        MaestroException refused = Assert.Throws<MaestroException>(() => _folder.Open(0.05).BeginChange(CancellationToken.None));
        Assert.Equal(ErrorCode.WorkspaceLocked, refused.Code);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set-MaestroConfig locking.timeoutSeconds", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLockIsFreeAgainAfterwards()
    {
        _folder.Store.BeginChange(CancellationToken.None).Dispose();
        _folder.Open(0).BeginChange(CancellationToken.None).Dispose();
        Assert.True(File.Exists(Path.Join(_folder.Root, ".lock")));
    }

    [Fact]
    public void WaitingCanBeCancelled()
    {
        using IStateChange held = _folder.Store.BeginChange(CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.Throws<OperationCanceledException>(() => _folder.Open(60).BeginChange(stop.Token));
    }

    [Fact]
    public void AFailedOpeningLetsTheLockGo()
    {
        _folder.Put(".journal", "torn");
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => _folder.Store.BeginChange(CancellationToken.None)).Code);
        File.Delete(Path.Join(_folder.Root, ".journal"));
        _folder.Open(0).BeginChange(CancellationToken.None).Dispose();
    }

    [Fact]
    public async Task ManyWritersInOneProcessTakeTurns()
    {
        _folder.Write(("count.json", "0"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            FileStateStore store = _folder.Open(60);
            for (int i = 0; i < 10; i++)
            {
                using IStateChange change = store.BeginChange(CancellationToken.None);
                int count = int.Parse(System.Text.Encoding.UTF8.GetString(store.Read("count.json")!), System.Globalization.CultureInfo.InvariantCulture);
                StoreFolder.Stage(change, ("count.json", $"{count + 1}"));
                change.Commit();
            }
        })));
        Assert.Equal("80", _folder.Read("count.json"));
    }

    public void Dispose() => _folder.Dispose();
}
