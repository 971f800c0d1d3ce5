using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Commands;

/// <summary>Suggest the next steps of the workspace while you type.</summary>
[Cmdlet(VerbsLifecycle.Enable, "MaestroPredictor")]
[OutputType(typeof(void))]
public sealed class EnablePredictorCommand : MaestroCommand
{
    private protected override void Process()
    {
        SessionState session = SessionState;
        if (!PredictorAssembly.Register(() => Steps(session)))
        {
            WriteVerbose("The predictor is enabled already.");
            return;
        }

        // Outside of a module there is nothing that could be removed.
        if (MyInvocation.MyCommand.Module is { } module)
        {
            module.OnRemove = ScriptBlock.Create("Disable-MaestroPredictor");
        }
    }

    // Called on another thread, wherever the user is by then; where no workspace can be read, nothing is suggested.
    private static IReadOnlyList<KeyValuePair<string, string>> Steps(SessionState session)
    {
        try
        {
            string folder = Environment.GetEnvironmentVariable(WorkspaceCommand.VariableName) is { Length: > 0 } named ? named : "";
            Workspace workspace = WorkspaceCatalog.From(Path.Combine(session.Path.CurrentFileSystemLocation.ProviderPath, folder));
            Author? reader = null;
            bool MayMove(Feature feature) => workspace.Claims.MayMove(feature, reader ??= Reader(workspace));
            return [.. workspace.Glances.Get(MayMove).Steps.Select(static step => KeyValuePair.Create(step.Command, step.Reason))];
        }
        catch (Exception exception) when (exception is MaestroException or RuntimeException or InvalidOperationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Who types, as for any other command; asked for only where somebody works on a feature, since the processes above this one are looked at.
    private static Author Reader(Workspace workspace) => AuthorRules.Of(
        AdapterLoadContext.Adapters.Sessions(workspace.Configuration.Readable.Sessions).Detect(workspace.ProjectFolder),
        $"{Environment.UserName}@{Environment.MachineName}");
}
