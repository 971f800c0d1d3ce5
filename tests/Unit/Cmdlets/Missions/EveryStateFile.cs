using System.Text.RegularExpressions;
using Maestro.Missions;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A workspace with a file of every kind that state-format.md lists.</summary>
public sealed partial class EveryStateFile : IDisposable
{
    // From here on, "Start-MaestroFeature waits" works, the assertion of 'shown' is proven by a run, and everything that decides finds something to decide on.
    private const string Script =
        """
        $old = (New-MaestroMission -Path $args[0]).MissionId
        Compress-MaestroMission $old -Force -Reason 'old'
        $mission = (New-MaestroMission -Path $args[0] -Force).MissionId
        Approve-MaestroMission
        Start-MaestroFeature shown
        'review', 'done' | ForEach-Object { Set-MaestroFeature shown -Status $_ -WarningAction Ignore }
        Set-MaestroAssertion it-works -Result passed -Evidence ('seen ' * 1000)
        $null = Invoke-MaestroAssertion it-works -Command 'exit 0'
        Set-MaestroAssertion it-works -Result passed -Evidence ('seen ' * 1000) -Force -Reason 'seen'
        Start-MaestroFeature waits
        $null = Stop-MaestroFeature waits -Question 'which?'
        Set-MaestroFeature waits -Answer this
        Start-MaestroFeature judged
        $null = Stop-MaestroFeature judged -Reason 'later'
        Start-MaestroFeature judged
        Set-MaestroFeature judged -Status review -Report @{ salientSummary = 'x'; discoveredIssues = @(@{ severity = 'low'; description = 'one' }, @{ severity = 'low'; description = 'two' }) }
        $null = Set-MaestroIssue judged-issue-1 -Dismiss -Reason 'no'
        $null = Add-MaestroFeature extra -MilestoneId two -Title t -Description d -VerificationStep v
        $null = Remove-MaestroFeature extra -Reason 'not needed' -Force
        $null = New-MaestroWorkerPrompt waits
        $null = Checkpoint-MaestroMission
        $null = New-MaestroHandoff -Mode execute -SessionCore core -Summary Short -NextAction do_next -Artifact a_b -ReadMore a_b -ConfidenceWork 0.9
        $removed = New-MaestroHandoff -Mode execute -SessionCore core -Summary Other -NextAction do_next -Artifact a_b -ReadMore a_b -ConfidenceWork 0.9
        Remove-MaestroHandoff $removed.HandoffId -Reason 'left by mistake' -Confirm:$false
        $correction = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm
        $null = Add-MaestroRatchet $correction.CorrectionId -Pattern 'npm install'
        $null = Test-MaestroRatchet
        $null = Add-MaestroLearning 'The build needs two cores'
        $null = Build-MaestroGuidance
        $null = Add-MaestroNote 'one note'
        $mission
        """;

