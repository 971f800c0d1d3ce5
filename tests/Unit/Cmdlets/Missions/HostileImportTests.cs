using System.Text;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A file that somebody else made is checked as a whole before anything is written: its paths, its records, and whose they are. Its digest is right here.</summary>
public sealed class HostileImportTests : IClassFixture<EveryStateFile>
{
    private static readonly string[] Slips =
    [
        "../x.json", "../../config.yaml", "/etc/x", "features/../../x.json", "features/./x.json", "a\\b.json", "..\\x.json", "C:x.json", "C:/x.json", "features/.hidden.json", ".journal", "features//x.json", "x/",
        "features/con.json", "nul", "x.", "x ", " x", "", "a/b/c/d/e/f/g.json", "x\0.json", "x\n.json", "~/x:y", "Mission.json", "ASSERTIONS.JSON", "features/x.JSON", "workers/w/Claim.json", "x/" + new string('n', 300),
    ];

    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["empty"] = "",
        ["null"] = "null\n",
        ["a list"] = "[1]\n",
        ["a number"] = "1\n",
        ["half"] = "{ \"id\": \"x",
        ["a key twice"] = "{ \"id\": \"x\", \"id\": \"y\" }\n",
        ["a null in a list"] = "[null]\n",
        ["merge markers"] = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n",
    };

    private readonly EveryStateFile _source;

    public HostileImportTests(EveryStateFile source) => _source = source;

    public static TheoryData<string> Records =>
        [.. EveryStateFile.Kinds.Where(static kind => kind.StartsWith("missions/", StringComparison.Ordinal) && kind.EndsWith(".json", StringComparison.Ordinal))];

    [Fact]
    public void WhatIsExportedIsImported() => Assert.Empty(Import(static _ => { }).Errors);

    [Fact]
    public void NoPathLeavesTheFolderOfTheMission() => Assert.All(Slips, slip => Refused(slip, files => files[slip] = "{ }"u8.ToArray()));

    [Theory]
    [MemberData(nameof(Records))]
    public void ARecordOfTheWrongShapeIsRefused(string kind) => Assert.All(Shapes, shape => Refused($"{kind}: {shape.Key}", files => files[Find(kind)] = Encoding.UTF8.GetBytes(shape.Value)));

    [Theory]
    [MemberData(nameof(Records))]
    public void ARecordOfAnotherMissionIsRefused(string kind)
    {
        string path = Find(kind), text = "";
        Action<Dictionary<string, byte[]>> change = files =>
        {
            text = Encoding.UTF8.GetString(files[path]);
            files[path] = Encoding.UTF8.GetBytes(text.Replace(_source.MissionId, "2020-01-01-001", StringComparison.Ordinal));
        };
        HostedResult result = Import(change);
        if (text.Contains($"\"{_source.MissionId}\"", StringComparison.Ordinal))
        {
            Assert.StartsWith(ErrorCode.ArchiveInvalid, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatIsMissingOrInTheWrongPlaceIsRefused()
    {
        Refused("no mission", static files => files.Remove("mission.json"));
        Refused("no feature", static files => files.Remove("features/waits.json"));
        Refused("no assertions", static files => files.Remove("assertions.json"));
        Refused("a feature in the place of another", static files => files["features/waits.json"] = files["features/judged.json"]);
        Refused("a slip within what was removed", files => Replace(files, "missions/<missionId>/removed/<time>.json", "\"milestones\":", "\"files\": [ { \"path\": \"../../x\", \"lines\": [ \"x\" ] } ],\n  \"milestones\":"));
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"missionId\": \"2", "\"missionId\": \"../2")]
    [InlineData("\"files\": [", "\"files\": [], \"files\": [")]
    [InlineData("\"files\": [", "\"files\": [ null,")]
    [InlineData("\"files\": [", "\"other\": [")]
    [InlineData("\"lines\": [", "\"base64\": \"eA==\", \"lines\": [")]
    [InlineData("\"digest\": \"sha256:", "\"digest\": \"md5:")]
    public void AFileOfTheWrongShapeIsRefused(string text, string replacement)
    {
        string content = Encoding.UTF8.GetString(_source.Pack(static _ => { }));
        int at = content.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0);
        RefusedFile(text, Encoding.UTF8.GetBytes(content[..at] + replacement + content[(at + text.Length)..]));
    }

    [Fact]
    public void WhatIsNoFileOfAMissionIsRefused()
    {
        foreach (byte[] content in new byte[][] { [], "{}"u8.ToArray(), "null"u8.ToArray(), "[]"u8.ToArray(), [0xFF, 0xFE, 0, 0], Encoding.UTF8.GetBytes(new string('[', 100_000)), "PK\u0003\u0004"u8.ToArray() })
        {
            RefusedFile("no archive", content);
        }
    }

    [Fact]
    public void AnEndlessFileIsRefusedUnread()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("huge.json", "");
        using (FileStream stream = File.OpenWrite(file))
        {
            stream.SetLength(300L << 20);
        }

        Assert.Single(_source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]", file, Workspace(folder)).Errors);
    }

    [Fact]
    public void NothingIsWrittenThroughALinkInThePlaceOfTheMission()
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder), outside = Directory.CreateDirectory(Path.Join(folder.Path, "outside")).FullName;
        Directory.CreateSymbolicLink(Path.Join(workspace, ".maestro", "missions", _source.MissionId), outside);
        Assert.Single(_source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]", Written(folder, _source.Pack(static _ => { })), workspace).Errors);
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    private void Refused(string label, Action<Dictionary<string, byte[]>> change) => RefusedFile(label, _source.Pack(change));

    private void RefusedFile(string label, byte[] content)
    {
        using var folder = new TemporaryFolder();
        string workspace = Workspace(folder), file = Written(folder, content), before = StoreFolder.Tree(folder.Path);
        HostedResult result = _source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]", file, workspace);
        Assert.True(result.Errors.Count == 1 && result.Errors[0].FullyQualifiedErrorId.StartsWith(ErrorCode.ArchiveInvalid, StringComparison.Ordinal), $"{label}: {string.Join('\n', result.Errors)}");
        Assert.Equal(before, StoreFolder.Tree(folder.Path));
    }

    private HostedResult Import(Action<Dictionary<string, byte[]>> change)
    {
        using var folder = new TemporaryFolder();
        return _source.Engine.Run("Import-MaestroMission $args[0] -WorkspacePath $args[1]", Written(folder, _source.Pack(change)), Workspace(folder));
    }

    private string Workspace(TemporaryFolder folder)
    {
        string workspace = Directory.CreateDirectory(Path.Join(folder.Path, "workspace")).FullName;
        _source.Engine.Run("Initialize-MaestroWorkspace $args[0] | Out-Null", workspace).NoErrors();
        return workspace;
    }

    private static string Written(TemporaryFolder folder, byte[] content)
    {
        string file = folder.Write("mission.json", "");
        File.WriteAllBytes(file, content);
        return file;
    }

    private string Find(string kind) => Path.GetRelativePath(_source.MissionFolder, EveryStateFile.Find(_source.Whole, kind)).Replace('\\', '/');

    private void Replace(Dictionary<string, byte[]> files, string kind, string text, string replacement) =>
        files[Find(kind)] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files[Find(kind)]).Replace(text, replacement, StringComparison.Ordinal));
}
