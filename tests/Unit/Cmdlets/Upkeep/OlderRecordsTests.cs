using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What an older program left in a workspace is reported with the command that converts it, and no longer once that was run.</summary>
public sealed class OlderRecordsTests : IDisposable
{
    private const string Tasks = """
        {"id":"tsk-29ac0b","title":"Fix the login","type":"bug","priority":0,"status":"closed","labels":[],"dependsOn":[],"closeReason":"stale token","createdAt":"2026-01-05T10:00:00.000Z","updatedAt":"2026-01-06T10:00:00.000Z"}
        {"id":"tsk-30ac0b","title":"Document it","type":"task","priority":3,"status":"open","labels":[],"dependsOn":["tsk-29ac0b"],"createdAt":"2026-01-05T10:00:00.000Z","updatedAt":"2026-01-06T10:00:00.000Z"}
        """;

    private const string Principles = """
        {"id":"simplicity-first","name":"Simplicity First","rule":"Choose the simplest form that works","source":"custom","profiles":["implementation","simplify"],"mode":"advisory"}
        {"id":"show-results","name":"Show Results","rule":"Run the checks and hand over what they said","source":"custom","profiles":["implementation"],"mode":"gate","gateField":"verificationResults","gateCheck":"array_all_passed"}
        {"id":"broken"
        """;

    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void TasksAreReportedUntilTheyAreFeatures()
    {
        _workspace.Put(".maestro/tasks/tasks.jsonl", Tasks);

        CheckResult notice = Assert.Single(Notices("tasks.jsonl"));
        Assert.True(notice.Passed);
        Assert.Contains("1 open task of an older program", notice.Message, StringComparison.Ordinal);

        _workspace.Run(notice.Fix!).NoErrors();

        Assert.Equal("done", _workspace.Run("(Get-MaestroFeature tsk-29ac0b).Status").Single<string>());
        Assert.Empty(Notices("tasks.jsonl"));
        Assert.Equal(Tasks, File.ReadAllText(Path.Join(_workspace.State, "tasks", "tasks.jsonl")));
    }

    [Fact]
    public void PrinciplesBecomeCorrectionsOnce()
    {
        _workspace.Put(".maestro/principles.jsonl", Principles);

        CheckResult notice = Assert.Single(Notices("principles.jsonl"));
        Assert.Contains("2 principles of an older program, which Maestro does not apply: simplicity-first, show-results. 1 line can't be read.", notice.Message, StringComparison.Ordinal);
        Assert.Equal("Import-MaestroPrinciple", notice.Fix);

        HostedResult imported = _workspace.Run(notice.Fix!);

        imported.Error(ErrorCode.StateFileDamaged);
        Correction[] corrections = [.. imported.Of<Correction>()];
        Assert.Equal([("soft", "Choose the simplest form that works"), ("hard", "Run the checks and hand over what they said")], corrections.Select(static correction => (correction.Severity, correction.Rule)));
        Assert.Equal(["implementation", "simplify"], corrections[0].Trigger.Keywords);
        Assert.Equal("The principle Show Results, for implementation: handoffs had to pass verificationResults (array_all_passed)", corrections[1].Source);
        Assert.Equal(2, _workspace.Run("Get-MaestroCorrection").Output.Count);
        Assert.Empty(_workspace.Run("Import-MaestroPrinciple -ErrorAction SilentlyContinue -WarningAction SilentlyContinue").Output);
        Assert.Equal(2, _workspace.Run("Get-MaestroCorrection").Output.Count);
        _workspace.Put(".maestro/principles.jsonl", string.Join('\n', Principles.Split('\n')[..2]));
        Assert.Empty(Notices("principles.jsonl"));
    }

