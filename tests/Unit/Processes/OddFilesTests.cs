using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>Real programs on a workspace in which something else is where files should be. None waits, none gives up before it has said what is wrong.</summary>
[Collection("processes")]
public sealed class OddFilesTests : IDisposable
{
    private readonly ProcessWorkspace _workspace = new();

    public static TheoryData<string> Kinds => ["pipe", "socket", "endless", "folder"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryFileOfTheUserIsNamedAtOnce(string kind)
    {
        string odd = Path.Join(_workspace.Folder, "odd");
        if (!OddFile.TryMake(odd, kind))
        {
            return;
        }

        string id = _workspace.Make(ProcessWorkspace.Plan(1));
        string[] commands =
        [
            "Test-MaestroPlan odd", "New-MaestroMission odd", "New-MaestroMission -InputObject ([System.IO.FileInfo]::new('odd'))", $"Set-MaestroFeature a0 -MissionId {id} -Status review -Report odd",
            "New-MaestroWorkerPrompt a0 -OutFile odd",
        ];
        string script = string.Join("\n", commands.Select(static command => $"try {{ {command} -ErrorAction Stop | Out-Null; 'accepted' }} catch {{ $_.Exception.Message }}"));
        string[] said = _workspace.RunAny(script).OutputLines;
        Assert.Equal(commands.Length, said.Length);
        Assert.All(said, static line => Assert.Matches("not a file|leads out|is a folder|points outside", line));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryFileOfTheStateIsNamedAtOnceAndTheLookGoesOn(string kind)
    {
        string id = _workspace.Make(ProcessWorkspace.Plan(2));
        _workspace.Run("Add-MaestroNote first | Out-Null");
        string mission = Path.Join(_workspace.State, "missions", id);
        string[] places =
        [
            Path.Join(mission, "features", "a0.json"), Path.Join(mission, "assertions.json"), Path.Join(_workspace.State, "notes.json"),
            Path.Join(_workspace.State, "handoffs", "2026-11-22-001.json"), Path.Join(_workspace.State, "memory", "corrections", "x.json"), Path.Join(_workspace.Folder, ".gitignore"),
        ];
        foreach (string place in places)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Delete(place);
            if (!OddFile.TryMake(place, kind))
            {
                return;
            }
        }

        string[] doctor = _workspace.RunAny("Test-MaestroEnvironment | Where-Object Passed -eq $false | ForEach-Object Message").OutputLines;
        Assert.All(places[..5], place => Assert.Contains(doctor, line => line.Contains(place, StringComparison.Ordinal)));
        Assert.NotEmpty(_workspace.RunAny("Get-MaestroStatus -ErrorAction SilentlyContinue | ForEach-Object { 'status' }; try { Repair-MaestroWorkspace } catch { $_ }").Output);
        Assert.All(places, static place => Assert.True(Path.Exists(place)));
    }

    [Fact]
    public void NoNameOfAFileStopsTheLook()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string id = _workspace.Make(ProcessWorkspace.Plan(1));
        string[] folders = [$"missions/{id}/features", "missions", "handoffs", "memory/corrections", "memory/learnings/raw", $"missions/{id}/checkpoints"];
        string[] names = ["a\nb.json", "a\\b.json", "c:d.json", "A0.JSON", new string('x', 250) + ".json", " .json", "x.json.tmp.1"];
        foreach (string folder in folders.Select(folder => Path.Join(_workspace.State, folder)))
        {
            OddFile.TryMakeUnspeakable(folder);
            foreach (string name in names)
            {
                File.WriteAllText(Path.Join(folder, name), "{}");
            }
        }

        ShellProcess doctor = _workspace.RunAny("(Test-MaestroEnvironment).Count; 'checked'; Get-MaestroStatus -ErrorAction SilentlyContinue | ForEach-Object { 'status' }; Repair-MaestroWorkspace -ErrorAction SilentlyContinue | Out-Null; 'repaired'");
        foreach (string folder in folders)
        {
            OddFile.RemoveUnspeakable(Path.Join(_workspace.State, folder));
        }

        Assert.Contains("checked", doctor.OutputLines);
        Assert.Contains("status", doctor.OutputLines);
        Assert.True(doctor.OutputLines.Contains("repaired"), doctor.Output + doctor.Error);
    }

    public void Dispose() => _workspace.Dispose();
}
