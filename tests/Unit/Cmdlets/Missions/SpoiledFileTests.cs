using Maestro.Tests.Docs;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every file of state-format.md × every damage: Test-MaestroEnvironment names it, and whatever decides on the file refuses and writes nothing.</summary>
public sealed class SpoiledFileTests(EveryStateFile files) : IClassFixture<EveryStateFile>
{
    /// <summary>Texts that nothing is concluded from: only that they are files, and can be read, is checked.</summary>
    private static readonly HashSet<string> Texts = ["AGENTS.md", "skills/<worker>/SKILL.md", "missions/<missionId>/workers/<featureId>/prompt.md", "missions/<missionId>/proof/<assertionId>.<digest>.evidence.txt"];

    private static readonly string[] OfTexts = ["a folder", "a broken link", "a link to itself", "two links in a circle", "a name in capitals", "an extension in capitals", "too large"];

    /// <summary>Damage that leaves a valid file: configuration may be empty.</summary>
    private static readonly string[] NoneOfConfiguration = ["empty", "white space", "a byte order mark alone", "half of it"];

    /// <summary>What decides on a file, or writes it again. Without damage each of these succeeds.</summary>
    private static readonly Dictionary<string, string[]> Deciding = new()
    {
        ["workspace.json"] = ["Start-MaestroFeature waits", "Add-MaestroNote x"],
        ["history/yyyy-MM-dd.jsonl"] = ["Undo-MaestroChange"],
        ["notes.json"] = ["Add-MaestroNote x"],
        ["missions/<missionId>/details.json"] = ["Complete-MaestroMilestone one", "Checkpoint-MaestroMission", "Start-MaestroFeature waits", "Start-MaestroFeature -Next", "Set-MaestroAssertion it-works -Result failed -Reason why"],
        ["missions/<missionId>/assertions.json"] = ["Complete-MaestroMilestone one", "Checkpoint-MaestroMission", "Start-MaestroFeature -Next"],
        ["missions/<missionId>/issues.json"] = ["Set-MaestroIssue judged-issue-2 -Dismiss -Reason no"],
        ["missions/<missionId>/proof/<assertionId>.json"] = ["Checkpoint-MaestroMission", "Restore-MaestroMission -Confirm:$false", "Complete-MaestroMilestone one -Strict", "Set-MaestroMission -Status completed -Strict -Force -Reason enough"],
        ["missions/<missionId>/overrides.json"] = ["Set-MaestroMission -Status completed -Force -Reason enough"],
        ["missions/<missionId>/features/<featureId>.json"] = ["Complete-MaestroMilestone one", "Checkpoint-MaestroMission", "Start-MaestroFeature waits", "Start-MaestroFeature -Next"],
        ["missions/<missionId>/workers/<featureId>/claim.json"] = ["Start-MaestroFeature waits", "Start-MaestroFeature -Next", "Set-MaestroFeature waits -Status in-progress"],
        ["missions/<missionId>/workers/<featureId>/questions.json"] = ["Start-MaestroFeature waits", "Start-MaestroFeature -Next", "Set-MaestroFeature waits -Status in-progress"],
        ["missions/<missionId>/workers/<featureId>/retry-log.json"] = ["Set-MaestroFeature judged -Status pending -Reason why"],
        ["missions/<missionId>/checkpoints/<checkpointId>.json"] = ["Restore-MaestroMission -Confirm:$false"],
        ["missions/<missionId>/checkpoint-content/<checkpointId>.json"] = ["Restore-MaestroMission -Confirm:$false"],
        ["handoffs/<handoffId>.json"] = ["Receive-MaestroHandoff -Claim"],
        ["memory/corrections/<correctionId>.json"] = ["Get-MaestroCorrection | Remove-MaestroCorrection -Confirm:$false"],
        ["memory/learnings/raw/<learningId>.json"] = ["Build-MaestroGuidance"],
        ["memory/ratchet/suite.json"] = ["Test-MaestroRatchet", "Get-MaestroRatchet | Remove-MaestroRatchet -Confirm:$false"],
        ["memory/ratchet/baseline.json"] = ["Test-MaestroRatchet"],
    };