    [Fact]
    public void RepliesBecomeReportsOnce()
    {
        string replies = $".maestro/replies/{_workspace.MissionId}";
        _workspace.Put($"{replies}/auth-plan.yaml", $"missionId: {_workspace.MissionId}\nfeatureId: auth-plan\noutcome: kicked-back\nnotes: |-\n  the schema is missing\n  and the key\nwrittenAt: 2026-01-05T10:00:00Z\nwrittenBy: agent\n");
        _workspace.Put($"{replies}/auth-impl.yaml", """
            outcome: completed
            report:
              salientSummary: built it
              whatWasImplemented: the form
              whatWasLeftUndone: ""
              verification: { commandsRun: [{ command: dotnet test, exitCode: 0, observation: green }], interactiveChecks: [] }
              tests: { added: [] }
              discoveredIssues: []
            """);
        _workspace.Put($"{replies}/gone.yaml", "outcome: completed\n");
        _workspace.Put($"{replies}/dealt.yaml", "outcome: completed\n");
        _workspace.Put($"{replies}/dealt.ingested", "2026-01-05T10:00:00.000Z\n");

        CheckResult notice = Assert.Single(Notices("replies"));
        Assert.Contains("3 replies of workers", notice.Message, StringComparison.Ordinal);

        HostedResult imported = _workspace.Run(notice.Fix!);

        imported.Error(ErrorCode.FeatureNotFound);
        Feature[] features = [.. imported.Of<Feature>().OrderBy(static feature => feature.FeatureId, StringComparer.Ordinal)];
        Assert.Equal(["built it", "kicked-back: the schema is missing and the key"], features.Select(static feature => feature.Report!.SalientSummary));
        Assert.Equal(0, Assert.Single(features[0].Report!.Verification.CommandsRun).ExitCode);
        Assert.All(features, static feature => Assert.Equal("pending", feature.Status));
        Assert.Contains("1 reply of workers", Assert.Single(Notices("replies")).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(_workspace.State, "replies", _workspace.MissionId, "auth-plan.ingested")));
    }

    [Fact]
    public void AReportIsOnlyReplacedOnRequest()
    {
        _workspace.Run("Set-MaestroFeature auth-plan -Status in-progress -Report @{ salientSummary = 'mine' }").NoErrors();
        _workspace.Put($".maestro/replies/{_workspace.MissionId}/auth-plan.yaml", "outcome: completed\nnotes: theirs\n");

        _workspace.Refused(ErrorCode.ProgressWouldBeLost, "Import-MaestroReply");

        Assert.Equal("completed: theirs", _workspace.Run("Import-MaestroReply -Force").Single<Feature>().Report!.SalientSummary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("outcome: [")]
    [InlineData("- a")]
    [InlineData("outcome: completed\nreport: { salientSummary: 3 }")]
    [InlineData("outcome: completed\nreport: { salientSummary: x, verification: { commandsRun: [{ command: a, exitCode: many }] } }")]
    public void ADamagedReplyIsNamedAndStays(string text)
    {
        _workspace.Put($".maestro/replies/{_workspace.MissionId}/auth-plan.yaml", text);

        ErrorRecord refused = Assert.Single(_workspace.Run("Import-MaestroReply").Errors);

        Assert.StartsWith(text.Contains("report", StringComparison.Ordinal) ? ErrorCode.ReportInvalid : ErrorCode.StateFileDamaged, refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(Notices("replies"));
    }

    [Fact]
    public void LessonsAndOutcomesAreReported()
    {
        _workspace.Put(".maestro/tasks/candidates/tsk-29ac0b.json", """{ "id": "tsk-29ac0b", "title": "t", "reason": "r", "keywords": ["a"] }""");
        _workspace.Put(".maestro/principles/outcomes.jsonl", "{}\n");
        _workspace.Put(".maestro/tasks/tasks.jsonl", "<<<<<<< a\n");

        Assert.Single(Notices("candidates"));
        Assert.Single(Notices("outcomes.jsonl"));
        Assert.Contains("line 1: an unresolved merge conflict starts here.", Assert.Single(Notices("tasks.jsonl")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private CheckResult[] Notices(string file) =>
        [.. _workspace.Run("Test-MaestroEnvironment").Of<CheckResult>().Where(check => check.Name == "other-files" && check.Target?.EndsWith(file, StringComparison.Ordinal) == true)];
}
