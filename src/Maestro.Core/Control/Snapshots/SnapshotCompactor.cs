using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Control;

/// <summary>Cuts a snapshot's lists to a number of items and its texts to a number of characters.</summary>
internal sealed class SnapshotCompactor(int items, int characters)
{
    public CompactSnapshot Compact(ControlSnapshot snapshot) => new()
    {
        TakenAt = snapshot.TakenAt,
        WorkspacePath = Cut(snapshot.WorkspacePath),
        Mission = snapshot.Mission is { } m
            ? new CompactMission(
                m.MissionId, Cut(m.Title), m.Status, m.EffectiveStatus, m.CreatedAt, (long)snapshot.Elapsed.TotalSeconds,
                m.Progress.FeaturesDone, m.Progress.FeaturesTotal, m.Progress.AssertionsDone, m.Progress.AssertionsTotal)
            : null,
        MissionCount = snapshot.Missions.Count,
        Counts = snapshot.Mission is null ? null : snapshot.Counts,
        Milestones = List(snapshot.Milestones, s => new CompactMilestone(
            Cut(s.MilestoneId), s.Status, s.Gate, s.Progress.FeaturesDone, s.Progress.FeaturesTotal, s.OpenAssertionIds.Count)),
        ActiveWork = List(snapshot.ActiveWork, w => w with
        {
            FeatureId = Cut(w.FeatureId),
            Title = Cut(w.Title),
            Agent = Cut(w.Agent),
            HandoffId = Cut(w.HandoffId),
        }),
        Review = Features(snapshot, FeaturePhase.Review),
        Ready = Features(snapshot, FeaturePhase.Ready),
        Blocked = Features(snapshot, FeaturePhase.Blocked),
        CriticalPath = List(snapshot.CriticalPath, Cut),
        FailedAssertions = List(
            [.. snapshot.Assertions.Where(a => a.Result is AssertionResult.Failed or AssertionResult.Blocked)],
            a => new CompactAssertion(Cut(a.AssertionId), Cut(a.FeatureId), Cut(a.Description))),
        Questions = List(snapshot.Questions, q => new CompactQuestion(Cut(q.FeatureId), Cut(q.Question))),
        Issues = List(snapshot.Issues, i => new CompactIssue(Cut(i.IssueId), Cut(i.Severity), Cut(i.Description))),
        PendingHandoffs = List(snapshot.PendingHandoffs, h => new CompactHandoff(
            h.HandoffId, Cut(h.Agent), Cut(h.Summary), Cut(h.FeatureId), h.Timestamp)),
        Timeline = List(snapshot.Timeline, e => e with { Id = Cut(e.Id), Agent = Cut(e.Agent), Text = Cut(e.Text) }),
        Memory = new CompactMemory(
            snapshot.Memory.Corrections.Count, snapshot.Memory.HardCount, snapshot.Memory.LearningCount, snapshot.Memory.GuidanceCompiledAt,
            snapshot.Ratchet.Rules.Count, snapshot.Ratchet.BaselinePassCount, snapshot.Notes.Count),
        ProjectLinks = snapshot.Projects.Links.Count,
        Session = new CompactSession(Cut(snapshot.Session?.Agent), Cut(snapshot.Session?.SessionId)),
        Git = new CompactGit(snapshot.Git is not null, Cut(snapshot.Git?.Branch), snapshot.Git?.ChangedFiles.Count ?? 0),
        Damage = List(snapshot.Damage, d => d with { Message = Cut(d.Message) }),
        RatchetRegressions = snapshot.Ratchet.RegressionCount,
        FailedChecks = List([.. snapshot.Checks.Where(c => !c.Passed)], c => new CompactCheck(Cut(c.Name), false, Cut(c.Message))),
        // A command that is cut can't be typed, so a long one is omitted.
        NextSteps = [.. snapshot.NextSteps.Where(s => s.Command.Length <= Math.Max(characters, 60)).Take(Math.Min(items, 3))],
    };

    private CompactList<CompactFeature> Features(ControlSnapshot snapshot, string phase) => List(
        [.. snapshot.Features.Where(f => f.Phase == phase)],
        f => new CompactFeature(
            Cut(f.FeatureId), Cut(f.Title), Cut(f.WorkerType), Cut(snapshot.AgentOf(f)),
            f.BlockedBy.Count == 0 ? null : [.. f.BlockedBy.Take(3).Select(Cut)]));

    private CompactList<TOut> List<TIn, TOut>(IReadOnlyList<TIn> list, Func<TIn, TOut> convert) =>
        new(list.Count, [.. list.Take(items).Select(convert)]);

    private string Cut(string? text) => text is null ? null! : Display.Cut(text, characters);
}
