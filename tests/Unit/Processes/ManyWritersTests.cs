using System.Diagnostics;
using System.Globalization;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>Twenty real programs at once on one workspace: what each one wrote is there afterwards.</summary>
/// <remarks>MAESTRO_ROUNDS sets how many rounds are run.</remarks>
[Collection("processes")]
public sealed class ManyWritersTests : IDisposable
{
    private const int Writers = 20;

    private readonly ProcessWorkspace _workspace = new();

    [Fact]
    public void NoJudgementIsLost()
    {
        for (int round = 0; round < ProcessWorkspace.Rounds(2); round++)
        {
            string id = _workspace.Make(ProcessWorkspace.Plan(Writers));
            _workspace.RunAtOnce(Writers, n => $"Set-MaestroAssertion a{n}-holds -MissionId {id} -Result passed -Evidence writer-{n}");
            string[] proofs = _workspace.Run($"Get-MaestroAssertion -MissionId {id} | ForEach-Object {{ \"$($_.Result) $($_.Evidence)\" }}").OutputLines;
            Assert.Equal(Enumerable.Range(0, Writers).Select(n => $"passed writer-{n}").Order(), proofs.Order());
        }
    }

    [Fact]
    public void NoMissionIsLost()
    {
        _workspace.Put("plan.json", ProcessWorkspace.Plan(3));
        for (int round = 1; round <= ProcessWorkspace.Rounds(2); round++)
        {
            string[] made = [.. _workspace.RunAtOnce(Writers, static _ => "(New-MaestroMission plan.json -Force).MissionId").Select(static run => run.Output.Trim())];
            Assert.Equal(Writers, made.Distinct().Count());
            string[] there = _workspace.Run("Get-MaestroMission | Where-Object { $_.Progress.FeaturesTotal -eq 3 } | ForEach-Object MissionId").OutputLines;
            Assert.Equal(round * Writers, there.Length);
            Assert.Empty(made.Except(there));
        }
    }

    [Fact]
    public void EachOfManyTakesItsTurn()
    {
        string id = _workspace.Make(ProcessWorkspace.Plan(1));
        _workspace.RunAtOnce(Writers, n => $"1..10 | ForEach-Object {{ Add-MaestroNote \"{id} {n} $_\" }} | Out-Null");
        Assert.Equal(Writers * 10, _workspace.Run("Get-MaestroNote | ForEach-Object Content").OutputLines.Distinct().Count());
    }

    [Fact]
    public void NoLockOfTheRuntimeIsNeeded()
    {
        string[] texts = [.. Enumerable.Range(0, 6).Select(static n => $"n{n}")];
        Process[] started = [.. texts.Select(text => _workspace.Start($"1..5 | ForEach-Object {{ Add-MaestroNote \"{text} $_\" }}", ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")))];
        Assert.All(started, static process =>
        {
            _ = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            ShellProcess.WaitForExit(process);
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        });
        Assert.Equal(30, _workspace.Run("Get-MaestroNote | ForEach-Object Content").OutputLines.Distinct().Count());
    }

    public void Dispose() => _workspace.Dispose();
}

/// <summary>A workspace that real programs work on.</summary>
internal sealed class ProcessWorkspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _home = new();

    // What is proved is that nothing is lost, not how fast a loaded machine is: nobody gives up waiting for the lock.
    public ProcessWorkspace() => Run("Initialize-MaestroWorkspace | Out-Null; Set-MaestroConfig locking.timeoutSeconds 600");

    /// <summary>The user's folder as the programs see it; Windows always takes the real one.</summary>
    public string Home => _home.Path;

    public string Folder => _folder.Path;

    public string State => Path.Join(Folder, ".maestro");

    /// <summary>How often to try: as MAESTRO_ROUNDS says, else the number that a test can afford.</summary>
    public static int Rounds(int usual) =>
        int.TryParse(System.Environment.GetEnvironmentVariable("MAESTRO_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) ? rounds : usual;

    /// <summary>A plan with features a0, a1, … each with an assertion a0-holds, a1-holds, …</summary>
    public static string Plan(int features)
    {
        IEnumerable<string> lines = Enumerable.Range(0, features).Select(static n =>
            $$"""{ "id": "a{{n}}", "milestoneId": "m", "title": "Feature {{n}}", "description": "", "workerType": "codex", "verificationSteps": ["look"], "fulfills": ["a{{n}}-holds"] }""");
        return $$"""{ "title": "Many", "description": "", "milestones": [{ "id": "m", "title": "All", "description": "", "order": 0 }], "features": [{{string.Join(",\n", lines)}}] }""";
    }

    private Dictionary<string, string> Environment => new()
    {
        ["MAESTRO_ROOT"] = "",
        ["HOME"] = Home,
    };

    private Dictionary<string, string> With((string Name, string Value)[] variables)
    {
        Dictionary<string, string> environment = Environment;
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }

    public string Put(string name, string text) => _folder.Write(name, text);

    public string Make(string plan)
    {
        Put("plan.json", plan);
        return Run("(New-MaestroMission plan.json -Force).MissionId").Output.Trim();
    }

    /// <summary>Runs a script that must succeed.</summary>
    public ShellProcess Run(string script)
    {
        var run = ShellProcess.Run(["-c", script], folder: Folder, environment: Environment);
        Assert.True(run.ExitCode == 0 && run.Error.Length == 0, $"{script}: {run.ExitCode} {run.Error}");
        return run;
    }

    /// <summary>Runs a script, however it ends.</summary>
    public ShellProcess RunAny(string script) => RunWith(new Dictionary<string, string>(), script);

    /// <summary>Runs a script, however it ends, with more variables.</summary>
    public ShellProcess RunWith(IReadOnlyDictionary<string, string> variables, string script) =>
        ShellProcess.Run(["-c", script], folder: Folder, environment: With([.. variables.Select(static pair => (pair.Key, pair.Value))]));

    public Process Start(string script, params (string Name, string Value)[] variables) => ShellProcess.Start(["-c", script], Folder, With(variables));

    /// <summary>Runs scripts at once that must all succeed.</summary>
    public IReadOnlyList<ShellProcess> RunAtOnce(int count, Func<int, string> script)
    {
        IReadOnlyList<ShellProcess> ended = AtOnce(count, script);
        Assert.All(ended, static run => Assert.True(run.ExitCode == 0, run.Error));
        return ended;
    }

    /// <summary>Runs scripts at once, however they end.</summary>
    public IReadOnlyList<ShellProcess> AtOnce(int count, Func<int, string> script)
    {
        Process[] started = [.. Enumerable.Range(0, count).Select(n => Start(script(n)))];
        var runs = started.Select(static process => (process, output: process.StandardOutput.ReadToEndAsync(), error: process.StandardError.ReadToEndAsync())).ToList();
        var ended = new List<ShellProcess>();
        foreach ((Process process, Task<string> output, Task<string> error) in runs)
        {
            ShellProcess.WaitForExit(process);
            ended.Add(new ShellProcess(process.ExitCode, output.Result, error.Result));
            process.Dispose();
        }

        return ended;
    }

    public void Dispose()
    {
        _folder.Dispose();
        _home.Dispose();
    }
}
