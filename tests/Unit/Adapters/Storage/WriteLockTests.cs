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
        held.Delete("none.json");
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
    public void WhoGaveUpWaitingKeepsNobodyElseOut()
    {
        using (IStateChange held = _folder.Store.BeginChange(CancellationToken.None))
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            Assert.Throws<OperationCanceledException>(() => _folder.Open(60).BeginChange(stop.Token));
            Assert.Throws<MaestroException>(() => _folder.Open(0.02).BeginChange(CancellationToken.None));
        }

        _folder.Open(60).BeginChange(CancellationToken.None).Dispose();
        _folder.Open(60).BeginChange(CancellationToken.None).Dispose();
    }

    [Fact]
    public void ALockFileThatWasDeletedIsNobodysLock()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = Path.Join(_folder.Root, ".lock");
        using var old = LockFile.OpenOrCreate(path);
        Assert.True(old.TryTake());
        Assert.False(old.IsGone);
        File.Delete(path);
        Assert.True(old.IsGone);
        using IStateChange held = _folder.Store.BeginChange(CancellationToken.None);
        Assert.Equal(ErrorCode.WorkspaceLocked, Assert.Throws<MaestroException>(() => _folder.Open(0).BeginChange(CancellationToken.None)).Code);
    }

    [Fact]
    public void TheSecondOfTwoHandlesIsKeptOut()
    {
        string path = Path.Join(_folder.Root, ".lock");
        using var first = LockFile.OpenOrCreate(path);
        using var second = LockFile.OpenOrCreate(path);
        Assert.True(first.TryTake());
        Assert.False(second.TryTake());
        first.Dispose();
        Assert.True(second.TryTake());
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    public void WhatIsNoFileIsNoLock(string kind)
    {
        string path = Path.Join(_folder.Root, ".lock");
        if (!OddFile.TryMake(path, kind))
        {
            return;
        }

        MaestroException refused = Assert.Throws<MaestroException>(() => _folder.Store.BeginChange(CancellationToken.None));
        Assert.Equal(ErrorCode.WorkspaceNotWritable, refused.Code);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOwnerThatIsNoFileKeepsNobodyWaiting()
    {
        if (!OddFile.TryMake(Path.Join(_folder.Root, ".lock.owner"), "pipe"))
        {
            return;
        }

        using IStateChange held = _folder.Store.BeginChange(CancellationToken.None);
        Assert.Contains("another process", Assert.Throws<MaestroException>(() => _folder.Open(0).BeginChange(CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InAFolderThatAGroupMayWriteTheGroupCanTakeTheLock()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.Root, File.GetUnixFileMode(_folder.Root) | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.GroupRead);
        _folder.Write(("m/a.json", "x"), ("m/b.json", "x"));
        foreach (string name in (string[])[".lock", ".lock.owner", ".tmp", "m"])
        {
            Assert.True(File.GetUnixFileMode(Path.Join(_folder.Root, name)).HasFlag(UnixFileMode.GroupWrite), name);
        }
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
