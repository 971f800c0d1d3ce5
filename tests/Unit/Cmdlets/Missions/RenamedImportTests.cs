using System.Text;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A mission that is imported under a new id is that mission in every record, with whatever kinds of files it has.</summary>
public sealed class RenamedImportTests : IClassFixture<EveryStateFile>
{
    private const string Import = "Import-MaestroMission $args[0] -NewId -PassThru -WorkspacePath $args[1]";

    private readonly EveryStateFile _source;

    public RenamedImportTests(EveryStateFile source) => _source = source;

    [Fact]
    public void NoFileOfTheNewMissionNamesTheOldOne()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder);
        MissionImport imported = _source.Engine.Run(Import, Written(folder, static _ => { }), workspace).Single<MissionImport>();
        Assert.Equal(("added", _source.MissionId), (imported.Action, imported.OriginalMissionId));

        string[] files = Directory.GetFiles(Path.Join(workspace, ".maestro", "missions", imported.MissionId), "*", SearchOption.AllDirectories);
        Assert.Equal(Directory.GetFiles(_source.MissionFolder, "*", SearchOption.AllDirectories).Length, files.Length);
        Assert.All(files, file => Assert.DoesNotContain(_source.MissionId, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Empty(_source.Engine.Run("Test-MaestroEnvironment -WorkspacePath $args[0] | Where-Object { $_.Name -eq 'state-files' -and -not $_.Passed }", workspace).NoErrors().Output);
    }

    [Fact]
    public void TheHistorySaysWhichIdItHadAndWhoImportedIt()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder);
        MissionImport imported = _source.Engine.Run(Import, Written(folder, static _ => { }), workspace).Single<MissionImport>();
        HistoryEvent written = _source.Engine.Run("Get-MaestroHistory -First 1 -WorkspacePath $args[0]", workspace).Single<HistoryEvent>();
        Assert.Equal($"Import the mission {_source.MissionId} under a new id", written.Action);
        Assert.StartsWith(imported.MissionId, written.Target, StringComparison.Ordinal);
        Assert.Equal("Import-MaestroMission", written.Command);
        Assert.NotNull(written.Agent ?? written.User);
    }

    [Fact]
    public void AMissionWhoseIdIsTakenIsImportedBesideTheOther()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder), file = Written(folder, static _ => { });
        _source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]; Compress-MaestroMission $args[2] -Force -WorkspacePath $args[1]", file, workspace, _source.MissionId).NoErrors();
        string hint = _source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]", file, workspace).Error(ErrorCode.MissionExists).ErrorDetails.RecommendedAction;
        Assert.Contains("-NewId", hint, StringComparison.Ordinal);

        string[] ids = [.. Enumerable.Range(0, 2).Select(_ => _source.Engine.Run(Import, file, workspace).Single<MissionImport>().MissionId)];
        Assert.Equal(2, ids.Except([_source.MissionId]).Distinct().Count());
    }

    [Fact]
    public void AFileThatNamesTheMissionAndCantBeReadRefusesAllOfIt()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder), before = StoreFolder.Tree(workspace);
        string file = Written(folder, files => files["theirs/x.json"] = Encoding.UTF8.GetBytes($"<{_source.MissionId}>"));
        _source.Engine.Run(Import, file, workspace).Error(ErrorCode.ArchiveInvalid);
        Assert.Equal(before, StoreFolder.Tree(workspace));
    }

    [Fact]
    public void AnImportThatIsNotWantedIsArchivedRatherThanUndone()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder);
        MissionImport imported = _source.Engine.Run(Import, Written(folder, static _ => { }), workspace).Single<MissionImport>();
        string hint = _source.Engine.Run("Undo-MaestroChange (Get-MaestroHistory -First 1 -WorkspacePath $args[0]).EventId -WorkspacePath $args[0]", workspace).Error(ErrorCode.UndoConflict).ErrorDetails.RecommendedAction;
        Assert.Equal($"Compress-MaestroMission {imported.MissionId} -Force", hint);
    }

    private string Workspace(TemporaryFolder folder)
    {
        string workspace = Directory.CreateDirectory(Path.Join(folder.Path, "workspace")).FullName;
        _source.Engine.Run("Initialize-MaestroWorkspace $args[0] | Out-Null", workspace).NoErrors();
        return workspace;
    }

    private string Written(TemporaryFolder folder, Action<Dictionary<string, byte[]>> change)
    {
        string file = folder.Write("mission.json", "");
        File.WriteAllBytes(file, _source.Pack(change));
        return file;
    }
}
