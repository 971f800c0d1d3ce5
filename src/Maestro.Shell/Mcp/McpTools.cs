using System.Collections;
using System.Text.Json;

namespace Maestro.Shell.Mcp;

/// <summary>The tools: seven, since each costs the model room in every turn.</summary>
internal static class McpTools
{
    private static readonly McpParameter Mission = new("mission", Description: "If several are open");

    private static readonly McpParameter Force = new("force", "boolean", "Override, with reason");

    private static readonly Dictionary<string, (string Cmdlet, string Id)> Kinds = new(StringComparer.Ordinal)
    {
        ["missions"] = ("Get-MaestroMission", "MissionId"),
        ["milestones"] = ("Get-MaestroMilestone", "MilestoneId"),
        ["features"] = ("Get-MaestroFeature", "FeatureId"),
        ["assertions"] = ("Get-MaestroAssertion", "AssertionId"),
        ["handoffs"] = ("Get-MaestroHandoff", "HandoffId"),
        ["history"] = ("Get-MaestroHistory", "EventId"),
        ["notes"] = ("Get-MaestroNote", "NoteId"),
        ["memory"] = ("Search-MaestroMemory", "Query"),
        ["prompt"] = ("New-MaestroWorkerPrompt", "FeatureId"),
    };

    public static IReadOnlyList<McpTool> All { get; } =
    [
        new McpTool(
            "status",
            "Where the work stands, and your brief: what is yours, what waits for you, hard rules, the last handoff.",
            [],
            [static (_, _) => new McpCommand("Get-MaestroStatus") { Hidden = "Next" }, static (_, _) => new McpCommand("Get-MaestroBrief", ("AsText", true))]),
        new McpTool(
            "take",
            "Claim a feature for this session (the best ready one without an id) and get its worker prompt; or claim a handoff and get its text. Another session's claim is the error FeatureHeld; with a reason it is taken over.",
            [new McpParameter("feature"), new McpParameter("handoff") { IsChoice = true }, new McpParameter("lease_minutes", "integer", "Unattended work: free to others after so long without a change"), new McpParameter("reason"), Mission],
            [
                static (call, _) => call["handoff"] is { } handoff
                    ? new McpCommand("Receive-MaestroHandoff", ("HandoffId", handoff), ("Claim", true), ("AsPrompt", true))
                    : new McpCommand(
                        "Start-MaestroFeature",
                        ("FeatureId", call["feature"]),
                        ("Next", call["feature"] is null ? true : null),
                        ("MissionId", call["mission"]),
                        ("Lease", call.Number("lease_minutes") is { } minutes ? TimeSpan.FromMinutes(minutes) : null),
                        ("Take", call.Has("feature") && call.Has("reason") ? true : null),
                        ("Reason", call.Has("feature") ? call["reason"] : null)) { IsShown = false },
                static (call, results) => call["handoff"] is null
                    ? new McpCommand("New-MaestroWorkerPrompt", ("FeatureId", results.First("FeatureId")), ("MissionId", results.First("MissionId")))
                    : new McpCommand(""),
            ])
        {
            Fit = "Give handoff alone; or feature, with reason to take it over; or neither for the best ready feature.",
        },
        new McpTool(
            "show",
            "Look something up. id is an id or, for memory, words to search for; prompt needs the id of a feature. At most 20 come back.",
            [new McpParameter("kind") { IsRequired = true, Words = [.. Kinds.Keys] }, new McpParameter("id"), Mission],
            [
                static (call, _) =>
                {
                    (string cmdlet, string id) = Kinds[call["kind"]!];
                    switch (call["kind"])
                    {
                        case "missions" when !call.Has("id"):
                            return new McpCommand(cmdlet, (id, call["mission"]));
                        case "memory" or "prompt":
                            call.Require("id");
                            break;
                    }

                    bool hasMission = call["kind"] is not ("missions" or "notes" or "memory");
                    return new McpCommand(cmdlet, (id, call["id"]), ("MissionId", hasMission ? call["mission"] : null));
                },
            ])
        {
            Fit = "prompt needs id, the id of a feature; memory needs id, the words to search for. missions, notes and memory belong to no other mission.",
            Nothing = "Nothing found.",
        },
        new McpTool(
            "record",
            "Prove an assertion: runs its check, or the command given, and keeps output, exit code and commit. If nothing can be run, give result and evidence.",
            [
                new McpParameter("assertion") { IsRequired = true },
                new McpParameter("command", Description: "Instead of the assertion's own check"),
                new McpParameter("timeout_seconds", "integer") { Most = 86400 },
                new McpParameter("result") { Words = ["passed", "failed", "blocked", "waived", "pending"] },
                new McpParameter("evidence", Description: "What was seen; required for passed"),
                new McpParameter("reason", Description: "Required for waived"),
                Force,
                Mission,
            ],
            [
                static (call, _) => call["result"] is { } result
                    ? new McpCommand("Set-MaestroAssertion", ("AssertionId", call["assertion"]), ("Result", result), ("Evidence", call["evidence"]), ("Reason", call["reason"]), ("Force", Overrides(call, "passed") ? true : null), ("MissionId", call["mission"]), ("PassThru", true))
                    : new McpCommand("Invoke-MaestroAssertion", ("AssertionId", call["assertion"]), ("Command", call["command"]), ("TimeoutSeconds", call.Number("timeout_seconds")), ("MissionId", call["mission"])),
            ])
        {
            Fit = "command and timeout_seconds run something; evidence and reason belong to a result that is given instead; force to the result passed, with reason.",
        },
        new McpTool(
            "finish",
            "End your work on a feature: review (with a report), pending (with a reason), or blocked (with a reason, or a question to a person); done is the reviewer's. Or on a handoff you took: done (with a report) or pending (with a reason).",
            [
                new McpParameter("feature"),
                new McpParameter("handoff") { IsChoice = true },
                new McpParameter("status") { IsRequired = true, Words = ["review", "done", "pending", "blocked"] },
                new McpParameter("report", Description: "Done, left undone, found on the way; or JSON as in the prompt") { TakesObject = true },
                new McpParameter("reason"),
                new McpParameter("question"),
                Force,
                Mission,
            ],
            [
                static (call, _) => call["handoff"] is { } handoff ? HandedOn(call, handoff) : Ended(call),
            ])
        {
            Fit = "Of a feature: report with review or done; reason with pending or blocked; question with blocked. Of a handoff: report with done; reason with pending. force belongs to the status done of a feature, with reason.",
        },
        new McpTool(
            "handoff",
            "Hand unfinished work to another session.",
            [
                new McpParameter("summary") { IsRequired = true },
                new McpParameter("next_action") { IsRequired = true },
                new McpParameter("feature"),
                new McpParameter("decisions", "array"),
                new McpParameter("risks", "array"),
                Mission,
            ],
            [
                static (call, _) => new McpCommand(
                    "New-MaestroHandoff",
                    ("Summary", call["summary"]),
                    ("NextAction", call["next_action"]),
                    ("FeatureId", call["feature"]),
                    ("Decision", call.Items("decisions")),
                    ("Risk", call.Items("risks")),
                    ("MissionId", call["mission"])) { Shown = ["HandoffId", "Status", "MissionId", "FeatureId", "Branch", "Commit"] },
            ]),
        new McpTool(
            "remember",
            "Keep something for later sessions: a note on the moment, a learning, or a correction (a rule that comes back with its trigger words or globs).",
            [
                new McpParameter("kind") { IsRequired = true, Words = ["note", "learning", "correction"] },
                new McpParameter("text") { IsRequired = true },
                new McpParameter("triggers", "array"),
                new McpParameter("globs", "array"),
                new McpParameter("severity") { Words = ["hard", "soft"] },
            ],
            [
                static (call, _) => call["kind"] == "correction"
                    ? new McpCommand("Add-MaestroCorrection", ("Rule", call["text"]), ("Trigger", call.Items("triggers")), ("Glob", call.Items("globs")), ("Severity", call["severity"])) { Shown = ["CorrectionId", "Severity", "Trigger"] }
                    : call["kind"] == "note"
                        ? new McpCommand("Add-MaestroNote", ("Content", call["text"])) { Shown = ["NoteId"] }
                        : new McpCommand("Add-MaestroLearning", ("Content", call["text"])) { Shown = ["LearningId"] },
            ])
        {
            Fit = "triggers, globs and severity belong to a correction.",
        },
    ];

