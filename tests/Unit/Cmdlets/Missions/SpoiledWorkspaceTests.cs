using System.Text;
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

    private static readonly Dictionary<string, Action<string>> OfAnyFile = new()
    {
        ["empty"] = static path => File.WriteAllText(path, ""),
        ["white space"] = static path => File.WriteAllText(path, " \n\t\n"),
        ["a byte order mark alone"] = static path => File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF]),
        ["UTF-16"] = static path => File.WriteAllText(path, File.ReadAllText(path), Encoding.Unicode),
        ["UTF-32"] = static path => File.WriteAllText(path, File.ReadAllText(path), Encoding.UTF32),
        ["zeros"] = static path => File.WriteAllBytes(path, new byte[new FileInfo(path).Length]),
        ["zeros at the end"] = static path => File.AppendAllText(path, new string('\0', 512)),
        ["a broken character"] = static path => File.WriteAllBytes(path, [.. File.ReadAllBytes(path)[..^3], 0xFF, 0xC0, (byte)'\n', (byte)'}', (byte)'\n']),
        ["half of it"] = static path => File.WriteAllText(path, File.ReadAllText(path)[..(File.ReadAllText(path).Length / 2)]),
        ["merge markers"] = static path => File.WriteAllText(path, $"<<<<<<< HEAD\n{File.ReadAllText(path)}=======\n{File.ReadAllText(path)}>>>>>>> theirs\n"),
        ["a web page"] = static path => File.WriteAllText(path, "<!DOCTYPE html><html><body>404</body></html>\n"),
        ["deep nesting"] = static path => File.WriteAllText(path, string.Concat(Enumerable.Repeat("[", 100_000))),
        ["a folder"] = static path => Replace(path, static place => Directory.CreateDirectory(place)),
        ["a broken link"] = static path => Replace(path, static place => File.CreateSymbolicLink(place, "nowhere.json")),
        ["a link to itself"] = static path => Replace(path, static place => File.CreateSymbolicLink(place, Path.GetFileName(place))),
        ["two links in a circle"] = static path => Replace(path, static place =>
        {
            File.CreateSymbolicLink(place, Path.GetFileName(place) + ".2");
            File.CreateSymbolicLink(place + ".2", Path.GetFileName(place));
        }),
        ["a name in capitals"] = static path => File.Move(path, Path.Join(Path.GetDirectoryName(path), Path.GetFileName(path).ToUpperInvariant())),
        ["an extension in capitals"] = static path => File.Move(path, Path.ChangeExtension(path, Path.GetExtension(path).ToUpperInvariant())),
        ["too large"] = static path => Replace(path, static place => OddFile.TryMake(place, "huge")),
    };

    private static readonly Dictionary<string, Action<string>> OfJson = new(OfAnyFile)
    {
        ["gone"] = File.Delete,
        ["null"] = static path => File.WriteAllText(path, "null\n"),
        ["a list"] = static path => File.WriteAllText(path, $"[{File.ReadAllText(path)}]"),
        ["a number"] = static path => File.WriteAllText(path, "1e999"),
        ["two documents"] = static path => File.AppendAllText(path, File.ReadAllText(path)),
        ["a comment"] = static path => File.AppendAllText(path, "// by hand\n"),
        ["a comma at the end"] = static path => Edit(path, static text => text.TrimEnd()[..^1] + ",}\n"),
        ["single quotes"] = static path => Edit(path, static text => text.Replace('"', '\'')),
        ["a time that does not exist"] = static path => Edit(path, static text => text.Replace("\"createdAt\": \"20", "\"createdAt\": \"2026-02-30T10:00:00.000Z\", \"x\": \"20", StringComparison.Ordinal)),
        ["a time out of range"] = static path => Edit(path, static text => text.Replace("\"createdAt\": \"20", "\"createdAt\": \"99999-01-01T10:00:00.000Z\", \"x\": \"20", StringComparison.Ordinal)),
        ["a key in another case as well"] = static path => Edit(path, static text => text.Replace("\"createdAt\":", "\"CreatedAt\": \"2020-01-01T10:00:00.000Z\", \"createdAt\":", StringComparison.Ordinal)),
        ["an id with a space"] = static path => Edit(path, static text => text.Replace("{\n  \"id\": \"auth-impl", "{\n  \"id\": \"auth-impl ", StringComparison.Ordinal).Replace("{\n  \"id\": \"20", "{\n  \"id\": \" 20", StringComparison.Ordinal)),
        ["the mission of another"] = static path => Edit(path, static text => text.Replace("\"missionId\": \"2", "\"missionId\": \"1", StringComparison.Ordinal).Replace("\"id\": \"20", "\"id\": \"19", StringComparison.Ordinal)),
        ["an unknown word"] = static path => Edit(path, static text => text.Replace("\"done\"", "\"finished\"", StringComparison.Ordinal).Replace("\"validating\"", "\"checking\"", StringComparison.Ordinal).Replace("\"passed\"", "\"ok\"", StringComparison.Ordinal)),
        ["a word in capitals"] = static path => Edit(path, static text => text.Replace("\"done\"", "\"Done\"", StringComparison.Ordinal).Replace("\"validating\"", "\"VALIDATING\"", StringComparison.Ordinal).Replace("\"passed\"", "\"Passed\"", StringComparison.Ordinal)),
        ["half a character"] = static path => Edit(path, static text => text.Replace("\"createdAt\":", "\"x\": \"\\ud800\", \"createdAt\":", StringComparison.Ordinal)),
        ["the content of its neighbour"] = Swap,
    };

    private readonly Template _template;

    public SpoiledWorkspaceTests(Template template) => _template = template;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string file in (string[])["mission.json", "assertions.json", "features/auth-impl.json"])
            {
                foreach (string damage in OfJson.Keys)
                {
                    data.Add(file, damage);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> OfConfiguration => [.. OfAnyFile.Keys.Except(["empty", "white space", "a byte order mark alone", "half of it"]).Append("config.yml")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsDecidedAndTheDamageIsNamed(string file, string damage)
    {
        string folder = _template.Copy("finished");
        string path = Path.Join(folder, ".maestro", "missions", _template.MissionId, file);
        if (!Spoil(OfJson[damage], path))
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
        if (!Spoil(damage == "config.yml" ? static place => File.Move(place, Path.ChangeExtension(place, "yml")) : OfAnyFile[damage], path))
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

    private static void Edit(string path, Func<string, string> change) => File.WriteAllText(path, change(File.ReadAllText(path)));

    private static void Replace(string path, Action<string> make)
    {
        File.Delete(path);
        make(path);
    }

    private static void Swap(string path)
    {
        string neighbour = path.EndsWith("auth-impl.json", StringComparison.Ordinal)
            ? path.Replace("auth-impl", "auth-docs", StringComparison.Ordinal)
            : Path.Join(Path.GetDirectoryName(path), Path.GetFileName(path) == "mission.json" ? "assertions.json" : "mission.json");
        string text = File.ReadAllText(path);
        File.WriteAllText(path, File.ReadAllText(neighbour));
        File.WriteAllText(neighbour, text);
    }

    // Names, and what is in the files that can be read at once.
    private static string Names(string folder) => string.Join('\n', new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(static file => !file.Name.StartsWith(".lock", StringComparison.Ordinal) && file.Name != ".tmp")
        .Select(static file => $"{file.FullName} {file.LinkTarget} {(file is FileInfo { LinkTarget: null, Length: < 1 << 20 } ? File.ReadAllText(file.FullName) : "")}")
        .Order(StringComparer.Ordinal));

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
