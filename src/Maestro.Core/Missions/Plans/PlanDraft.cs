namespace Maestro.Missions;

/// <summary>A text of the plan and where it stands; <c>Value</c> is null when it is missing or not a text.</summary>
/// <remarks>A plan has thousands. They are kept in fields and arrays: no generic type over a value of our own is compiled ahead of time.</remarks>
internal readonly struct PlanText(string? value, int offset)
{
    public string? Value => value;

    public int Offset => offset;

    /// <summary>True when the plan has no such key; one of the wrong kind was noted as such. No value stands where the text begins.</summary>
    public bool IsMissing => offset == 0;
}

/// <summary>A plan as it was read, complete or not, with the place of everything that a later check may complain about.</summary>
internal sealed class PlanDraft
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? Proposal { get; set; }

    /// <summary>True when the plan has the key, whatever its value.</summary>
    public bool HasMilestones { get; set; }

    /// <summary>Null when the plan has no list of milestones.</summary>
    public List<DraftMilestone>? Milestones { get; set; }

    public List<DraftFeature> Features { get; } = [];

    /// <summary>The milestones of a workflow where the plan has none; null for the plan's own.</summary>
    public IReadOnlyList<PlanMilestone>? GivenMilestones { get; set; }

    /// <summary>The milestone of features that name none; null when there is more than one to choose from.</summary>
    public string? DefaultMilestoneId()
    {
        (string? Id, string? Profile)[] milestones = GivenMilestones is { } given
            ? [.. given.Select(static milestone => ((string?)milestone.MilestoneId, milestone.Profile))]
            : [.. (Milestones ?? []).Select(static milestone => (milestone.Id.Value, milestone.Profile))];
        return milestones switch
        {
            [var only] => only.Id,
            _ => milestones.Where(static milestone => milestone.Profile == MilestoneProfile.Implementation).ToArray() is [var only] ? only.Id : null,
        };
    }

    /// <summary>The plan, once nothing is wrong with the draft.</summary>
    public MissionPlan ToPlan(PlanReaderOptions options)
    {
        string? milestoneId = DefaultMilestoneId();
        string? worker = Features.Exists(static feature => feature.WorkerType.IsMissing) ? options.DefaultWorker?.Invoke() : null;
        return new MissionPlan
        {
            Title = Title!,
            Description = Description ?? "",
            Proposal = Proposal,
            Milestones = GivenMilestones ?? OwnMilestones(),
            Features = PlanAssertions.Resolve(Planned(milestoneId, worker)),
        };
    }

    private PlanFeature[] Planned(string? milestoneId, string? worker)
    {
        var features = new PlanFeature[Features.Count];
        for (int index = 0; index < features.Length; index++)
        {
            features[index] = Features[index].ToFeature(milestoneId, worker);
        }

        return features;
    }

    // One that does not say its place comes right after the one before it.
    private List<PlanMilestone> OwnMilestones()
    {
        List<PlanMilestone> milestones = [];
        foreach (DraftMilestone milestone in Milestones!)
        {
            milestones.Add(milestone.ToMilestone(milestones is [.., var last] ? Math.Min(last.Order, int.MaxValue - 1) + 1 : 0));
        }

        return milestones;
    }
}

/// <summary>A milestone as it was read.</summary>
internal sealed class DraftMilestone
{
    public required PlanPath Path { get; init; }

    public PlanText Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public int? Order { get; set; }

    public string? Kind { get; set; }

    public string? Profile { get; set; }

    public PlanMilestone ToMilestone(int nextOrder) => new()
    {
        MilestoneId = Id.Value!,
        Title = Title!,
        Description = Description ?? "",
        Order = Order ?? nextOrder,
        Kind = Kind,
        Profile = Profile,
    };
}