    private static McpCommand HandedOn(McpArguments call, string handoff)
    {
        bool isDone = call["status"] == "done";
        switch (call["status"])
        {
            case "pending":
                call.Require("reason");
                break;
            case not "done":
                call.Refuse("'status' must be done or pending with handoff");
                break;
        }

        (string Name, object? Value) why = isDone ? ("Report", call["report"]) : ("Reason", call["reason"]);
        return new McpCommand(isDone ? "Complete-MaestroHandoff" : "Reset-MaestroHandoff", ("HandoffId", handoff), why, ("PassThru", true)) { Shown = ["HandoffId", "Status", "MissionId", "FeatureId"] };
    }

    // A decision against what stands there is made on purpose, and says why. With any other outcome there is nothing to override.
    private static bool Overrides(McpArguments call, string outcome)
    {
        if (call[call.Has("result") ? "result" : "status"] != outcome || call.Flag("force") is null)
        {
            return false;
        }

        if (!call.Has("reason"))
        {
            call.Refuse("'force' needs 'reason'");
        }

        return true;
    }

    private static McpCommand Ended(McpArguments call)
    {
        call.Require("feature", "handoff");
        return call["status"] is "review" or "done"
            ? new McpCommand("Set-MaestroFeature", ("FeatureId", call["feature"]), ("Status", call["status"]), ("Report", Report(call["report"])), ("Reason", Overrides(call, "done") ? call["reason"] : null), ("Force", Overrides(call, "done") ? true : null), ("MissionId", call["mission"]), ("PassThru", true))
            : Stop(call);
    }

    // A question to a person blocks by itself.
    private static McpCommand Stop(McpArguments call)
    {
        bool isBlocked = call["status"] == "blocked";
        call.Require(isBlocked ? ["reason", "question"] : ["reason"]);
        string? question = isBlocked ? call["question"] : null;
        return new McpCommand(
            "Stop-MaestroFeature",
            ("FeatureId", call["feature"]),
            ("Reason", call["reason"]),
            ("Question", question),
            ("Blocked", isBlocked && question is null ? true : null),
            ("MissionId", call["mission"]),
            ("PassThru", true));
    }

    // Text is what the report says, never the name of a file; only a JSON object is its long form.
    private static object? Report(string? text)
    {
        try
        {
            return text is null || JsonElement.Parse(text).ValueKind == JsonValueKind.Object ? text : Content(text);
        }
        catch (JsonException)
        {
            return Content(text!);
        }
    }

    private static Hashtable Content(string text) => new() { ["content"] = text };
}
