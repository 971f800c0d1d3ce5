namespace Maestro.Fuzz;

/// <summary>Files that the sample state does not have, since other programs don't write them.</summary>
internal static class Samples
{
    public const string MissionId = "2026-11-22-001";

    public const string Claim = """
        {
          "featureId": "auth-plan", "missionId": "2026-11-22-001", "agent": "codex", "sessionId": "s-1", "user": "ann@desk", "branch": "main",
          "since": "2026-11-22T12:00:00.000Z", "renewedAt": "2026-11-22T12:10:00.000Z", "lease": "PT1800S",
          "endedAt": "2026-11-22T12:20:00.000Z", "outcome": "review", "reason": "done",
          "trail": [ { "agent": "gemini", "since": "2026-11-22T11:00:00.000Z", "endedAt": "2026-11-22T12:00:00.000Z", "outcome": "taken", "reason": "it hangs" } ],
          "other": { "kept": [1, "two", null] }
        }
        """;

    public const string Questions = """
        [
          { "question": "Which database?", "askedAt": "2026-11-22T12:00:00.000Z", "agent": "codex", "sessionId": "s-1", "handoffId": "2026-11-22-001", "blocks": true,
            "answer": "the usual one", "answeredBy": "ann@desk", "answeredAt": "2026-11-22T13:00:00.000Z" },
          { "question": "And the \u00e9?", "askedAt": "2026-11-22T14:00:00.000Z", "user": "ann@desk" }
        ]
        """;

    public const string Proof = """
        {
          "assertionId": "plan-agreed", "missionId": "2026-11-22-001", "result": "failed", "witness": "ran", "at": "2026-11-22T12:00:00.000Z",
          "agent": "codex", "sessionId": "s-1", "reason": "r", "command": "dotnet test", "exitCode": 1, "failure": "timed out after 600 s",
          "startedAt": "2026-11-22T11:59:00.000Z", "durationMs": 60000, "output": "one\ntwo\u001b[0m", "outputBytes": 1048576,
          "commit": "a2236c0f9b1d4e5f60718293a4b5c6d7e8f90123", "dirty": true,
          "treeDigest": "sha256:0000000000000000000000000000000000000000000000000000000000000000",
          "files": ["src/**"], "filesDigest": "sha256:0000000000000000000000000000000000000000000000000000000000000000", "evidenceFile": "plan-agreed.0123456789ab.evidence.txt"
        }
        """;

    public const string Details = """
        {
          "features": { "auth-plan": { "priority": 0, "labels": ["first"], "files": ["docs/**"], "parentId": "auth" } },
          "assertions": { "plan-agreed": { "check": "dotnet test" } },
          "plans": ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
        }
        """;

    public const string Issues = """
        {
          "decisions": {
            "auth-plan-issue-1": { "status": "dismissed", "description": "slow", "reason": "it is fast", "decidedAt": "2026-11-22T12:00:00.000Z", "decidedBy": "codex" },
            "auth-plan-issue-2": { "status": "feature", "description": "no tests", "featureId": "auth-tests", "decidedAt": "2026-11-22T12:00:00.000Z" }
          }
        }
        """;

    public const string CheckpointContent = """
        {
          "checkpointId": "20261122-162835-659", "missionId": "2026-11-22-001", "note": "before the build", "commit": "a2236c0f9b1d4e5f60718293a4b5c6d7e8f90123",
          "content": {
            "mission": {
              "id": "2026-11-22-001", "status": "executing", "title": "Add authentication", "description": "",
              "milestones": [ { "id": "plan", "title": "Planning", "description": "", "order": 0, "kind": "work", "profile": "planning", "featureIds": [] } ],
              "features": ["auth-plan"], "createdAt": "2026-11-22T12:00:00.000Z", "updatedAt": "2026-11-22T12:00:00.000Z", "completedMilestoneIds": ["plan"]
            },
            "features": [
              { "id": "auth-plan", "missionId": "2026-11-22-001", "milestoneId": "plan", "status": "done", "title": "Plan it", "description": "", "workerType": "codex",
                "verificationSteps": ["read it"], "dependsOn": [], "fulfills": ["plan-agreed"], "report": { "salientSummary": "planned" },
                "createdAt": "2026-11-22T12:00:00.000Z", "updatedAt": "2026-11-22T12:00:00.000Z" }
            ],
            "assertions": [
              { "id": "plan-agreed", "missionId": "2026-11-22-001", "milestoneId": "plan", "featureId": "auth-plan", "result": "passed", "description": "plan-agreed", "surface": "cli",
                "evidence": "minutes", "createdAt": "2026-11-22T12:00:00.000Z", "updatedAt": "2026-11-22T12:00:00.000Z" }
            ],
            "details": { "features": { "auth-plan": { "priority": 1 } } },
            "proofs": [ { "assertionId": "plan-agreed", "missionId": "2026-11-22-001", "result": "passed", "witness": "told", "at": "2026-11-22T12:00:00.000Z" } ]
          }
        }
        """;
}
