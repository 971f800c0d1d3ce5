using Maestro.Tests.Hosting;

namespace Maestro.Tests.Help;

/// <summary>The folders that examples run in: made once, put back before each example. The user's own folder is one of them.</summary>
public sealed class ExampleWorkspace : IDisposable
{
    /// <summary>Pages about deciding on a draft.</summary>
    private static readonly string[] DraftPages = ["Approve-MaestroMission", "Deny-MaestroMission"];

    private static readonly string[] Variables = ["HOME", "USERPROFILE", "MAESTRO_AGENT", "MAESTRO_SESSION_ID", "MAESTRO_ROOT", "GITHUB_STEP_SUMMARY"];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(static name => name, Environment.GetEnvironmentVariable);

    public ExampleWorkspace()
    {
        Make("draft", "-Draft");
        Make("full", "");
    }

    /// <summary>The project the examples stand in.</summary>
    public string Project => Path.Join(Live, "project");

    private string Live => Path.Join(_folder.Path, "live");

    /// <summary>False where variables don't move the user's own folder, as on Windows: what would change it must not run there.</summary>
    public bool HasOwnHome => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) == Path.Join(Live, "home");

    /// <summary>Ids in pages are of the day 2026-11-22; those here are of the day the folders were made.</summary>
    private string Day { get; set; } = "";

    /// <summary>Puts everything back to where the examples of a page begin.</summary>
    public void Reset(string page)
    {
        Empty();
        StoreFolder.Copy(Path.Join(_folder.Path, DraftPages.Contains(page) ? "draft" : "full"), Live);
        SetVariables();
    }

    /// <summary>An example with the ids that there are.</summary>
    public string Localize(string code) => code
        .Replace("2026-11-22", Day, StringComparison.Ordinal)
        .Replace("2026-11-", Day[..8], StringComparison.Ordinal)
        .Replace("20261122", Day.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);

    internal HostedEngine Open()
    {
        var engine = new HostedEngine(Project) { Answer = 0 };
        engine.Run(File.ReadAllText(DataFile("stand-ins.ps1"))).NoErrors();
        return engine;
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Unlock(_folder.Path);
        _folder.Dispose();
    }

    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "help", name);

    private void Make(string name, string switches)
    {
        Empty();
        Directory.CreateDirectory(Project);
        SetVariables();
        using (var engine = new HostedEngine(Project))
        {
            engine.Run($"& ([scriptblock]::Create($args[0])) -Plan $args[1] {switches}", File.ReadAllText(DataFile("workspace.ps1")), File.ReadAllText(DataFile("plan.json"))).NoErrors();
            Day = engine.Run("Get-MaestroMission").Single<Mission>().MissionId[..10];
        }

        StoreFolder.Copy(Live, Path.Join(_folder.Path, name));
    }

    private void SetVariables()
    {
        string home = Path.Join(Live, "home");
        Environment.SetEnvironmentVariable("HOME", home);
        Environment.SetEnvironmentVariable("USERPROFILE", home);
        Environment.SetEnvironmentVariable("MAESTRO_AGENT", "codex");
        Environment.SetEnvironmentVariable("MAESTRO_SESSION_ID", null);
        Environment.SetEnvironmentVariable("MAESTRO_ROOT", null);
        Environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", Path.Join(Project, "summary.md"));
    }

    private void Empty()
    {
        if (Directory.Exists(Live))
        {
            Unlock(Live);
            Directory.Delete(Live, recursive: true);
        }
    }

    // git makes its objects read-only, which keeps Windows from deleting them.
    private static void Unlock(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }
}

/// <summary>Environment variables belong to the process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExampleRuns : ICollectionFixture<ExampleWorkspace>
{
    public const string Name = "Examples of help pages";
}
