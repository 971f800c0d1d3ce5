using Maestro.Adapters;
using Maestro.Adapters.Ports;
using Maestro.Ports;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class WorkspaceWatcherTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void AFileRenamedIntoTheFolderIsAChange()
    {
        string handoffs = Directory.CreateDirectory(Path.Join(_folder.Path, "handoffs")).FullName;
        string staged = _folder.Write("staged.json", "{}");
        using IWorkspaceChanges changes = new WorkspaceWatcher().Watch(handoffs);
        File.Move(staged, Path.Join(handoffs, "1.json"));
        Assert.True(changes.Wait(Long, CancellationToken.None));
    }

    [Fact]
    public void AFolderThatComesToBeLaterIsWatchedThen()
    {
        string handoffs = Path.Join(_folder.Path, "handoffs");
        using IWorkspaceChanges changes = new WorkspaceWatcher().Watch(handoffs);
        Directory.CreateDirectory(handoffs);
        Assert.True(changes.Wait(Long, CancellationToken.None));
        _folder.Write("handoffs/1.json", "{}");
        Assert.True(changes.Wait(Long, CancellationToken.None));
    }

    [Fact]
    public void StoppingEndsTheWaiting()
    {
        using var stop = new CancellationTokenSource();
        using IWorkspaceChanges changes = new WorkspaceWatcher().Watch(_folder.Path);
        stop.Cancel();
        Assert.False(changes.Wait(Long, stop.Token));
    }

    public void Dispose() => _folder.Dispose();
}
