using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A link that points outside the workspace is reported wherever it stands, read as other tools do, and neither written through nor published.</summary>
public sealed class LinkTests : IClassFixture<EveryStateFile>
{
    private static readonly Dictionary<string, Action<string, string>> Kinds = new(StringComparer.Ordinal)
    {
        ["absolute"] = static (path, target) => Link(path, target),
        ["relative"] = static (path, target) => Link(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target)),
        ["by way of another link"] = static (path, target) =>
        {
            string between = Path.Join(Path.GetDirectoryName(target), "between");
            Link(between, target);
            Link(path, between);
        },
    };

    private readonly EveryStateFile _files;

    public LinkTests(EveryStateFile files) => _files = files;

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachFolderAndFileThatIsALinkOutIsReported(string kind)
    {
        string folder = _files.Copy(), state = Path.Join(folder, ".maestro");
        string[] folders = [.. Directory.EnumerateDirectories(state, "*", SearchOption.AllDirectories).Where(static path => Path.GetFileName(path) is not ".tmp")];
        string[] files = [.. EveryStateFile.Kinds.Select(each => EveryStateFile.Find(folder, each))];
        Assert.True(folders.Length > 10);
        int count = 0;
        foreach (string path in folders.Concat(files))
        {
            string target = Path.Join(folder, $"outside-{++count}", "place");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Move(path, target);
            Kinds[kind](path, target);

            CheckResult[] failed = [.. _files.Engine.Run("Test-MaestroEnvironment -WorkspacePath $args[0] | Where-Object { -not $_.Passed }", folder).Of<CheckResult>()];
            Assert.True(failed.Any(check => check.Message.Contains($"'{path}' is a link", StringComparison.Ordinal) || check.Target == path), $"{path} as a link that is {kind}: {string.Join('\n', failed.Select(static check => check.Message))}");

            File.Delete(path);
            Move(target, path);
        }
    }

    [Theory]
    [InlineData("workers/shown/more", true)]
    [InlineData("workers", true)]
    [InlineData("proof/more.txt", false)]
    [InlineData("more.json", false)]
    public void AMissionWithALinkIsNotPublished(string place, bool isFolder)
    {
        string folder = _files.Copy(), outside = Path.Join(folder, "outside"), path = Path.Join(folder, ".maestro", "missions", _files.MissionId, place);
        Directory.CreateDirectory(outside);
        string secret = Path.Join(outside, "secret.txt");
        File.WriteAllText(secret, "secret");
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Link(path, isFolder ? outside : secret);
        string before = StoreFolder.Tree(folder);
        foreach (string command in new[] { "Export-MaestroMission $args[1] -Path $args[2] -WorkspacePath $args[0]", "Compress-MaestroMission $args[1] -Force -WorkspacePath $args[0]" })
        {
            HostedResult result = _files.Engine.Run(command, folder, _files.MissionId, Path.Join(folder, "out.json"));
            Assert.Contains(result.Errors, static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.StateFileDamaged, StringComparison.Ordinal) || error.FullyQualifiedErrorId.StartsWith(ErrorCode.FeatureHeld, StringComparison.Ordinal));
            Assert.Equal(before, StoreFolder.Tree(folder));
        }
    }

    [Fact]
    public void ALinkInACircleEndsNowhere()
    {
        string folder = _files.Copy(), path = Path.Join(folder, ".maestro", "missions", _files.MissionId, "workers", "round");
        Link(path, "..");
        HostedResult result = _files.Engine.Run("Export-MaestroMission $args[1] -Path $args[2] -WorkspacePath $args[0]", folder, _files.MissionId, Path.Join(folder, "out.json"));
        Assert.StartsWith(ErrorCode.StateFileDamaged, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static void Link(string path, string target)
    {
        if (Directory.Exists(Path.GetFullPath(target, Path.GetDirectoryName(path)!)))
        {
            Directory.CreateSymbolicLink(path, target);
        }
        else
        {
            File.CreateSymbolicLink(path, target);
        }
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }
}
