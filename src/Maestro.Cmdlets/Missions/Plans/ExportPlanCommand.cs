using System.Management.Automation;
using System.Text;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get the plan of a mission.</summary>
/// <remarks>
/// Returns the plan of a mission as it stands, as an object with the keys of a plan file, as JSON text, or as a file. The object can be changed and piped
/// to Update-MaestroMission. Piped back unchanged, there is nothing to do. JSON omits the keys that have their default.
/// </remarks>
/// <example>
/// Write the plan to a file
/// <code>Export-MaestroPlan -OutFile plan.json</code>
/// <para>This command writes the plan of the only unfinished mission to a file.</para>
/// </example>
/// <example>
/// Change the plan
/// <code>
/// $plan = Export-MaestroPlan
/// $plan.features[0].priority = 0
/// $plan | Update-MaestroMission -WhatIf
/// </code>
/// <para>An exported plan can be changed like any object.</para>
/// </example>
/// <example>
/// Include the progress
/// <code>Export-MaestroPlan -IncludeProgress -AsJson</code>
/// <para>The plan also contains the status of each feature, and the result and evidence of each assertion. New-MaestroMission -ImportProgress reads
/// them.</para>
/// </example>
[Cmdlet(VerbsData.Export, "MaestroPlan", SupportsShouldProcess = true, DefaultParameterSetName = "Object")]
[OutputType(typeof(PSObject), ParameterSetName = ["Object"])]
[OutputType(typeof(string), ParameterSetName = ["Json"])]
public sealed class ExportPlanCommand : WorkspaceCommand
{
    private PlanFile? _file;

    /// <summary>Specifies the missions, by id or unambiguous prefix. Default: the only unfinished mission.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Indicates that the cmdlet returns JSON text instead of an object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Json")]
    public SwitchParameter AsJson { get; set; }

    /// <summary>Specifies a file to write the plan to, instead of returning it. An existing file is overwritten. Only for a single mission.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "File")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Indicates that the plan also contains the status of the features, and the results of the assertions with their evidence.</summary>
    [Parameter]
    public SwitchParameter IncludeProgress { get; set; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Export);

    private void Export(string? missionId)
    {
        MissionPlan plan = Workspace.Plans.Export(missionId, IncludeProgress, Feedback);
        ReadOnlyMemory<byte> json = PlanWriter.Write(plan, all: ParameterSetName == "Object");
        if (OutFile is not null)
        {
            (_file ??= new PlanFile(OutFile)).Write(ResolvePath(OutFile), json, missionId ?? "the mission", ShouldProcess);
        }
        else
        {
            WriteObject(AsJson ? Encoding.UTF8.GetString(json.Span) : JsonOutput.ToPlan(json));
        }
    }
}
