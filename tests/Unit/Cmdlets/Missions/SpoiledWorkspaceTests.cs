using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Damage as it really happens to files × everything that decides: one clear error, nothing written, and Test-MaestroEnvironment names it.</summary>
public sealed class SpoiledWorkspaceTests : IClassFixture<SpoiledWorkspaceTests.Template>
{
    private static readonly string[] Gates =
    [
        "Complete-MaestroMilestone build",
        "Complete-MaestroMilestone build -Strict",
        "Set-MaestroMission -Status completed",
        "Set-MaestroMission -Status completed -Force -Reason enough",
        "Checkpoint-MaestroMission",
    ];

    private readonly Template _template;

    public SpoiledWorkspaceTests(Template template) => _template = template;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string file in (string[])["mission.json", "assertions.json", "features/auth-impl.json"])
            {
                foreach (string damage in FileDamage.OfJson.Keys)
                {
                    data.Add(file, damage);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> OfConfiguration => [.. FileDamage.OfAnyFile.Keys.Except(["empty", "white space", "a byte order mark alone", "half of it"]).Append("config.yml")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsDecidedAndTheDamageIsNamed(string file, string damage)
    {
        string folder = _template.Copy("finished");
        string path = Path.Join(folder, ".maestro", "missions", _template.MissionId, file);
        if (!Spoil(FileDamage.OfJson[damage], path))
        {
            return;
        }

        // Of two files that changed places the mission is read first.
        string name = damage == "the content of its neighbour" && file == "assertions.json" ? "mission" : Path.GetFileNameWithoutExtension(file);
        foreach (string gate in Gates)
        {
            string before = Names(folder);
            HostedResult result = _template.Engine.Run($"{gate} -WorkspacePath $args[0]", folder);
            Assert.True(result.Errors.Count == 1, $"{gate}: {string.Join('\n', result.Errors)}");
            AssertNames(result.Errors[0].ToString(), name, gate);
            Assert.StartsWith("StateFile", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(before, Names(folder));
        }

        Assert.False(_template.Engine.Run("Test-MaestroMission -Quiet -WorkspacePath $args[0] -ErrorAction SilentlyContinue", folder).Of<bool>().Single());
        Assert.Empty(_template.Engine.Run("Get-MaestroFeature -Ready -WorkspacePath $args[0] -ErrorAction SilentlyContinue", folder).Output);
        Assert.Equal("Test-MaestroEnvironment", _template.Engine.Run("(Get-MaestroStatus -WorkspacePath $args[0] -ErrorAction SilentlyContinue).Next", folder).Of<string>().Single());
        AssertDoctor(folder, name);
    }

    [Theory]
    [MemberData(nameof(OfConfiguration))]
    public void WhereStrictnessDecidesADamagedConfigurationRefuses(string damage)
    {
        string folder = _template.Copy("open");
        string path = Path.Join(folder, ".maestro", "config.yaml");
        File.WriteAllText(path, "strict: true\n# a comment\n");
        if (!Spoil(damage == "config.yml" ? static place => File.Move(place, Path.ChangeExtension(place, "yml")) : FileDamage.OfAnyFile[damage], path))
        {
            return;
        }

        foreach (string command in (string[])["Complete-MaestroMilestone build", "Set-MaestroFeature auth-impl -Status in-progress", "Set-MaestroConfig strict true"])
        {
            string before = Names(folder);
            HostedResult result = _template.Engine.Run($"{command} -WorkspacePath $args[0]", folder);
            Assert.True(result.Errors.Count == 1, $"{command}: {string.Join('\n', result.Errors)}");
            AssertNames(result.Errors[0].ToString(), "config", command);
            Assert.Equal(before, Names(folder));
        }

        AssertDoctor(folder, "config");
        // What needs no setting is not held up.
        _template.Engine.Run("Add-MaestroNote x -WorkspacePath $args[0]", folder).NoErrors();
    }

    private static void AssertNames(string message, string name, string what)
    {
        Assert.True(message.Contains(name, StringComparison.OrdinalIgnoreCase), $"{what}: {message}");
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.True(message.Length < 700, message);
    }

    private void AssertDoctor(string folder, string name)
    {
        CheckResult[] failed = [.. _template.Engine.Run("Test-MaestroEnvironment -WorkspacePath $args[0]", folder).NoErrors().Of<CheckResult>().Where(static check => !check.Passed)];
        Assert.Contains(failed, check => $"{check.Target} {check.Message}".Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    // False where the system can't, or where the file has nothing of the kind.
    private static bool Spoil(Action<string> damage, string path)
    {
        string before = Names(Path.GetDirectoryName(path)!);
        try
        {
            damage(path);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return Names(Path.GetDirectoryName(path)!) != before;
    }

    // Names, and what is in the files that can be read at once.
    private static string Names(string folder) => string.Join('\n', new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(static file => !file.Name.StartsWith(".lock", StringComparison.Ordinal) && file.Name != ".tmp")
        .Select(static file => $"{file.FullName} {file.LinkTarget} {(file is FileInfo { LinkTarget: null, Length: < 1 << 20 } ? File.ReadAllText(file.FullName) : "")}")
        .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Complete-MaestroMilestone plan -PassThru")]
    [InlineData("Get-MaestroFeature")]
    [InlineData("Get-MaestroStatus")]
    [InlineData("Test-MaestroMission")]
    [InlineData("Checkpoint-MaestroMission")]
    [InlineData("New-MaestroWorkerPrompt auth-impl")]
    public void OneDamagedFileIsOneError(string command)
    {
        using var workspace = new HostedWorkspace();
        File.WriteAllText(workspace.File("features/auth-plan.json"), "<<<<<<< HEAD");

        string[] said = [.. workspace.Run(command).Errors.Select(static error => error.ToString())];
        Assert.Equal(said.Distinct(), said);
    }

    /// <summary>Workspaces to copy: one of which all is done and proven, and one with open features.</summary>
    public sealed class Template : IDisposable
    {
        private readonly HostedWorkspace _finished = new();
        private readonly TemporaryFolder _copies = new();
        private readonly string _open;
        private int _count;

        public Template()
        {
            MissionId = _finished.MissionId;
            _finished.Run("'plan-agreed', 'auth-impl-assertion-1' | ForEach-Object { Set-MaestroAssertion $_ -Result passed -Evidence seen }").NoErrors();
            _open = Path.Join(_copies.Path, "open");
            CopyTo(_finished.Folder, _open);
            _finished.Run(
                """
                foreach ($feature in 'auth-plan', 'auth-impl', 'auth-docs') { foreach ($status in 'in-progress', 'review', 'done') { Set-MaestroFeature $feature -Status $status } }
                Complete-MaestroMilestone plan
                Set-MaestroMission -Status validating
                """).NoErrors();
        }

        public string MissionId { get; }

        internal HostedEngine Engine => _finished.Engine;

        public string Copy(string name)
        {
            string folder = Path.Join(_copies.Path, $"{name}-{++_count}");
            CopyTo(name == "open" ? _open : _finished.Folder, folder);
            return folder;
        }

        public void Dispose()
        {
            _finished.Dispose();
            _copies.Dispose();
        }

        private static void CopyTo(string from, string to)
        {
            foreach (string path in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
            {
                string copy = Path.Join(to, Path.GetRelativePath(from, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }
        }
    }
}
