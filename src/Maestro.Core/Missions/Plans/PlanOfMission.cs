using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Returns the plan of a mission as it stands. Pure.</summary>
internal static class PlanOfMission
{
    /// <param name="state">The mission, whole.</param>
    /// <param name="withProgress">True for a plan that says how far the work is, too.</param>
    /// <param name="isCompared">True for a plan that is only compared: it does not say which ids a file would have to contain.</param>
    public static MissionPlan Of(MissionState state, bool withProgress = false, bool isCompared = false)
    {
        IReadOnlyList<PlanFeature> features = FeaturesOf(state, withProgress);
        return new MissionPlan
        {
            Title = state.Mission.StoredTitle,
            Description = state.Mission.Description,
            Proposal = state.Mission.Proposal,
            Milestones = [.. state.Mission.StoredMilestones.Select(PlanMilestone.Of)],
            Features = isCompared ? features : PlanAssertions.Simplify(features),
        };
    }

    // As a rule, assertions lie one after the other in the order of their features; only those of other programs have to be sorted.
    private static PlanFeature[] FeaturesOf(MissionState state, bool withProgress)
    {
        var features = new PlanFeature[state.Features.Count];
        int next = 0;
        for (int at = 0; at < features.Length; at++)
        {
            int start = next;
            while (next < state.Assertions.Count && state.Assertions[next].FeatureId == state.Features[at].FeatureId)
            {
                next++;
            }

            Assertion[] own = next == start ? [] : new Assertion[next - start];
            for (int index = 0; index < own.Length; index++)
            {
                own[index] = state.Assertions[start + index];
            }

            features[at] = Of(state.Features[at], own, withProgress);
        }

        if (next == state.Assertions.Count)
        {
            return features;
        }

        ILookup<string, Assertion> assertions = state.Assertions.ToLookup(static assertion => assertion.FeatureId, StringComparer.Ordinal);
        return [.. state.Features.Select(feature => Of(feature, [.. assertions[feature.FeatureId]], withProgress))];
    }

    private static PlanFeature Of(Feature feature, Assertion[] assertions, bool withProgress) => new()
    {
        FeatureId = feature.FeatureId,
        MilestoneId = feature.MilestoneId,
        Title = feature.StoredTitle,
        Description = feature.Description,
        WorkerType = feature.WorkerType,
        VerificationSteps = feature.VerificationSteps,
        DependsOn = feature.DependsOn,
        Fulfills = Entries(InOrder(feature, assertions), withProgress),
        Preconditions = feature.Preconditions,
        ExpectedBehavior = feature.ExpectedBehavior,
        Priority = feature.Priority,
        Labels = feature.Labels,
        Files = feature.Files,
        ParentId = feature.ParentId,
        Status = withProgress && feature.Status != FeatureStatus.Pending ? feature.Status : null,
    };

    private static IReadOnlyList<PlanAssertion> Entries(IReadOnlyList<Assertion> assertions, bool withProgress)
    {
        PlanAssertion[] entries = assertions.Count == 0 ? [] : new PlanAssertion[assertions.Count];
        for (int index = 0; index < entries.Length; index++)
        {
            entries[index] = Of(assertions[index], withProgress);
        }

        return ReadOnly.Own(entries);
    }

    private static PlanAssertion Of(Assertion assertion, bool withProgress)
    {
        bool isJudged = withProgress && assertion.Result != AssertionResult.Pending;
        return new PlanAssertion
        {
            AssertionId = assertion.AssertionId,
            Description = assertion.Description,
            Check = assertion.Check,
            Status = isJudged ? assertion.Result : null,
            Evidence = isJudged ? (assertion.Result == AssertionResult.Waived ? assertion.WaivedReason : assertion.Evidence) : null,
        };
    }

    /// <summary>A feature's assertions in the order of its entries; those that it does not list come last.</summary>
    private static IReadOnlyList<Assertion> InOrder(Feature feature, Assertion[] assertions)
    {
        if (assertions.Length < 2 || (assertions.Length == feature.Fulfills.Count && assertions.Zip(feature.Fulfills).All(static pair => pair.First.AssertionId == pair.Second)))
        {
            return assertions;
        }

        List<Assertion> left = [.. assertions];
        var found = new Assertion?[feature.Fulfills.Count];
        Take((entry, _, assertion) => assertion.AssertionId == entry);
        Take((entry, index, assertion) => assertion.Description == entry && assertion.AssertionId == PlanAssertions.Numbered(feature.FeatureId, index));
        Take((entry, _, assertion) => assertion.Description == entry);
        Take((_, index, assertion) => assertion.AssertionId == PlanAssertions.Numbered(feature.FeatureId, index));
        return (Assertion[])[.. found.OfType<Assertion>(), .. left];

        void Take(Func<string, int, Assertion, bool> isMeant)
        {
            for (int index = 0; index < found.Length; index++)
            {
                int at = found[index] is null ? left.FindIndex(assertion => isMeant(feature.Fulfills[index], index, assertion)) : -1;
                if (at >= 0)
                {
                    found[index] = left[at];
                    left.RemoveAt(at);
                }
            }
        }
    }
}
