using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>
/// Programs that share the layout take a mission, feature, assertion or checkpoint with a key that they don't know for absent. Everything that a whole
/// life of a mission writes is held against their rules; a new kind of file has to be given a rule here.
/// </summary>
public sealed partial class InteropTests : IDisposable
{
    private const string Plan = """
        {
          "title": "Add authentication", "description": "d",
          "milestones": [ { "id": "plan", "title": "Planning", "description": "", "order": 0 }, { "id": "build", "title": "Building", "description": "", "order": 1 } ],
          "features": [
            { "id": "auth-plan", "milestoneId": "plan", "title": "Plan it", "description": "", "workerType": "codex", "verificationSteps": ["read it"], "fulfills": ["plan-agreed"],
              "priority": 0, "labels": ["first"], "files": ["docs/**"] },
            { "id": "auth-impl", "milestoneId": "build", "title": "Build it", "description": "", "workerType": "codex", "verificationSteps": ["run it"],
              "preconditions": "p", "expectedBehavior": "e", "dependsOn": ["auth-plan"], "fulfills": ["login-works", "logout-works", "audit-is-logged"] }
          ]
        }
        """;

    private const string Life = """
        git init -q -b main --template= .
        $null = Initialize-MaestroWorkspace
        $mission = (New-MaestroMission -Path plan.json).MissionId
        Approve-MaestroMission
        Set-MaestroMission -Title 'Add sign-in'
        $null = Start-MaestroFeature auth-plan
        $null = New-MaestroWorkerPrompt auth-plan
        Stop-MaestroFeature auth-plan -Reason 'ran out of time'
        Set-MaestroFeature auth-plan -Status in-progress
        Set-MaestroAssertion plan-agreed -Result passed -Evidence ('minutes ' * 1000)
        Set-MaestroFeature auth-plan -Status review -Report @{ salientSummary = 's'; discoveredIssues = @(@{ severity = 'low'; description = 'd' }) }
        Set-MaestroFeature auth-plan -Status pending -Reason 'not enough'
        $null = Checkpoint-MaestroMission -Note 'before the build'
        foreach ($status in 'in-progress', 'review', 'done') { Set-MaestroFeature auth-plan -Status $status; }
        Complete-MaestroMilestone plan
        Set-MaestroFeature auth-impl -Status in-progress
        $null = Invoke-MaestroAssertion login-works -Command 'exit 1'
        $null = Invoke-MaestroAssertion login-works -Command 'exit 0'
        Set-MaestroAssertion logout-works -Result blocked -Reason 'no server'
        Set-MaestroAssertion logout-works -Result waived -Reason 'later'
        Set-MaestroAssertion audit-is-logged -Result passed -Evidence 'read the log'
        Set-MaestroAssertion audit-is-logged -Result pending -Reason 'it is empty'
        $null = Checkpoint-MaestroMission
        Restore-MaestroMission -Confirm:$false
        $null = New-MaestroHandoff -Mode plan -SessionCore core -Summary 'what is planned' -NextAction 'do next' -Decision 'use tokens' -ConfidenceWork 0.9 -FeatureId auth-impl
        $null = New-MaestroHandoff -Mode execute -SessionCore core -Summary 'what is done' -NextAction 'do next' -CompletedWork 'login' -Validation 'build' -ConfidenceWork 0.9 -FeatureId auth-impl
        New-MaestroHandoff -Summary 'left twice' -NextAction 'nothing' | Remove-MaestroHandoff -Reason 'left twice'
        $null = Receive-MaestroHandoff -Claim -Agent codex
        foreach ($status in 'review', 'done') { Set-MaestroFeature auth-impl -Status $status }
        $first = Add-MaestroCorrection 'Use bun' -Trigger npm
        $null = Add-MaestroRatchet $first.CorrectionId -Pattern 'npm install'
        $null = Test-MaestroRatchet
        $null = 'one', 'two' | Add-MaestroLearning
        $null = Build-MaestroGuidance
        $null = 'a note' | Add-MaestroNote
        Set-MaestroMission -Status validating
        Set-MaestroMission -Status completed -Force -Reason 'enough'
        """;

    private static readonly string[] Report = ["salientSummary", "whatWasImplemented", "whatWasLeftUndone", "verification", "tests", "discoveredIssues"];

