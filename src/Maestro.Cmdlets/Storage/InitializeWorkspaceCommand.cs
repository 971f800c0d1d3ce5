using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Create a workspace in the current folder, or complete an existing one.</summary>
[Cmdlet(VerbsData.Initialize, "MaestroWorkspace", SupportsShouldProcess = true)]
[OutputType(typeof(WorkspaceSetup))]
public sealed class InitializeWorkspaceCommand : MaestroCommand
{
    /// <summary>Specifies the folder in which to create the workspace. Default: the current location.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? WorkspacePath { get; set; }

    /// <summary>Indicates that the cmdlet creates the user's folder, <c>~/.maestro</c>, instead. It contains settings for all workspaces and the
    /// links between projects.</summary>
    [Parameter]
    public SwitchParameter Global { get; set; }

    private protected override void Process()
    {
        string folder = Global
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
            : WorkspacePath is null ? SessionState.Path.CurrentFileSystemLocation.ProviderPath : ResolvePath(WorkspacePath);
        if (!Directory.Exists(folder))
        {
            throw new MaestroException(ErrorCode.FileNotFound, $"There is no folder '{folder}'.", "Make the folder first.", WorkspacePath);
        }

        WorkspaceLayout layout = Global
            ? WorkspaceLayout.Global(DefaultConfigurationText.Build(ConfigurationSource.Global))
            : WorkspaceLayout.Project(DefaultConfigurationText.Build());
        IAdapters adapters = AdapterLoadContext.Adapters;
        (IReadOnlyList<string> missing, _) = adapters.Initialize(folder, layout, dryRun: true);
        if (missing.Count == 0 || ShouldProcess(folder, $"Make {Count.Of(missing.Count, "file or folder")} of a workspace"))
        {
            (IReadOnlyList<string> created, IReadOnlyList<string> skipped) = adapters.Initialize(folder, layout, dryRun: false);
            WriteObject(new WorkspaceSetup
            {
                Scope = Global ? "global" : "project",
                Root = Path.Join(folder, ".maestro"),
                Created = created,
                Skipped = skipped,
            });
        }
    }
}
