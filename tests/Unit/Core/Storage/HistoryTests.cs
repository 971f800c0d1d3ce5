using System.Text;
using Maestro.Control;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Each change has its event, with what differs, and can be taken back while nothing was built on it.</summary>
public sealed class HistoryTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly ChangeOrigin Origin = new(Codex, "Set-MaestroFeature");

    private readonly StateFixture _state = new();

    [Fact]
    public void AnEventSaysWhoChangedWhatFromWhatToWhat()
    {
        _state.Approved();
        Set("auth-plan", FeatureStatus.Assigned);
        HistoryEvent found = Newest();
        Assert.Equal(("codex", "s-1", "Set-MaestroFeature"), (found.Agent, found.SessionId, found.Command));
        Assert.Equal(("auth-plan", "status", "pending", "assigned"), (found.FeatureId, found.Field, found.From, found.To));
        Assert.Contains(found.Changes, static change => change is { Kind: "mission", Field: "status", From: "approved", To: "executing" });
        Assert.DoesNotContain(found.Changes, static change => change.Field == "updatedAt");
    }

    [Fact]
    public void AReasonIsKept()
    {
        _state.Approved();
        _state.SetResult("plan-agreed", AssertionResult.Waived, reason: "agreed by telephone");
        Assert.Equal("agreed by telephone", Newest().Reason);
    }

    [Fact]
    public void AnItemOfAFileIsTheSubject()
    {
        _state.Approved();
        _state.SetResult("plan-agreed", AssertionResult.Failed, "exit code 1");
        HistoryEvent found = Newest();
        Assert.Equal(("plan-agreed", "result", "pending", "failed"), (found.AssertionId, found.Field, found.From, found.To));
        Assert.All(found.Changes, static change => Assert.Equal("plan-agreed", change.Id));
    }

    [Fact]
    public void MakingAMissionIsOneEventThatNamesEachFile()
    {
        _state.Create();
        HistoryEvent found = Newest();
        Assert.Equal(StateFixture.First, found.MissionId);
        Assert.Equal(["auth-docs", "auth-impl", "auth-plan"], found.Changes.Where(static change => change.Kind == "feature").Select(static change => change.Id).Order(StringComparer.Ordinal));
        Assert.All(found.Changes, static change => Assert.Null(change.To));
    }

    [Fact]
    public void NotesAreNotRepeatedInEachEvent()
    {
        for (int number = 0; number < 50; number++)
        {
            StateFixture.Make(() => _state.Workspace.Notes.Decide([$"note {number} {new string('x', 100)}"], "/project"));
        }

        Assert.All(Events().SkipLast(1), static found => Assert.InRange(Assert.Single(found.Changes).To!.Length, 100, 400));
    }

    [Fact]
    public void EventsAreNewestFirstAndFiltered()
    {
        _state.Approved();
        Set("auth-plan", FeatureStatus.Assigned);
        Set("auth-plan", FeatureStatus.InProgress);
        _state.SetResult("plan-agreed", AssertionResult.Failed, "exit code 1");
        Assert.Equal(["result", "status", "status", "status", null], Events().Select(static found => found.Field));
        Assert.Equal(["in-progress", "assigned"], Get(new HistoryQuery { FeatureId = "auth-plan", Agent = "CODEX" }).Select(static found => found.To));
        Assert.Equal("failed", Assert.Single(Get(new HistoryQuery { AssertionId = "plan-agreed" })).To);
        Assert.Equal(5, Get(new HistoryQuery { MissionId = StateFixture.First }).Count);
        Assert.Empty(Get(new HistoryQuery { MissionId = "2026-11-23-002" }));
        Assert.Empty(Get(new HistoryQuery { Since = DateTimeOffset.UtcNow.AddDays(1) }));
    }

    [Fact]
    public void UndoingGivesBackWhatWasBefore()
    {
        _state.Approved();
        string before = State();
        Set("auth-plan", FeatureStatus.Assigned);
        Undo(null);
        Assert.Equal(before, State());
        Assert.Equal(Events()[1].EventId, Newest().UndoneEventId);
        Undo(Newest().EventId);
        Assert.Equal("assigned", _state.Feature("auth-plan").Status);
    }

    [Fact]
    public void AnUndoOfAnUndoIsToldInOneLevelOfText()
    {
        _state.Approved();
        Set("auth-plan", FeatureStatus.Assigned);
        string target = $"{Newest().Action} on {Newest().Target}";
        foreach (string action in (string[])["Undo", "Redo", "Undo"])
        {
            string id = Newest().EventId;
            Undo(id);
            Assert.Equal((action, $"{target} ({id})"), (Newest().Action, Newest().Target));
        }
    }

    [Fact]
    public void UndoingGoesBackStepByStep()
    {
        _state.Approved();
        Set("auth-plan", FeatureStatus.Assigned);
        Set("auth-plan", FeatureStatus.InProgress);
        Undo(null);
        Undo(null);
        Assert.Equal("pending", _state.Feature("auth-plan").Status);
        _state.Refused(ErrorCode.EventNotFound, () => Undo(null));
    }

    [Fact]
    public void NothingIsUndoneUnderWhatWasBuiltOnIt()
    {
        _state.Approved();
        Set("auth-plan", FeatureStatus.Assigned);
        string first = Newest().EventId;
        Set("auth-plan", FeatureStatus.InProgress);
        _state.Refused(ErrorCode.UndoConflict, () => Undo(first));
        _state.Refused(ErrorCode.UndoConflict, () => Undo(Events()[^1].EventId));
        _state.Refused(ErrorCode.EventNotFound, () => Undo("20261130-none"));
        _state.Refused(ErrorCode.IdAmbiguous, () => Undo("20"));
    }

    [Fact]
    public void WhatWasMadeIsRemovedAgain()
    {
        StateFixture.Make(() => _state.Workspace.Notes.Decide(["first"], "/project"));
        Undo(Newest().EventId);
        Assert.DoesNotContain("notes.json", _state.Store.Paths);
        Undo(Newest().EventId);
        Assert.Equal("first", Assert.Single(_state.Workspace.Notes.Get()).Content);
    }

    [Fact]
    public void ANoteThatWasAddedIsTakenOutAgain()
    {
        StateFixture.Make(() => _state.Workspace.Notes.Decide(["first"], "/project"));
        Add("second");
        string second = Newest().EventId;
        Add("third");
        Undo(second);
        Assert.Equal(["first", "third"], _state.Workspace.Notes.Get().Select(static note => note.Content).Order(StringComparer.Ordinal));

        void Add(string text)
        {
            _state.Clock.Advance(TimeSpan.FromSeconds(1));
            StateFixture.Make(() => _state.Workspace.Notes.Decide([text], "/project"));
        }
    }

    [Fact]
    public void ALineThatIsNoEventIsReportedAndTheOthersAreReturned()
    {
        _state.Approved();
        string path = Path();
        _state.Store[path] = "{\n" + _state.Store[path] + "{\"time\":";
        Assert.Equal(2, Events().Count);
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Single(_state.Feedback.Problems).Code);
    }

    [Fact]
    public void WhatChangesNothingHasNoEvent()
    {
        _state.Approved();
        int before = Events().Count;
        var nothing = new Change<string>(_state.Store, "nothing", "Do nothing", "");
        Change.Make(() => nothing, ChangeOrigin.None, CancellationToken.None);
        Assert.Equal(before, Events().Count);
    }

    [Fact]
    public void ACursorGivesEachNewEventOnceInOrder()
    {
        _state.Approved();
        var cursor = new HistoryCursor(new HistoryFiles(_state.Store));
        Assert.Empty(cursor.Next());
        Set("auth-plan", FeatureStatus.Assigned);
        Set("auth-plan", FeatureStatus.InProgress);
        Assert.Equal(["assigned", "in-progress"], cursor.Next().Select(static found => found.To));
        Assert.Empty(cursor.Next());

        // Half a line is one that is being written.
        string path = Path();
        string whole = _state.Store[path];
        Set("auth-plan", FeatureStatus.Review);
        string next = _state.Store[path];
        _state.Store[path] = next[..(whole.Length + 20)];
        Assert.Empty(cursor.Next());
        _state.Store[path] = next;
        Assert.Equal("review", Assert.Single(cursor.Next()).To);
    }

    [Fact]
    public void ALeaseIsRenewedByWhateverItsHolderChanges()
    {
        _state.Approved();
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-1);
        Assert.DoesNotContain(Codex, _state.Workspace.Activity.Since(start).Keys);
        Set("auth-plan", FeatureStatus.Assigned);
        DateTimeOffset first = _state.Workspace.Activity.Since(start)[Codex];
        Set("auth-plan", FeatureStatus.InProgress);
        Assert.True(_state.Workspace.Activity.Since(start)[Codex] >= first);
        Assert.Equal(Newest().Time, _state.Workspace.Activity.Since(start)[Codex]);
    }

    // As a checkout does it: the file has the name of the one before, is longer or just as long, and its lines begin elsewhere.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AFileThatReplacedAnotherIsReadAnew(int longer)
    {
        _state.Approved();
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-1);
        Set("auth-plan", FeatureStatus.Assigned);
        var files = new HistoryFiles(_state.Store);
        var recent = new RecentHistory(files, _state.Workspace.History);
        var cursor = new HistoryCursor(files);
        Assert.Contains(Codex, _state.Workspace.Activity.Since(start).Keys);
        Assert.Equal("s-1", recent.Get(NoFeedback.Instance)[0].SessionId);
        Assert.Equal("codex", Shown().StatusHistory![^1].By);

        string replaced = _state.Store[Path()].Replace("\"s-1\"", "\"s-2\"", StringComparison.Ordinal).Replace("\"codex\"", "\"droid\"", StringComparison.Ordinal);
        string more = string.Concat(Enumerable.Repeat(replaced[..(replaced.IndexOf('\n', StringComparison.Ordinal) + 1)], longer));
        _state.Store.Put(Path(), Encoding.UTF8.GetBytes(more + replaced), DateTime.UtcNow.AddSeconds(5));

        Assert.Equal("s-2", recent.Get(NoFeedback.Instance)[0].SessionId);
        Assert.Equal("droid", Shown().StatusHistory![^1].By);
        Assert.Contains(new Author("droid", "s-2"), _state.Workspace.Activity.Since(start).Keys);
        Assert.DoesNotContain(Codex, _state.Workspace.Activity.Since(start).Keys);
        Assert.Empty(cursor.Next());
        Set("auth-plan", FeatureStatus.InProgress);
        Assert.Equal("in-progress", Assert.Single(cursor.Next()).To);

        Feature Shown() => _state.Workspace.Features.Get(new FeatureQuery { Features = [new IdFilter("auth-plan", IsWildcard: false, static _ => false)], WithHistory = true }, NoFeedback.Instance).Single();
    }

    [Fact]
    public void WhatStoodBeforeADamagedLineCountsOnceTheLineIsRepaired()
    {
        _state.Approved();
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-1);
        Set("auth-plan", FeatureStatus.Assigned);
        string whole = _state.Store[Path()];
        _state.Store[Path()] = whole + "{ no event\n";
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Throws<MaestroException>(() => _state.Workspace.Activity.Since(start)).Code);
        _state.Store[Path()] = whole;
        Assert.Contains(Codex, _state.Workspace.Activity.Since(start).Keys);
    }

    [Fact]
    public void AFullFileIsContinuedInAnother()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var files = new HistoryFiles(_state.Store);
        string first = files.For(now);
        _state.Store.Put(first, Encoding.UTF8.GetBytes(new string('\n', 33 << 20)));
        string second = files.For(now);
        Assert.NotEqual(first, second);
        _state.Store.Put(second, []);
        Assert.Equal([first, second], files.List().Select(static file => file.Path));
    }

    private void Set(string featureId, string status, string? reason = null)
    {
        Change<FeatureChange> Decide() => _state.Workspace.Features.Decide(new FeatureUpdate(featureId, null) { Status = status, Reason = reason, Author = Codex }, _state.Feedback);
        Change.Make(Decide, Origin, CancellationToken.None);
    }

    private void Undo(string? eventId) =>
        Change.Make(() => _state.Workspace.Undo.Decide(eventId, Codex, null, _state.Feedback), Origin with { Command = "Undo-MaestroChange" }, CancellationToken.None);

    private HistoryEvent Newest() => Events()[0];

    private List<HistoryEvent> Events() => Get(new HistoryQuery());

    private List<HistoryEvent> Get(HistoryQuery query) => [.. _state.Workspace.History.Get(query, _state.Feedback)];

    private string Path() => _state.Store.Paths.Single(static path => path.StartsWith("history/", StringComparison.Ordinal));

    // The state without the history, and without the times of changes.
    private string State() => string.Join('\n', _state.Store.Snapshot().Split('\n').Where(static line => !line.StartsWith("history/", StringComparison.Ordinal) && !line.Contains("updatedAt", StringComparison.Ordinal) && !line.StartsWith('{')));
}
