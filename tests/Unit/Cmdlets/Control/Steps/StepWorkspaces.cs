using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Workspaces in which a feature stands where a test wants it, each made by the commands that lead there.</summary>
internal sealed class StepWorkspaces : IDisposable
{
    public const string Feature = "subject";
    public const string Assertion = "subject-works";

    private const string Plan = """
        { "title": "Steps", "description": "",
          "milestones": [
            { "id": "plan-ok", "title": "Plan", "description": "", "order": 0, "kind": "gate", "profile": "plan-review" },
            { "id": "build", "title": "Build", "description": "", "order": 1 }],
          "features": [
            { "id": "agree", "milestoneId": "plan-ok", "title": "Agree", "description": "", "workerType": "codex", "verificationSteps": ["read"], "fulfills": ["agreed"] },
            { "id": "subject", "milestoneId": "build", "title": "Subject", "description": "", "workerType": "codex", "verificationSteps": ["run"], "fulfills": ["subject-works"] },
            { "id": "later", "milestoneId": "build", "title": "Later", "description": "", "workerType": "codex", "dependsOn": ["subject"], "verificationSteps": ["run"] }] }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly HostedEngine _engine;
    private readonly Dictionary<string, string> _made = [];
    private readonly string? _agentBefore = Environment.GetEnvironmentVariable("MAESTRO_AGENT");
    private readonly string? _sessionBefore = Environment.GetEnvironmentVariable("MAESTRO_SESSION_ID");

    public StepWorkspaces() => _engine = new HostedEngine(_folder.Path);

    public string MissionId { get; private set; } = "";

    /// <summary>The folder of a workspace in a state, which must not be changed.</summary>
    public string Of(StepState state)
    {
        string me = state.IsAgent ? "agent" : "person";
        string other = state.IsAgent ? "person" : "other-agent";
        string holder = state.Holder == "other" ? other : me;
        var steps = new List<(string Who, string Script)>();
        if (state.Mission != "draft")
        {
            steps.Add(("person", "Approve-MaestroMission; Start-MaestroFeature agree; Set-MaestroAssertion agreed -Result passed -Evidence read; Set-MaestroFeature agree -Status review; Set-MaestroFeature agree -Status done"));
            steps.Add(("person", state.IsSealed ? "Complete-MaestroMilestone plan-ok" : ""));
        }

        // A session that neither is mine nor the other's claims it where nobody holds it any more: another program did that.
        steps.Add((holder, state.Feature switch
        {
            "pending" => "",
            "assigned" => "Set-MaestroFeature subject -Status assigned",
            "in-progress" => "Start-MaestroFeature subject",
            "blocked" => "Start-MaestroFeature subject; " + (state.HasQuestion ? "Stop-MaestroFeature subject -Question 'which colour?'" : "Stop-MaestroFeature subject -Blocked -Reason 'no key'"),
            _ => "Start-MaestroFeature subject; Set-MaestroFeature subject -Status review",
        }));
        steps.Add(("person", state.Feature == "done" ? "Set-MaestroFeature subject -Status done" : ""));
        steps.Add(("person", state.IsProven ? "Set-MaestroAssertion subject-works -Result passed -Evidence seen" : ""));
        steps.Add(("other-agent", state.HasQuestion && state.Feature != "blocked"
            ? "New-MaestroHandoff -FeatureId subject -MissionId (Get-MaestroMission).MissionId -Summary s -NextAction n -Question 'which colour?' | ForEach-Object { Remove-MaestroHandoff $_.HandoffId -Reason 'left by mistake' -Confirm:$false }"
            : ""));
        steps.Add(("person", state.Mission switch
        {
            "paused" => "Set-MaestroMission -Status paused",
            "completed" => "Set-MaestroMission -Status validating; Set-MaestroMission -Status completed -Force -Reason 'good enough'",
            "failed" => "Set-MaestroMission -Status validating; Set-MaestroMission -Status failed -Reason 'no time'",
            _ => "",
        }));
        string folder = Base();
        foreach ((string who, string script) in steps.Where(static step => step.Script.Length > 0))
        {
            folder = Next(folder, who, script);
        }

        return state.Holder == "none" && state.Feature != "pending" ? WithoutClaim(folder) : folder;
    }

    /// <summary>Runs a script in a folder as a reader.</summary>
    public HostedResult Run(string folder, bool isAgent, string script) => RunAs(folder, isAgent ? "agent" : "person", script);

    /// <summary>A copy of a workspace that may be changed; the one before is gone.</summary>
    public string Copy(string folder)
    {
        string copy = Path.Join(_folder.Path, "copy");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        StoreFolder.Copy(folder, copy);
        return copy;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
        Environment.SetEnvironmentVariable("MAESTRO_AGENT", _agentBefore);
        Environment.SetEnvironmentVariable("MAESTRO_SESSION_ID", _sessionBefore);
    }

    private HostedResult RunAs(string folder, string who, string script)
    {
        (string? agent, string? session) = who switch { "agent" => ("codex", "session-1"), "other-agent" => ("gemini", "session-2"), _ => (null, null) };
        Environment.SetEnvironmentVariable("MAESTRO_AGENT", agent);
        Environment.SetEnvironmentVariable("MAESTRO_SESSION_ID", session);
        _engine.WorkingFolder = folder;
        return _engine.Run(script);
    }

    private string Base()
    {
        if (_made.TryGetValue("", out string? made))
        {
            return made;
        }

        string folder = New();
        File.WriteAllText(Path.Join(folder, "first.json"), Plan);
        // What a recommended command creates a mission from.
        File.WriteAllText(Path.Join(folder, "plan.json"), Plan.Replace("\"Steps\"", "\"More steps\"", StringComparison.Ordinal));
        RunAs(folder, "person", "Initialize-MaestroWorkspace").NoErrors();
        MissionId = RunAs(folder, "person", "New-MaestroMission -Path first.json").Single<Mission>().MissionId;
        return _made[""] = folder;
    }

    private string Next(string folder, string who, string script)
    {
        string key = $"{folder}\n{who}\n{script}";
        if (!_made.TryGetValue(key, out string? made))
        {
            made = New();
            StoreFolder.Copy(folder, made);
            RunAs(made, who, script).NoErrors();
            _made[key] = made;
        }

        return made;
    }

    private string WithoutClaim(string folder)
    {
        string key = $"{folder}\nno claim";
        if (!_made.TryGetValue(key, out string? made))
        {
            made = New();
            StoreFolder.Copy(folder, made);
            File.Delete(Path.Join(made, ".maestro", "missions", MissionId, "workers", Feature, "claim.json"));
            _made[key] = made;
        }

        return made;
    }

    private string New() => Directory.CreateDirectory(Path.Join(_folder.Path, _made.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
}
