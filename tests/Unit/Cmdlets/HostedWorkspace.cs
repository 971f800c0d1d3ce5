using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A workspace in a folder of its own, with an engine that stands in it.</summary>
internal sealed class HostedWorkspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HostedWorkspace(bool approved = true)
    {
        Engine = new HostedEngine(_folder.Path);
        Engine.Run("Initialize-MaestroWorkspace").NoErrors();
        MissionId = Make();
        if (approved)
        {
            Engine.Run("Approve-MaestroMission").NoErrors();
        }
    }

    public HostedEngine Engine { get; }

    public string MissionId { get; }

    public string Folder => _folder.Path;

    public string State => Path.Join(Folder, ".maestro");

    public string File(string path) => Path.Join(State, "missions", MissionId, path);

    public string Make(string? plan = null) =>
        Engine.Run("New-MaestroMission -Path $args[0] -Force", _folder.Write("plan.json", plan ?? StateFixture.Plan)).Single<Mission>().MissionId;

    public string Put(string name, string text) => _folder.Write(name, text);

    public HostedResult Run(string script, params object?[] arguments) => Engine.Run(script, arguments);

    /// <summary>Runs what must fail with one error and leave every file as it was.</summary>
    public ErrorRecord Refused(string code, string script, params object?[] arguments)
    {
        string before = StoreFolder.Tree(Folder, withLock: true);
        HostedResult result = Engine.Run(script, arguments);
        Assert.Equal(before, StoreFolder.Tree(Folder, withLock: true));
        Assert.Empty(result.Output);
        return result.Error(code);
    }

    public string Status(string featureId) => Engine.Run("(Get-MaestroFeature $args[0]).Status", featureId).Single<string>();

    public void Dispose()
    {
        Engine.Dispose();
        _folder.Dispose();
    }
}
