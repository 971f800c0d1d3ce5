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

    /// <summary>Indicates that the cmdlet creates the workspace where it would otherwise refuse to: below or next to another workspace, in a linked
    /// worktree, in the home folder, or among files of another program.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        string folder = Global
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
            : WorkspacePath is null ? SessionState.Path.CurrentFileSystemLocation.ProviderPath : ResolvePath(WorkspacePath);
        if (!Directory.Exists(folder))
        {
            throw new MaestroException(ErrorCode.FileNotFound, $"The folder '{folder}' does not exist.", "Create the folder first.", WorkspacePath);
        }

        IAdapters adapters = AdapterLoadContext.Adapters;
        WorkspaceLayout layout = Global ? WorkspaceLayout.Global(DefaultConfigurationText.Build(ConfigurationSource.Global)) : Layout(adapters.SurveyPlace(folder));
        var missing = new WorkspaceCompletion(adapters.WorkspaceFiles, folder, layout);
        Change<WorkspaceSetupResult> planned = missing.Decide();
        if (planned.Outside.Count == 0 || ShouldProcess(planned.Target, planned.Action))
        {
            var made = Change.Commit(planned, IsConfirmed, missing.Decide, ChangeOrigin.None, Cancellation);
            foreach (string warning in made.Warnings)
            {
                WriteWarning(warning);
            }

            WriteObject(new WorkspaceSetup
            {
                Scope = Global ? "global" : "project",
                Root = Path.Join(folder, WorkspaceLayout.FolderName),
                Created = made.Result.Created,
                Skipped = made.Result.Skipped,
            });
        }
    }

    private WorkspaceLayout Layout(WorkspacePlace place)
    {
        if (!Force)
        {
            place.Require();
        }

        var layout = WorkspaceLayout.Project(DefaultConfigurationText.Build());
        return place.NeedsMark ? layout.Separate() : layout;
    }
}
