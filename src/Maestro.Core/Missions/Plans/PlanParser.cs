using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Walks over the JSON of a plan along the schema and fills a draft.</summary>
internal ref partial struct PlanParser(ReadOnlySpan<byte> json, PlanReaderOptions options, PlanProblems problems)
{
    private readonly PlanReaderOptions _options = options;
    private readonly PlanProblems _problems = problems;
    private readonly List<DraftAssertion> _entries = [];
    private PlanTokens _tokens = new(json, problems);

    /// <summary>How deep the walk is.</summary>
    public readonly int Depth => _tokens.Depth;

    /// <summary>True once the plan's own value is complete: whatever follows does not belong.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    public PlanDraft Parse()
    {
        PlanDraft draft = new();
        _tokens.Next();
        if (_tokens.IsObject(PlanPath.Root))
        {
            ReadPlan(draft);
        }

        IsComplete = true;
        _tokens.Next();
        return draft;
    }

    private void ReadPlan(PlanDraft draft)
    {
        int start = _tokens.Offset, seen = 0;
        bool needsMilestones = _options is { WorkflowMilestones: null, DefaultMilestones: null };
        int required = needsMilestones ? PlanKeys.RequiredOfPlanWithMilestones : PlanKeys.RequiredOfPlan;
        while (_tokens.NextKey(PlanPath.Root, PlanKeys.Plan, required, ref seen, out int key))
        {
            string path = PlanKeys.Plan[key];
            switch (path)
            {
                case "title":
                    draft.Title = _tokens.FilledText(path);
                    break;
                case "description":
                    draft.Description = _tokens.Text(path);
                    break;
                case "proposal":
                    draft.Proposal = _tokens.Text(path);
                    break;
                case "milestones":
                    draft.HasMilestones = true;
                    draft.Milestones = ReadMilestones(path);
                    break;
                case "features":
                    ReadFeatures(path, draft.Features);
                    break;
                case "$schema":
                    _tokens.Text(path);
                    break;
            }
        }

        _tokens.Require(PlanPath.Root, start, PlanKeys.Plan, required, seen);
    }

    private List<DraftMilestone>? ReadMilestones(PlanPath path)
    {
        int start = _tokens.Offset;
        if (!_tokens.IsList(path))
        {
            return null;
        }

        List<DraftMilestone> milestones = [];
        while (_tokens.Next() && !_tokens.AtListEnd)
        {
            milestones.Add(ReadMilestone(path.Item(milestones.Count)));
        }

        if (milestones.Count == 0 && _options.WorkflowMilestones is null)
        {
            _problems.Error(path, start, PlanRule.Empty, "A plan requires at least one milestone.");
        }
        else if (milestones.Count > 0 && _options.WorkflowMilestones is not null)
        {
            _problems.Error(path, start, PlanRule.Workflow, "The workflow provides the milestones, so the plan can't have its own.");
        }

        return milestones;
    }

    private DraftMilestone ReadMilestone(PlanPath path)
    {
        DraftMilestone milestone = new() { Path = path };
        if (!_tokens.IsObject(path))
        {
            return milestone;
        }

        int start = _tokens.Offset, seen = 0;
        while (_tokens.NextKey(path, PlanKeys.Milestone, PlanKeys.RequiredOfMilestone, ref seen, out int key))
        {
            string name = PlanKeys.Milestone[key];
            PlanPath member = path.Member(name);
            int offset = _tokens.Offset;
            switch (name)
            {
                case "id":
                    milestone.Id = new PlanText(_tokens.FilledText(member), offset);
                    break;
                case "title":
                    milestone.Title = _tokens.FilledText(member);
                    break;
                case "description":
                    milestone.Description = _tokens.Text(member);
                    break;
                case "order":
                    milestone.Order = _tokens.WholeNumber(member);
                    break;
                case "kind":
                    milestone.Kind = _tokens.Word(member, MilestoneKind.All);
                    break;
                case "profile":
                    milestone.Profile = _tokens.Word(member, MilestoneProfile.All);
                    break;
            }
        }

        _tokens.Require(path, start, PlanKeys.Milestone, PlanKeys.RequiredOfMilestone, seen);
        return milestone;
    }
}
