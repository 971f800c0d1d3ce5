using System.Management.Automation;
using System.Text;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Commands;

/// <summary>A cmdlet that reads plans: from a file, or JSON text or objects from the pipeline.</summary>
public abstract class PlanCommand : ChangeCommand
{
    private readonly List<string> _lines = [];

    private protected PlanCommand()
    {
    }

    /// <summary>Specifies the path of the plan's JSON file.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path")]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the plan as JSON text (whole, or line by line), as an object or hashtable with the same structure, or as a file
    /// object.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "InputObject")]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Specifies the workflow whose phases become the milestones, for a plan without milestones: a built-in workflow, or one defined in the
    /// setting <c>workflowTemplates</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string? Workflow { get; set; }

    private protected sealed override void Process()
    {
        if (ParameterSetName == "Path")
        {
            ForEach(Path, path => Handle(Read(UserFile.Read(ResolvePath(path), path, PlanReader.MaxBytes)), path));
        }
        else if (InputObject!.BaseObject is string line)
        {
            _lines.Add(line);
        }
        else
        {
            Handle(Read(JsonInput.From(InputObject, this, ErrorCode.PlanInvalid, PlanKeys.Lists)), null);
        }
    }

    private protected sealed override void End()
    {
        if (_lines.Count > 0)
        {
            // Get-Content gives one string a line; several whole plans come as one string each.
            bool whole = _lines.TrueForAll(static line => JsonInput.LooksLikeJson(line) && line.AsSpan().TrimEnd() is [.., '}']);
            IEnumerable<string> texts = whole ? _lines : [string.Join('\n', _lines)];
            ForEach(texts, text => Handle(Read(Encoding.UTF8.GetBytes(text)), null));
        }
    }

    /// <summary>The milestones of a plan that has none: those of the workflow in the settings.</summary>
    private protected virtual IReadOnlyList<PlanMilestone> DefaultMilestones() => WorkflowMilestones.Of(Settings.DefaultWorkflow, Settings.WorkflowTemplates);

    /// <summary>Takes a plan that was read.</summary>
    private protected abstract void Handle(PlanReadResult result, string? source);

    private PlanReadResult Read(byte[] json)
    {
        IReadOnlyList<PlanMilestone>? milestones = Workflow is null ? null : WorkflowMilestones.Of(Workflow, Settings.WorkflowTemplates);
        return PlanReader.Read(json, new PlanReaderOptions
        {
            WorkflowMilestones = milestones,
            DefaultMilestones = DefaultMilestones,
            DefaultWorker = () => Settings.DefaultWorker,
        });
    }
}
