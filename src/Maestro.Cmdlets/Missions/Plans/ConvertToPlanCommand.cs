using System.Management.Automation;
using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Convert the tasks of another tool to a plan.</summary>
/// <remarks>
/// Reads the tasks of Task Master, Beads, Backlog.md, Spec Kit and OpenSpec, checklists in Markdown, and the task list <c>.maestro/tasks/tasks.jsonl</c> of an older program, and
/// returns plans: one for each tag of Task Master, feature of Spec Kit and change of OpenSpec. The tool's files are only read.
///
/// Ids, titles, descriptions, dependencies, parents, priorities, labels, files, acceptance criteria and progress are carried over. What plans have no place for, and
/// what would break their rules, such as a dependency on a task that does not exist, is omitted; a warning for each kind says how many there are, with
/// examples. See docs/coming-from.md for each format.
///
/// Converted again later, the tasks have the same ids. Pipe the plan to Update-MaestroMission to add what is new.
/// </remarks>
/// <example>
/// Create a mission from the issues of Beads
/// <code>ConvertTo-MaestroPlan -From beads -Path . | New-MaestroMission -ImportProgress</code>
/// <para>This command creates a draft mission with the issues, their dependencies and their progress.</para>
/// </example>
/// <example>
/// Review the plan first
/// <code>
/// ConvertTo-MaestroPlan -Path TODO.md -OutFile plan.json
/// Test-MaestroPlan plan.json
/// </code>
/// <para>The format is detected. The plan is written to a file, which can be edited before a mission is created from it.</para>
/// </example>
/// <example>
/// Convert one tag of Task Master, without what is done
/// <code>ConvertTo-MaestroPlan -From taskmaster -Path . -Name master -OpenOnly -AsJson</code>
/// <para>This command returns the plan of a single tag as JSON. Tasks that are done or cancelled are omitted.</para>
/// </example>
/// <example>
/// Update a mission after the tasks have changed
/// <code>ConvertTo-MaestroPlan -From speckit -Path specs/001-sign-in/tasks.md | Update-MaestroMission -WhatIf</code>
/// <para>This command shows what the changed tasks would add, change and remove.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "MaestroPlan", SupportsShouldProcess = true, DefaultParameterSetName = "Object")]
[OutputType(typeof(PSObject), ParameterSetName = ["Object"])]
[OutputType(typeof(string), ParameterSetName = ["Json"])]
public sealed class ConvertToPlanCommand : MaestroCommand
{
    private readonly UserSourceFiles _files = new();
    private PlanFile? _file;

    /// <summary>Specifies the file or folder with the tasks. For a folder, the files are looked for where the tool keeps them.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the format of the tasks. <c>maestro</c> is the task list <c>.maestro/tasks/tasks.jsonl</c> of an older program. By default, the
    /// format is detected.</summary>
    [Parameter]
    [ValidateSet(SourceFormat.TaskMaster, SourceFormat.Beads, SourceFormat.Backlog, SourceFormat.SpecKit, SourceFormat.OpenSpec, SourceFormat.Markdown, SourceFormat.Maestro)]
    public string? From { get; set; }

    /// <summary>Specifies the names of the lists to convert, where there are several: tags of Task Master, folders of Spec Kit and OpenSpec, and files in Markdown.
    /// Wildcards are permitted. Default: all of them.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Indicates that the cmdlet omits the tasks that are done or cancelled.</summary>
    [Parameter]
    public SwitchParameter OpenOnly { get; set; }

    /// <summary>Specifies the worker type of every feature. Default: the setting <c>execution.defaultWorker</c>, when the mission is created.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? WorkerType { get; set; }

    /// <summary>Indicates that the cmdlet returns JSON text instead of objects.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Json")]
    public SwitchParameter AsJson { get; set; }

    /// <summary>Specifies a file to write the plan to, instead of returning it. An existing file is overwritten. Only for a single plan.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "File")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    private protected override void Process()
    {
        var converter = new PlanConverter(_files, static () => AdapterLoadContext.Adapters.ConfigurationFormat);
        WildcardPattern[]? names = Name is null ? null : [.. Name.Select(Wildcard.Parse)];
        var options = new ConversionOptions
        {
            From = From?.ToLowerInvariant(),
            OpenOnly = OpenOnly,
            WorkerType = WorkerType,
            IsWanted = names is null ? null : name => Array.Exists(names, pattern => pattern.IsMatch(name)),
        };
        ForEach(Path, path =>
        {
            foreach (ConvertedPlan converted in converter.Convert(ResolvePath(path), path, options, Feedback.Problem))
            {
                Cancellation.ThrowIfCancellationRequested();
                Emit(converted);
            }
        });
    }

    private void Emit(ConvertedPlan converted)
    {
        foreach (string warning in converted.Warnings)
        {
            WriteWarning(warning);
        }

        ReadOnlyMemory<byte> json = PlanWriter.Write(converted.Plan, all: ParameterSetName == "Object");
        if (OutFile is not null)
        {
            (_file ??= new PlanFile(OutFile)).Write(ResolvePath(OutFile), json, converted.Plan.Title, ShouldProcess, _files.Done);
        }
        else
        {
            WriteObject(AsJson ? Encoding.UTF8.GetString(json.Span) : JsonOutput.ToPlan(json, withNulls: false));
        }
    }
}