    private const string Plan =
        """
        { "title": "Every file", "description": "d",
          "milestones": [ { "id": "one", "title": "One", "order": 0 }, { "id": "two", "title": "Two", "order": 1 } ],
          "features": [
            { "id": "waits", "milestoneId": "two", "title": "W", "description": "d", "workerType": "codex", "verificationSteps": ["v"], "priority": 1 },
            { "id": "judged", "milestoneId": "two", "title": "J", "description": "d", "workerType": "codex", "verificationSteps": ["v"] },
            { "id": "shown", "milestoneId": "one", "title": "S", "description": "d", "workerType": "codex", "verificationSteps": ["v"], "fulfills": ["it-works"] } ] }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _whole;
    private int _copies;

    public EveryStateFile()
    {
        _whole = Path.Join(_folder.Path, "whole");
        Directory.CreateDirectory(_whole);
        Engine = new HostedEngine(_whole);
        Engine.Run("Initialize-MaestroWorkspace").NoErrors();
        File.WriteAllText(Path.Join(_whole, "README.md"), "Run bun install.\n");
        string plan = Path.Join(_folder.Path, "plan.json");
        File.WriteAllText(plan, Plan);
        MissionId = (string)Engine.Run(Script, plan).NoErrors().Output[^1].BaseObject;
        File.WriteAllText(
            Path.Join(_whole, ".maestro", "missions", MissionId, "overrides.json"),
            """[ { "action": "complete", "reason": "by hand", "timestamp": "2026-11-22T10:00:00.000Z", "open": "all" } ]""" + "\n");
        Directory.CreateDirectory(Path.Join(_whole, ".maestro", "skills", "codex"));
        File.WriteAllText(Path.Join(_whole, ".maestro", "skills", "codex", "SKILL.md"), "Be careful.\n");
        Engine.WorkingFolder = _folder.Path;
    }

    public string MissionId { get; }

    /// <summary>The workspace itself, to be read alone.</summary>
    public string Whole => _whole;

    /// <summary>The folder of its mission, to be read alone.</summary>
    public string MissionFolder => Path.Join(_whole, ".maestro", "missions", MissionId);

    internal HostedEngine Engine { get; }

    /// <summary>The files of the tree in state-format.md, as they are called there.</summary>
    public static string[] Kinds { get; } =
    [
        "workspace.json", "config.yaml", "AGENTS.md", "history/yyyy-MM-dd.jsonl", "notes.json", "skills/<worker>/SKILL.md",
        "missions/<missionId>/mission.json", "missions/<missionId>/assertions.json", "missions/<missionId>/details.json", "missions/<missionId>/issues.json",
        "missions/<missionId>/proof/<assertionId>.json", "missions/<missionId>/proof/<assertionId>.<digest>.evidence.txt", "missions/<missionId>/overrides.json",
        "missions/<missionId>/features/<featureId>.json", "missions/<missionId>/workers/<featureId>/claim.json", "missions/<missionId>/workers/<featureId>/questions.json",
        "missions/<missionId>/workers/<featureId>/prompt.md", "missions/<missionId>/workers/<featureId>/report.json", "missions/<missionId>/workers/<featureId>/retry-log.json",
        "missions/<missionId>/checkpoints/<checkpointId>.json", "missions/<missionId>/checkpoint-content/<checkpointId>.json", "missions/<missionId>/removed/<time>.json",
        "archive/<missionId>.json",
        "handoffs/<handoffId>.json", "handoffs/removed/<handoffId>.json", "memory/corrections/<correctionId>.json", "memory/learnings/raw/<learningId>.json", "memory/learnings/_compiled.json",
        "memory/ratchet/suite.json", "memory/ratchet/baseline.json",
    ];

    /// <summary>The mission as an exported file whose digest is right, whatever was done to its files.</summary>
    public byte[] Pack(Action<Dictionary<string, byte[]>> change)
    {
        string folder = MissionFolder;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        Mission mission = MissionFiles.Mission(files[StatePaths.MissionFile], Path.Join(folder, StatePaths.MissionFile));
        change(files);
        return MissionArchive.Of(mission, files, DateTimeOffset.UnixEpoch).Write().ToArray();
    }

    /// <summary>A copy of the workspace.</summary>
    public string Copy()
    {
        string folder = Path.Join(_folder.Path, $"copy-{++_copies}");
        StoreFolder.Copy(_whole, folder);
        return folder;
    }

    /// <summary>The file of a kind in a copy; of features, that is the one that can be started.</summary>
    public static string Find(string folder, string kind)
    {
        string state = Path.Join(folder, ".maestro");
        var pattern = new Regex($"^{Placeholder.Replace(Regex.Escape(kind).Replace("yyyy-MM-dd", "<day>", StringComparison.Ordinal), "[^/]+")}$");
        return Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories)
            .Where(path => pattern.IsMatch(Path.GetRelativePath(state, path).Replace('\\', '/')) && !(kind.EndsWith("proof/<assertionId>.json", StringComparison.Ordinal) && path.Contains("evidence", StringComparison.Ordinal)))
            .OrderBy(path => path.Contains(kind.EndsWith("retry-log.json", StringComparison.Ordinal) ? "judged" : "waits", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(static path => path, StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new InvalidOperationException($"The workspace has no {kind}.");
    }

    public void Dispose()
    {
        Engine.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Placeholder { get; }
}
