using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class MemoryServiceTests
{
    private readonly StateFixture _state = new();

    private Workspace Workspace => _state.Workspace;

    [Fact]
    public void RecallSeesWhatWasAddedChangedAndRemovedSince()
    {
        Correct("one", "login");
        Assert.Equal(["one"], Recall("login"));
        Correct("two", "login");
        Assert.Equal(["two", "one"], Recall("login"));
        Correct("ONE", "session");
        Assert.Equal(["ONE"], Recall("session"));
        StateFixture.Make(() => Workspace.Corrections.DecideRemove("2026-11-23-001"));
        Assert.Equal(["two"], Recall("login"));
    }

    [Fact]
    public void SettledFilesAreReadOnceHoweverOftenIsAsked()
    {
        for (int i = 0; i < 20; i++)
        {
            Correct($"rule {i}", "login");
        }

        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Recall("login");
        int reads = _state.Store.Reads;
        Recall("login");
        Recall("other");

        Assert.Equal(reads, _state.Store.Reads);
    }

    [Fact]
    public void AQueryGoesThroughCorrectionsLearningsAndNotes()
    {
        Correct("Datenbank prüfen", "x");
        StateFixture.Make(() => Workspace.Learnings.Decide(["die DATENBANK ist langsam"], "/w"));
        StateFixture.Make(() => Workspace.Notes.Decide(["Datenbank neu"], "/w"));

        Assert.Equal(["correction", "learning", "note"], Workspace.Memory.Search("dätenbank", _state.Feedback).Select(h => h.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(ErrorCode.ArgumentInvalid, Assert.Throws<MaestroException>(() => Workspace.Memory.Search(" ", _state.Feedback)).Code);
    }

    [Fact]
    public void CountsGoOnBesideADamagedFile()
    {
        Correct("one", "a");
        _state.Store[StatePaths.Notes] = "[";

        MemoryStatistics counts = Workspace.Memory.Measure(_state.Feedback);

        Assert.Equal((1, 0), (counts.Corrections, counts.Notes));
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
    }

    [Fact]
    public void EveryCheckHasAResultAndDamageIsOneOfThem()
    {
        Assert.Equal([MemoryService.FileReadable, .. MemoryLint.Checks], Workspace.Memory.Test().Select(c => c.Name));
        Assert.All(Workspace.Memory.Test(), c => Assert.True(c.Passed, c.Name));

        StateFixture.Make(() => Workspace.Learnings.Decide(["one"], "/w"));
        _state.Store["memory/corrections/2026-11-23-009.json"] = "{";

        Assert.Equal([MemoryService.FileReadable, MemoryLint.GuidanceMissing], Workspace.Memory.Test().Where(c => !c.Passed).Select(c => c.Name));
    }

    [Fact]
    public void TheConfigurationSaysFromWhenGuidanceIsStale()
    {
        var state = new StateFixture("memory:\n  learnings:\n    max_age_days: 2\n");
        StateFixture.Make(() => state.Workspace.Guidance.Decide(new GuidanceDraft { Summary = "s" }, state.Feedback));
        state.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(state.Workspace.Memory.Test(), c => !c.Passed);
        state.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(MemoryLint.GuidanceStale, Assert.Single(state.Workspace.Memory.Test(), c => !c.Passed).Name);
    }

    private void Correct(string rule, string keyword) => StateFixture.Make(() => Workspace.Corrections.Decide(new CorrectionDraft(rule, [keyword], [])));

    private IEnumerable<string> Recall(string task) => Workspace.Memory.Recall(task, null, _state.Feedback).Select(h => h.Text);
}
