namespace Maestro.Bench;

/// <summary>A folder for one measurement, gone with it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("maestro-bench-").FullName;

    /// <summary>Makes a workspace with an approved mission of a thousand features, which is what the folder then holds.</summary>
    public void AddMission()
    {
        using var session = new Session(Folder);
        session.Import();
        string plan = Path.Join(Folder, "plan.json");
        File.WriteAllText(plan, MissionRun.Plan());
        session.Run("Initialize-MaestroWorkspace | Out-Null; $null = New-MaestroMission $args[0]; Approve-MaestroMission", plan);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