    public static TheoryData<string> Kinds => [.. EveryStateFile.Kinds];

    public static TheoryData<string> DecidedOn => [.. Deciding.Keys];

    [Fact]
    public void EveryFileOfTheDocumentIsOfAKind()
    {
        string[] told = [.. Told()];
        Assert.NotEmpty(told);
        Assert.Equal(told.Order(StringComparer.Ordinal), EveryStateFile.Kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OfWholeFilesNothingIsReported() => Assert.Empty(Reported(files.Copy()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheDamageIsNamed(string kind)
    {
        List<string> wrong = [];
        foreach ((string damage, string folder, string path) in Spoiled(kind))
        {
            string id = Path.GetFileNameWithoutExtension(path);
            if (!Reported(folder).Any(report => report.Contains(id, StringComparison.OrdinalIgnoreCase)))
            {
                wrong.Add(damage);
            }
        }

        Assert.True(wrong.Count == 0, $"Test-MaestroEnvironment does not report {kind}: {string.Join("; ", wrong)}");
    }

    [Theory]
    [MemberData(nameof(DecidedOn))]
    public void NothingIsDecidedOnIt(string kind)
    {
        string[] commands = Deciding[kind];
        Assert.All(commands, command => files.Engine.Run(In(command), Ready(kind)).NoErrors());
        List<string> wrong = [];
        foreach ((string damage, string folder, string path) in Spoiled(kind))
        {
            string before = Tree(folder);
            foreach (string command in commands)
            {
                HostedResult result = files.Engine.Run(In(command), folder);
                string after = Tree(folder);
                if (result.Errors.Count == 0 || result.Errors.Any(static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.UnexpectedFailure, StringComparison.Ordinal)))
                {
                    wrong.Add($"{damage}, {command}: {(result.Errors.Count == 0 ? "no error" : result.Errors[0].ToString())}");
                }
                else if (!result.Errors.Any(error => error.ToString().Contains(Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase)))
                {
                    wrong.Add($"{damage}, {command}: {string.Join(" / ", result.Errors)}");
                }

                if (after != before)
                {
                    wrong.Add($"{damage}, {command}: something was written");
                    before = after;
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{kind}, {wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("missions/<missionId>/workers/<featureId>/claim.json")]
    [InlineData("missions/<missionId>/workers/<featureId>/questions.json")]
    [InlineData("missions/<missionId>/details.json")]
    public void NothingIsReadyOfWhichThatCannotBeRead(string kind)
    {
        const string Ready = "@(Get-MaestroFeature -Ready -WorkspacePath $args[0] -ErrorAction SilentlyContinue) + @((Get-MaestroStatus -WorkspacePath $args[0] -ErrorAction SilentlyContinue).ReadyFeatureIds) + @((Get-MaestroSnapshot -WorkspacePath $args[0] -ErrorAction SilentlyContinue).Features | Where-Object IsReady)";
        Assert.Equal(3, files.Engine.Run(Ready, files.Copy()).Output.Count);
        List<string> wrong = [.. Spoiled(kind).Where(each => files.Engine.Run(Ready, each.Folder).Output.Count != 0).Select(static each => each.Damage)];
        Assert.True(wrong.Count == 0, $"{kind}: {string.Join("; ", wrong)}");
    }

    [Fact]
    public void ProofThatCannotBeReadDoesNotCount()
    {
        const string Check = "Test-MaestroMission -Kind assertion -MinimumWitness told -Quiet -WorkspacePath $args[0] -ErrorAction SilentlyContinue";
        Assert.True(files.Engine.Run(Check, files.Copy()).Of<bool>().Single());
        foreach ((string damage, string folder, _) in Spoiled("missions/<missionId>/proof/<assertionId>.json"))
        {
            Assert.False(files.Engine.Run(Check, folder).Of<bool>().Single(), damage);
        }
    }

    [Fact]
    public void StrictChecksFailOnProofThatCannotBeRead()
    {
        const string Check = "Test-MaestroMission -Kind assertion -Strict -Quiet -WorkspacePath $args[0] -ErrorAction SilentlyContinue";
        Assert.True(files.Engine.Run(Check, files.Copy()).Of<bool>().Single());
        foreach ((string damage, string folder, _) in Spoiled("missions/<missionId>/proof/<assertionId>.json"))
        {
            Assert.False(files.Engine.Run(Check, folder).Of<bool>().Single(), damage);
        }
    }

    [Theory]
    [InlineData("handoffs/<handoffId>.json", 1, "Receive-MaestroHandoff -Claim")]
    [InlineData("memory/corrections/<correctionId>.json", 1, "Add-MaestroCorrection 'Use tabs' -Trigger tabs")]
    [InlineData("memory/corrections/<correctionId>.json", 2, "Get-MaestroCorrection")]
    [InlineData("history/yyyy-MM-dd.jsonl", 1, "Get-MaestroHistory")]
    [InlineData("history/yyyy-MM-dd.jsonl", 1, "Add-MaestroNote x")]
    [InlineData("missions/<missionId>/proof/<assertionId>.json", 1, "Get-MaestroAssertion")]
    [InlineData("missions/<missionId>/checkpoint-content/<checkpointId>.json", 1, "Restore-MaestroMission -Confirm:$false")]
    [InlineData("missions/<missionId>/workers/<featureId>/claim.json", 1, "Start-MaestroFeature waits")]
    [InlineData("missions/<missionId>/workers/<featureId>/claim.json", 2, "Start-MaestroFeature waits")]
    public void AFolderInOtherCaseIsDamage(string kind, int up, string command)
    {
        string folder = files.Copy();
        string path = EveryStateFile.Find(folder, kind);
        for (int level = 0; level < up; level++)
        {
            path = Path.GetDirectoryName(path)!;
        }

        string renamed = Path.Join(Path.GetDirectoryName(path), Path.GetFileName(path).ToUpperInvariant());
        Directory.Move(path, renamed);
        if (Directory.Exists(path))
        {
            return;
        }

        string before = Tree(folder);
        HostedResult result = files.Engine.Run(In(command), folder);
        Assert.Contains(result.Errors, static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.StateFileDamaged, StringComparison.Ordinal));
        Assert.Equal(before, Tree(folder));
        Assert.Contains(Reported(folder), report => report.Contains(renamed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missions/<missionId>/workers/<featureId>/claim.json")]
    [InlineData("missions/<missionId>/proof/<assertionId>.json")]
    [InlineData("missions/<missionId>/checkpoint-content/<checkpointId>.json")]
    [InlineData("history/yyyy-MM-dd.jsonl")]
    [InlineData("archive/<missionId>.json")]
    public void ACopyOfAConflictIsNamed(string kind)
    {
        string folder = files.Copy();
        string path = EveryStateFile.Find(folder, kind);
        string copy = $"{Path.GetFileNameWithoutExtension(path)} (conflicted copy){Path.GetExtension(path)}";
        File.Copy(path, Path.Join(Path.GetDirectoryName(path), copy));
        Assert.Contains(Reported(folder), report => report.Contains(copy, StringComparison.Ordinal));
    }

    [Fact]
    public void APipeInPlaceOfTheHistoryIsDamage()
    {
        string folder = files.Copy();
        string path = EveryStateFile.Find(folder, "history/yyyy-MM-dd.jsonl");
        File.Delete(path);
        if (OddFile.TryMake(path, "pipe"))
        {
            Assert.Contains(files.Engine.Run("Get-MaestroHistory -WorkspacePath $args[0]", folder).Errors, static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.StateFileDamaged, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ACopyOfAFeatureStopsAStrictStart()
    {
        string folder = files.Copy();
        string path = EveryStateFile.Find(folder, "missions/<missionId>/features/<featureId>.json");
        File.Copy(path, Path.Join(Path.GetDirectoryName(path), "shown (conflicted copy).json"));
        string before = Tree(folder);
        Assert.Contains(files.Engine.Run("Start-MaestroFeature waits -Strict -WorkspacePath $args[0]", folder).Errors, static error => error.FullyQualifiedErrorId.StartsWith(ErrorCode.StateFileDamaged, StringComparison.Ordinal));
        Assert.Equal(before, Tree(folder));
    }

    private static string In(string command) => string.Join(" | ", command.Split('|').Select(static part => $"{part.Trim()} -WorkspacePath $args[0]"));

    // Only what is being validated can be completed.
    private string Ready(string kind)
    {
        string folder = files.Copy();
        if (kind.EndsWith("overrides.json", StringComparison.Ordinal) || kind.EndsWith("proof/<assertionId>.json", StringComparison.Ordinal))
        {
            files.Engine.Run("Set-MaestroMission -Status validating -WorkspacePath $args[0]", folder).NoErrors();
        }

        return folder;
    }

    private IEnumerable<(string Damage, string Folder, string Path)> Spoiled(string kind)
    {
        foreach ((string damage, Action<string> spoil) in Damages(kind))
        {
            string folder = Ready(kind);
            string path = EveryStateFile.Find(folder, kind);
            string before = Tree(folder);
            spoil(path);
            if (Tree(folder) != before)
            {
                yield return (damage, folder, path);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, Action<string>>> Damages(string kind) =>
        // A handoff may be about any mission, and of the mark only the format is read.
        kind.StartsWith("handoffs/", StringComparison.Ordinal) ? FileDamage.OfAnyJson.Where(static damage => damage.Key != "the mission of another")
        : kind == "workspace.json" ? FileDamage.OfAnyJson.Where(static damage => damage.Key != "half a character")
        : Texts.Contains(kind) ? FileDamage.OfAnyFile.Where(static damage => OfTexts.Contains(damage.Key))
        : kind == "config.yaml" ? FileDamage.OfAnyFile.Where(static damage => !NoneOfConfiguration.Contains(damage.Key))
        : kind.EndsWith(".jsonl", StringComparison.Ordinal) ? FileDamage.OfAnyFile.Where(static damage => damage.Key is not ("empty" or "white space" or "half of it"))
        : FileDamage.OfAnyJson;

    private string[] Reported(string folder) =>
        [.. files.Engine.Run("Test-MaestroEnvironment -WorkspacePath $args[0]", folder).NoErrors().Of<CheckResult>().Where(static check => !check.Passed).Select(static check => $"{check.Target} {check.Message}")];

    // Names, and what is in the files that can be read at once.
    private static string Tree(string folder) => string.Join('\n', new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(static file => !file.Name.StartsWith(".lock", StringComparison.Ordinal) && file.Name != ".tmp")
        .Select(static file => $"{file.FullName} {file.LinkTarget} {(file is FileInfo { LinkTarget: null, Length: < 1 << 20 } ? File.ReadAllText(file.FullName) : "")}")
        .Order(StringComparer.Ordinal));

    // The first tree of the document, without its folders and what is beside the workspace.
    private static IEnumerable<string> Told()
    {
        string tree = File.ReadAllText(RepositoryRoot.In("docs", "state-format.md")).Split("## The tree")[1].Split("```")[1].Split("~/")[0];
        string[] path = new string[9];
        foreach (string line in tree.Split('\n').Skip(2).Where(static line => line.Length > 0))
        {
            int depth = (line.Length - line.TrimStart().Length) / 2;
            string name = line.Trim().Split("  ")[0].Split(" (+)")[0].Trim();
            path[depth] = name.TrimEnd('/');
            if (depth > 0 && !name.EndsWith('/') && !name.StartsWith('.') && !name.StartsWith("backup", StringComparison.Ordinal))
            {
                yield return string.Join('/', path[1..(depth + 1)]);
            }
        }
    }
}