    // Path below .maestro, what a record in it may have, and what it must have; null where other programs ignore the file, or keep what they don't know.
    private static readonly (Regex Path, string? Records, string[]? Required, string[] Optional)[] Rules =
    [
        (OfMission(@"mission\.json"), "", ["id", "status", "title", "description", "milestones", "features", "createdAt", "updatedAt"],
            ["proposal", "approvedAt", "rejectedAt", "completedAt", "completedMilestoneIds"]),
        (OfMission(@"mission\.json"), "milestones", ["id", "title", "description", "order", "featureIds"], ["kind", "profile"]),
        (OfMission(@"features/[A-Za-z0-9][A-Za-z0-9_-]*\.json"), "",
            ["id", "missionId", "milestoneId", "status", "title", "description", "workerType", "verificationSteps", "dependsOn", "fulfills", "createdAt", "updatedAt"],
            ["preconditions", "expectedBehavior", "report"]),
        (OfMission(@"features/[A-Za-z0-9][A-Za-z0-9_-]*\.json"), "report", Report, []),
        (OfMission(@"assertions\.json"), "", ["assertions"], []),
        (OfMission(@"assertions\.json"), "assertions",
            ["id", "missionId", "milestoneId", "featureId", "result", "description", "surface", "createdAt", "updatedAt"], ["evidence", "waivedReason"]),
        (OfMission(@"checkpoints/\d{8}-\d{6}-\d{3}\.json"), "", ["id", "missionId", "currentMilestoneId", "timestamp", "featureStatuses", "assertionResults"], []),
        (OfMission(@"workers/[^/]+/report\.json"), "", Report, []),
        (OfMission(@"workers/[^/]+/retry-log\.json"), "", ["reason", "timestamp", "previousStatus"], []),
        (new(@"^handoffs/\d{4}-\d\d-\d\d-\d{3}\.json$"), "content",
            ["mode", "currentState", "sessionCore", "decisions", "artifacts", "readMore", "nextAction", "summary", "maestroRefs", "cs", "signalDelta", "causalDrivers", "divergences"],
            ["boundaryState", "risks", "blindSpot", "metaphor", "assumptions", "scopeDeclaration", "complexityDelta", "verificationResults", "planPaths", "maestroSync", "touchedFiles", "completedWork", "validation"]),
        (OfMission(@"(workers/[^/]+/(claim\.json|prompt\.md)|proof/[^/]+\.(json|evidence\.txt)|checkpoint-content/[^/]+\.json|removed/[^/]+\.json|details\.json|overrides\.json)"), null, null, []),
        (new(@"^(workspace\.json|config\.yaml|AGENTS\.md|notes\.json|history/[^/]+\.jsonl|handoffs/removed/[^/]+\.json|memory/.+\.json|\.lock|\.lock\.owner)$"), null, null, []),
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void EveryFileOfAWholeLifeIsReadByProgramsThatShareTheLayout()
    {
        _folder.Write("plan.json", Plan);
        using var engine = new HostedEngine(_folder.Path);
        engine.Run(Life).NoErrors();

        string root = Path.Join(_folder.Path, ".maestro");
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))];
        foreach (string file in files)
        {
            var rules = Rules.Where(rule => rule.Path.IsMatch(file)).ToList();
            Assert.True(rules.Count > 0, $"{file} is a kind of file that has no rule");
            foreach ((_, string? records, string[]? required, string[] optional) in rules.Where(static rule => rule.Records is not null))
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Join(root, file)));
                foreach (JsonElement record in Records(document.RootElement, records!))
                {
                    string[] keys = [.. record.EnumerateObject().Select(static property => property.Name)];
                    Assert.Empty(required!.Except(keys).Select(key => $"{file}: {key} is missing"));
                    Assert.Empty(keys.Except(required!).Except(optional).Select(key => $"{file}: {key} is not known"));
                    Assert.All(record.EnumerateObject().Where(static property => property.Name.EndsWith("At", StringComparison.Ordinal) || property.Name == "timestamp"), static property =>
                        Assert.Matches(Time(), property.Value.GetString()!));
                }
            }
        }

        // The life was a whole one: every kind of file of a mission was written.
        Assert.All(Rules.Where(static rule => rule.Required is not null), rule => Assert.Contains(files, rule.Path.IsMatch));
        Assert.Contains(files, static file => file.EndsWith(".evidence.txt", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.Contains("/checkpoint-content/", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.EndsWith("/claim.json", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.EndsWith("/details.json", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.EndsWith("/overrides.json", StringComparison.Ordinal));
        Assert.True(engine.Run("Test-MaestroEnvironment -Quiet").NoErrors().Output.Count > 0);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<JsonElement> Records(JsonElement root, string at) => (at.Length == 0 ? root : root.TryGetProperty(at, out JsonElement inner) ? inner : default) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } record => [record],
        _ => [],
    };

    private static Regex OfMission(string path) => new($@"^missions/\d{{4}}-\d\d-\d\d-\d{{3}}/{path}$");

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$")]
    private static partial Regex Time();
}
