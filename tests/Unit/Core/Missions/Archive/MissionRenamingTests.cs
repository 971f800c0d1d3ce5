using System.Text;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class MissionRenamingTests
{
    private const string Id = "2026-01-01-001";
    private const string NewId = "2026-02-02-002";

    // A feature may have the id of the mission, and keeps it.
    [Theory]
    [InlineData("mission.json", """{ "id": "ID", "title": "ID", "features": ["ID"], "milestones": [{ "id": "ID" }] }""", """{ "id": "NEW", "title": "ID", "features": ["ID"], "milestones": [{ "id": "ID" }] }""")]
    [InlineData("features/ID.json", """{ "id": "ID", "missionId": "ID", "description": "as in ID" }""", """{ "id": "ID", "missionId": "NEW", "description": "as in ID" }""")]
    [InlineData("assertions.json", """{"assertions":[{"id":"ID","missionId":"ID"}]}""", """{"assertions":[{"id":"ID","missionId":"NEW"}]}""")]
    [InlineData(
        "checkpoint-content/c.json",
        """{ "checkpointId": "c", "missionId": "ID", "content": { "mission": { "id": "ID", "milestones": [{ "id": "ID" }] }, "features": [{ "id": "ID", "missionId": "ID" }] } }""",
        """{ "checkpointId": "c", "missionId": "NEW", "content": { "mission": { "id": "NEW", "milestones": [{ "id": "ID" }] }, "features": [{ "id": "ID", "missionId": "NEW" }] } }""")]
    [InlineData("workers/w/claim.json", """{ "missionId" : "ID", "theirs": ["ID"] }""", """{ "missionId" : "NEW", "theirs": ["ID"] }""")]
    [InlineData("workers/w/prompt.md", "Get-MaestroFeature w -MissionId ID; ID-x, xID, 'ID'", "Get-MaestroFeature w -MissionId NEW; ID-x, xID, 'NEW'")]
    [InlineData("proof/a.1.evidence.txt", "ID", "ID")]
    [InlineData("theirs/x.json", "neither JSON nor about it", "neither JSON nor about it")]
    public void RecordsGetTheNewIdAndWordsStay(string path, string content, string expected) => Assert.Equal(Named(expected), Renamed(Named(path), Named(content)));

    [Fact]
    public void FilesOfWhatWasRemovedGetItToo()
    {
        string renamed = Renamed("removed/x.json", Named("""{ "features": [{ "id": "w", "missionId": "ID" }], "files": [{ "path": "workers/w/claim.json", "lines": ["{", "  \"missionId\": \"ID\"", "}"] }] }"""));
        Assert.DoesNotContain(Id, renamed, StringComparison.Ordinal);
        Assert.Contains($"\\\"missionId\\\": \\\"{NewId}\\\"", renamed, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatNamesTheMissionAndIsNotJsonIsRefused()
    {
        MaestroException refused = Assert.Throws<MaestroException>(() => Renamed("theirs/x.json", $"<{Id}>"));
        Assert.Equal(ErrorCode.StateFileDamaged, refused.Code);
    }

    private static string Renamed(string path, string content) => Encoding.UTF8.GetString(
        MissionRenaming.Of(new Dictionary<string, byte[]> { [path] = Encoding.UTF8.GetBytes(content) }, Id, NewId, static file => file)[path]);

    private static string Named(string text) => text.Replace("ID", Id, StringComparison.Ordinal).Replace("NEW", NewId, StringComparison.Ordinal);
}
