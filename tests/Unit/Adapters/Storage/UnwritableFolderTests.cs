using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Storage;
using Xunit.Abstractions;

namespace Maestro.Tests;

/// <summary>Full and read-only disks. Where nothing can be mounted these tests print SKIPPED and prove nothing.</summary>
public sealed class UnwritableFolderTests(ITestOutputHelper output)
{
    [Fact]
    public void AFullDiskRefusesAndKeepsWhatWasThere()
    {
        using var disk = MountedFolder.TryMount("size=64k");
        if (IsSkipped(disk))
        {
            return;
        }

        var store = new FileStateStore(disk!.Path, () => TimeSpan.FromSeconds(1));
        Write(store, ("m/a.json", 100), ("m/b.json", 100));
        string before = StoreFolder.Tree(disk.Path);

        MaestroException refused = Assert.Throws<MaestroException>(() => Write(store, ("m/a.json", 30_000), ("n/c.json", 30_000), ("n/d.json", 30_000)));
        Assert.Equal(ErrorCode.WorkspaceNotWritable, refused.Code);
        Assert.Equal(before, StoreFolder.Tree(disk.Path));

        Write(store, ("m/a.json", 200));
        Assert.Equal(200, store.Find("m/a.json")!.Length);
    }

    [Fact]
    public void EveryPlaceWhereADiskCanBeFullIsAllOrNothing()
    {
        using var disk = MountedFolder.TryMount("size=128k,nr_inodes=40");
        if (IsSkipped(disk))
        {
            return;
        }

        var store = new FileStateStore(disk!.Path, () => TimeSpan.FromSeconds(1));
        Write(store, ("m/a.json", 10), ("m/b.json", 10));
        string filler = Path.Join(disk.Path, "filler");
        for (int free = 0; free < 28; free++)
        {
            Directory.CreateDirectory(filler);
            FillInodes(filler);
            for (int i = 0; i < free; i++)
            {
                File.Delete(Path.Join(filler, $"{i}"));
            }

            string before = StoreFolder.Tree(Path.Join(disk.Path, "m"));
            bool happened = true;
            try
            {
                Write(store, ("m/a.json", 11 + free), ("m/b.json", 11 + free), ("m/new/c.json", 1));
            }
            catch (MaestroException refused)
            {
                Assert.Equal(ErrorCode.WorkspaceNotWritable, refused.Code);
                happened = false;
            }

            Directory.Delete(filler, recursive: true);
            Assert.Equal(happened, store.Read("m/a.json")!.Length == 11 + free);
            Assert.Equal(happened, store.Read("m/b.json")!.Length == 11 + free);
            Assert.True(happened || before == StoreFolder.Tree(Path.Join(disk.Path, "m")));
            Write(store, ("m/new/c.json", null));
            Write(store, ("m/a.json", 10), ("m/b.json", 10));
            if (Directory.Exists(Path.Join(disk.Path, "m", "new")))
            {
                Directory.Delete(Path.Join(disk.Path, "m", "new"));
            }
        }
    }

    [Fact]
    public void AReadOnlyDiskIsReadAndNotWritten()
    {
        using var disk = MountedFolder.TryMount("size=64k");
        if (IsSkipped(disk))
        {
            return;
        }

        var store = new FileStateStore(disk!.Path, () => TimeSpan.FromSeconds(1));
        Write(store, ("m/a.json", 10));
        disk.MakeReadOnly();
        Assert.Equal(10, store.Read("m/a.json")!.Length);
        Assert.Single(store.List("m"));
        MaestroException refused = Assert.Throws<MaestroException>(() => Write(store, ("m/a.json", 11)));
        Assert.Equal(ErrorCode.WorkspaceNotWritable, refused.Code);
        Assert.Contains("Read-only", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static void FillInodes(string folder)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                File.Create(Path.Join(folder, $"{i}")).Dispose();
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private static void Write(FileStateStore store, params (string Path, int? Length)[] files)
    {
        using IStateChange change = store.BeginChange(CancellationToken.None);
        foreach ((string path, int? length) in files)
        {
            if (length is { } bytes)
            {
                change.Write(path, new byte[bytes]);
            }
            else
            {
                change.Delete(path);
            }
        }

        change.Commit();
    }

    private bool IsSkipped(MountedFolder? disk)
    {
        if (disk is null)
        {
            output.WriteLine("SKIPPED: no file system can be mounted here.");
            Console.WriteLine("SKIPPED: no file system can be mounted here, so full and read-only disks were not tried.");
        }

        return disk is null;
    }
}
