using System.Text;
using Maestro.Kernel;

namespace Maestro.Tests.Cmdlets;

/// <summary>What is archived comes back byte for byte, whatever it is; what can't be a file of a mission is refused.</summary>
public sealed class MissionArchiveTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    private string Folder => Path.GetDirectoryName(_workspace.File("mission.json"))!;

    private string Archive => Path.Join(_workspace.State, "archive", $"{_workspace.MissionId}.json");

    public static TheoryData<string, byte[]> Contents => new()
    {
        { "removed/20261130-101112-123.json", "{ }"u8.ToArray() },
        { "proof/empty.json", [] },
        { "proof/a.0f.evidence.txt", "one\r\ntwo\n\n"u8.ToArray() },
        { "proof/b.evidence.txt", [0xEF, 0xBB, 0xBF, (byte)'x'] },
        { "proof/image.png", [0x89, (byte)'P', 0, 0xFF, (byte)'\n'] },
        { "workers/auth-plan/prompt.md", Encoding.UTF8.GetBytes("ärger 🚀 \u2028 \0 \u001b[31m") },
        { "notes of mine.txt", "kept"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void EveryFileComesBackAsItWas(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(Folder, path))!);
        File.WriteAllBytes(Path.Join(Folder, path), content);
        string before = StoreFolder.Tree(Folder);

        _workspace.Run("Compress-MaestroMission $args[0] -Force", _workspace.MissionId).NoErrors();
        Assert.False(Directory.Exists(Folder));
        Assert.True(File.Exists(Archive));
        _workspace.Run("Expand-MaestroMission $args[0]", _workspace.MissionId).NoErrors();

        Assert.Equal(before, StoreFolder.Tree(Folder));
        Assert.False(File.Exists(Archive));
    }

    [Theory]
    [InlineData("../mission.json")]
    [InlineData("/etc/passwd")]
    [InlineData("features/../../x.json")]
    [InlineData("features\\\\x.json")]
    [InlineData("C:x.json")]
    [InlineData(".journal")]
    [InlineData("features/.hidden")]
    [InlineData("features//x.json")]
    [InlineData("features/con.json")]
    [InlineData("x.")]
    [InlineData("")]
    public void AFileThatLeadsElsewhereIsRefused(string path)
    {
        _workspace.Run("Compress-MaestroMission $args[0] -Force", _workspace.MissionId).NoErrors();
        File.WriteAllText(Archive, File.ReadAllText(Archive).Replace("\"path\": \"mission.json\"", $"\"path\": \"{path}\"", StringComparison.Ordinal));
        string before = StoreFolder.Tree(_workspace.State);

        Assert.Equal("StateFileDamaged,Maestro.Commands.ExpandMissionCommand", _workspace.Run("Expand-MaestroMission $args[0]", _workspace.MissionId).Errors.Single().FullyQualifiedErrorId);
        Assert.Equal(before, StoreFolder.Tree(_workspace.State));
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "format")]
    [InlineData("\"digest\": \"sha256:", "\"digest\": \"sha256:0", "digest")]
    [InlineData("\"lines\":", "\"base64\": \"!\", \"other\":", "base64")]
    [InlineData("\"title\":", "\"title\": 1, \"other\":", "type")]
    [InlineData("\"missionId\": \"", "\"missionId\": \"x", "mission id")]
    [InlineData("\"files\": [", "\"files\": [ null, ", "null")]
    public void WhatIsWrongWithAnArchiveIsNamed(string text, string replacement, string named)
    {
        _workspace.Run("Compress-MaestroMission $args[0] -Force", _workspace.MissionId).NoErrors();
        string content = File.ReadAllText(Archive);
        int at = content.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(Archive, content[..at] + replacement + content[(at + text.Length)..]);

        System.Management.Automation.ErrorRecord error = _workspace.Run("Expand-MaestroMission $args[0]", _workspace.MissionId).Errors.Single();

        Assert.StartsWith(ErrorCode.StateFileDamaged, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(named, error.Exception.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Archive));
    }

    [Fact]
    public void TheHistoryNamesTheMissionAndNotEachFile()
    {
        _workspace.Run("Compress-MaestroMission $args[0] -Force -Reason shipped; Expand-MaestroMission $args[0]", _workspace.MissionId).NoErrors();
        HistoryEvent[] events = [.. _workspace.Run("Get-MaestroHistory -First 2").Of<HistoryEvent>()];
        Assert.Equal(["Expand-MaestroMission", "Compress-MaestroMission"], events.Select(static each => each.Command));
        Assert.All(events, each => Assert.Equal(_workspace.MissionId, Assert.Single(each.Changes).MissionId));
        Assert.Equal("shipped", events[1].Reason);
        Assert.All(events, each => Assert.StartsWith(ErrorCode.UndoConflict, _workspace.Run("Undo-MaestroChange $args[0]", each.EventId).Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void AnEmptyFolderThatIsLeftIsNoMission()
    {
        _workspace.Run("Compress-MaestroMission $args[0] -Force", _workspace.MissionId).NoErrors();
        Directory.CreateDirectory(Path.Join(Folder, "features"));
        Assert.Empty(_workspace.Run("Get-MaestroMission").NoErrors().Output);
        _workspace.Run("Expand-MaestroMission $args[0]", _workspace.MissionId).NoErrors();
        Assert.Single(_workspace.Run("Get-MaestroMission").NoErrors().Output);
    }

    public void Dispose() => _workspace.Dispose();
}
