using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The state machines: which status may follow which.</summary>
internal sealed class StatusTransitions
{
    private readonly string _entity;
    private readonly Func<string, string, string, string> _command;
    private readonly Dictionary<string, string[]> _following;

    private StatusTransitions(string entity, Func<string, string, string, string> command, Dictionary<string, string[]> following)
    {
        _entity = entity;
        _command = command;
        _following = following;
    }

    public static StatusTransitions Mission { get; } = new("mission", OfMission, new()
    {
        [MissionStatus.Draft] = [MissionStatus.Approved, MissionStatus.Rejected],
        [MissionStatus.Approved] = [MissionStatus.Executing],
        [MissionStatus.Executing] = [MissionStatus.Validating, MissionStatus.Paused],
        [MissionStatus.Paused] = [MissionStatus.Executing],
        [MissionStatus.Validating] = [MissionStatus.Completed, MissionStatus.Failed],
        [MissionStatus.Rejected] = [],
        [MissionStatus.Completed] = [],
        [MissionStatus.Failed] = [],
    });

    public static StatusTransitions Milestone { get; } = new("milestone", static (id, _, _) => CommandText.Of($"Complete-MaestroMilestone {id}"), new()
    {
        [MilestoneStatus.Pending] = [MilestoneStatus.Executing],
        [MilestoneStatus.Executing] = [MilestoneStatus.Validating],
        [MilestoneStatus.Validating] = [MilestoneStatus.Sealed, MilestoneStatus.Failed, MilestoneStatus.Executing],
        [MilestoneStatus.Sealed] = [],
        [MilestoneStatus.Failed] = [],
    });

    public static StatusTransitions Feature { get; } = new("feature", OfFeature, new()
    {
        [FeatureStatus.Pending] = [FeatureStatus.Assigned, FeatureStatus.InProgress],
        [FeatureStatus.Assigned] = [FeatureStatus.InProgress],
        [FeatureStatus.InProgress] = [FeatureStatus.Review],
        [FeatureStatus.Review] = [FeatureStatus.Done, FeatureStatus.Blocked, FeatureStatus.Pending],
        [FeatureStatus.Blocked] = [FeatureStatus.Pending],
        [FeatureStatus.Done] = [],
    });

    /// <summary>The steps of a feature that is released before it is finished. Other programs know no such step, so that only Stop-MaestroFeature makes it.</summary>
    public static StatusTransitions Release { get; } = new("feature", OfFeature, new()
    {
        [FeatureStatus.Pending] = [FeatureStatus.Assigned, FeatureStatus.InProgress],
        [FeatureStatus.Assigned] = [FeatureStatus.Pending, FeatureStatus.Blocked],
        [FeatureStatus.InProgress] = [FeatureStatus.Pending, FeatureStatus.Blocked],
        [FeatureStatus.Review] = [FeatureStatus.Pending, FeatureStatus.Blocked],
        [FeatureStatus.Blocked] = [FeatureStatus.Pending],
        [FeatureStatus.Done] = [],
    });

    public static StatusTransitions Assertion { get; } = new("assertion", OfAssertion, new()
    {
        [AssertionResult.Pending] = [AssertionResult.Passed, AssertionResult.Failed, AssertionResult.Blocked, AssertionResult.Waived],
        [AssertionResult.Failed] = [AssertionResult.Pending],
        [AssertionResult.Blocked] = [AssertionResult.Pending, AssertionResult.Waived],
        // With a reason: what was shown once need not hold for ever.
        [AssertionResult.Passed] = [AssertionResult.Pending, AssertionResult.Failed],
        [AssertionResult.Waived] = [],
    });

    /// <summary>All words of the machine.</summary>
    public IReadOnlyCollection<string> Words => _following.Keys;

    /// <summary>What may follow a status; empty for a final one.</summary>
    public IReadOnlyList<string> From(string status) => _following.GetValueOrDefault(status, []);

    public bool Allows(string from, string to) => From(from).Contains(to);

    /// <summary>Refuses a step that the machine does not have. Staying where one is, is no step and is allowed.</summary>
    /// <param name="id">What is to change.</param>
    /// <param name="from">Its status.</param>
    /// <param name="to">The status asked for.</param>
    /// <param name="missionId">The mission that it is in, for the hint; null for a mission itself.</param>
    /// <exception cref="MaestroException">StatusInvalid, TransitionNotAllowed.</exception>
    public void Require(string id, string from, string to, string? missionId = null)
    {
        if (!_following.ContainsKey(to))
        {
            throw new MaestroException(
                ErrorCode.StatusInvalid,
                $"'{Display.Short(to)}' is not a valid {_entity} status: {string.Join(", ", Words)}.",
                target: to);
        }

        if (from == to || Allows(from, to))
        {
            return;
        }

        IReadOnlyList<string> next = From(from);
        string message = next.Count == 0
            ? $"The {_entity} '{id}' is {from}, which is final; it can't become {to}."
            : $"The {_entity} '{id}' is {from}; from there it can become {Display.Words(next, "or")}, not {to}.";
        string hint = next.Count == 0
            ? $"Get-Maestro{char.ToUpperInvariant(_entity[0])}{_entity[1..]} {CommandText.Argument(id)}"
            : _command(id, from, next[0]);
        hint += missionId is null ? "" : CommandText.Of($" -MissionId {missionId}");
        throw new MaestroException(ErrorCode.TransitionNotAllowed, message, hint, id);
    }

    // Whether a mission is complete, and work is good, is decided after a look at it.
    private static string OfMission(string id, string from, string next) => next == MissionStatus.Completed
        ? CommandText.Of($"Get-MaestroMission {id}")
        : CommandText.Of($"Set-MaestroMission {id} -Status {next}");

    private static string OfFeature(string id, string from, string next) => next == FeatureStatus.Done
        ? CommandText.Of($"Get-MaestroFeature {id}")
        : CommandText.Of($"Set-MaestroFeature {id} -Status {next}");

    private static string OfAssertion(string id, string from, string next) => from == AssertionResult.Passed
        ? CommandText.Of($"Set-MaestroAssertion {id} -Result {next} -Reason '<why it no longer holds>'")
        : CommandText.Of($"Set-MaestroAssertion {id} -Result {next}");
}
