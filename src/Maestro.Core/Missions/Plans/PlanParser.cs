using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Walks over the JSON of a plan along the schema and fills a draft.</summary>
internal ref struct PlanParser(ReadOnlySpan<byte> json, PlanReaderOptions options, PlanProblems problems)
{
    private static readonly string[] PlanKeys = ["title", "description", "proposal", "milestones", "features"];
    private static readonly string[] MilestoneKeys = ["id", "title", "description", "order", "kind", "profile"];
    private static readonly string[] FeatureKeys =
    [
        "id", "milestoneId", "title", "description", "workerType", "verificationSteps",
        "dependsOn", "fulfills", "preconditions", "expectedBehavior",
    ];

    // Bits of the key tables above: the first keys are the required ones, but for a plan's title and features.
    private const int RequiredOfPlan = 0b1_0001;
    private const int RequiredOfPlanWithMilestones = 0b1_1001;
    private const int RequiredOfMilestone = 0b1111;
    private const int RequiredOfFeature = 0b11_1111;

    private readonly PlanReaderOptions _options = options;
    private readonly PlanProblems _problems = problems;
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
        if (_tokens.IsObject("$"))
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
        while (_tokens.NextKey("$", PlanKeys, ref seen, out int key))
        {
            string path = PlanKeys[key];
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
                    draft.Milestones = ReadMilestones(path);
                    break;
                case "features":
                    ReadFeatures(path, draft.Features);
                    break;
            }
        }

        int required = _options.WorkflowMilestones is null ? RequiredOfPlanWithMilestones : RequiredOfPlan;
        _tokens.Require("$", start, PlanKeys, required, seen);
    }

    private List<DraftMilestone>? ReadMilestones(string path)
    {
        int start = _tokens.Offset;
        if (_options.WorkflowMilestones is not null && _tokens.IsNull)
        {
            return null;
        }

        if (!_tokens.IsList(path))
        {
            return null;
        }

        List<DraftMilestone> milestones = [];
        while (_tokens.Next() && !_tokens.AtListEnd)
        {
            milestones.Add(ReadMilestone($"{path}[{milestones.Count}]"));
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

    private DraftMilestone ReadMilestone(string path)
    {
        DraftMilestone milestone = new() { Path = path };
        if (!_tokens.IsObject(path))
        {
            return milestone;
        }

        int start = _tokens.Offset, seen = 0;
        while (_tokens.NextKey(path, MilestoneKeys, ref seen, out int key))
        {
            string name = MilestoneKeys[key];
            string member = PlanTokens.Member(path, name);
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

        _tokens.Require(path, start, MilestoneKeys, RequiredOfMilestone, seen);
        return milestone;
    }

    private void ReadFeatures(string path, List<DraftFeature> features)
    {
        if (_tokens.IsList(path))
        {
            while (_tokens.Next() && !_tokens.AtListEnd)
            {
                features.Add(ReadFeature($"{path}[{features.Count}]"));
            }
        }
    }

    private DraftFeature ReadFeature(string path)
    {
        DraftFeature feature = new() { Path = path };
        if (!_tokens.IsObject(path))
        {
            return feature;
        }

        int start = _tokens.Offset, seen = 0;
        while (_tokens.NextKey(path, FeatureKeys, ref seen, out int key))
        {
            string name = FeatureKeys[key];
            string member = PlanTokens.Member(path, name);
            int offset = _tokens.Offset;
            switch (name)
            {
                case "id":
                    feature.Id = new PlanText(ReadName(member, worker: false), offset);
                    break;
                case "milestoneId":
                    feature.MilestoneId = new PlanText(_tokens.FilledText(member), offset);
                    break;
                case "title":
                    feature.Title = _tokens.FilledText(member);
                    break;
                case "description":
                    feature.Description = _tokens.Text(member);
                    break;
                case "workerType":
                    feature.WorkerType = ReadName(member, worker: true);
                    break;
                case "verificationSteps":
                    feature.VerificationSteps = ReadSteps(member);
                    break;
                case "dependsOn":
                    feature.DependsOn = _tokens.Texts(member, filled: false);
                    break;
                case "fulfills":
                    feature.Fulfills = _tokens.Texts(member, filled: true);
                    break;
                case "preconditions":
                    feature.Preconditions = _tokens.Text(member);
                    break;
                case "expectedBehavior":
                    feature.ExpectedBehavior = _tokens.Text(member);
                    break;
            }
        }

        _tokens.Require(path, start, FeatureKeys, RequiredOfFeature, seen);
        return feature;
    }

    private List<PlanText> ReadSteps(string path)
    {
        int start = _tokens.Offset;
        int errors = _problems.ErrorCount;
        List<PlanText> steps = _tokens.Texts(path, filled: true);
        if (steps.Count == 0 && _problems.ErrorCount == errors)
        {
            _problems.Error(path, start, PlanRule.Empty, "A feature requires at least one verification step.");
        }

        return steps;
    }

    // Feature ids and worker types become parts of paths, so their form is checked before anything else sees them.
    private string? ReadName(string path, bool worker)
    {
        string? name = _tokens.FilledText(path);
        if (string.IsNullOrWhiteSpace(name))
        {
            return name;
        }

        if (name.Length > IdPattern.MaxLength)
        {
            _problems.Error(
                path, _tokens.Offset, PlanRule.Length, $"{QuotedText.Of(name)} has {name.Length} characters; at most {IdPattern.MaxLength} are allowed.");
        }
        else if (!(worker ? IdPattern.IsWorkerType(name) : IdPattern.IsName(name)))
        {
            string allowed = worker ? "letters, digits, ':', '_' and '-'" : "letters, digits, '_' and '-'";
            _problems.Error(
                path, _tokens.Offset, PlanRule.Pattern, $"{QuotedText.Of(name)} must start with a letter or digit and contain only {allowed} (ASCII).");
        }
        else if (IdPattern.IsDeviceName(name.Split(':', 2)[0]))
        {
            _problems.Error(
                path, _tokens.Offset, PlanRule.ReservedName, $"{QuotedText.Of(name)} is a Windows device name and can't be used as a file name there.");
        }

        return name;
    }
}
