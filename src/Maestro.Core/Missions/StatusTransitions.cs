using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The state machines: which status may follow which.</summary>
internal sealed class StatusTransitions
{
    private readonly string _entity;
    private readonly string _command;
    private readonly Dictionary<string, string[]> _following;

    private StatusTransitions(string entity, string command, Dictionary<string, string[]> following)
    {
        _entity = entity;
        _command = command;
        _following = following;
    }

    public static StatusTransitions Mission { get; } = new("mission", "Set-MaestroMission {0} -Status {1}", new()
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

    public static StatusTransitions Milestone { get; } = new("milestone", "Complete-MaestroMilestone {0}", new()
    {
        [MilestoneStatus.Pending] = [MilestoneStatus.Executing],
        [MilestoneStatus.Executing] = [MilestoneStatus.Validating],
        [MilestoneStatus.Validating] = [MilestoneStatus.Sealed, MilestoneStatus.Failed, MilestoneStatus.Executing],
        [MilestoneStatus.Sealed] = [],
        [MilestoneStatus.Failed] = [],
    });

    public static StatusTransitions Feature { get; } = new("feature", "Set-MaestroFeature {0} -Status {1}", new()
    {
        [FeatureStatus.Pending] = [FeatureStatus.Assigned, FeatureStatus.InProgress],
        [FeatureStatus.Assigned] = [FeatureStatus.InProgress],
        [FeatureStatus.InProgress] = [FeatureStatus.Review],
        [FeatureStatus.Review] = [FeatureStatus.Done, FeatureStatus.Blocked, FeatureStatus.Pending],
        [FeatureStatus.Blocked] = [FeatureStatus.Pending],
        [FeatureStatus.Done] = [],
    });

    public static StatusTransitions Assertion { get; } = new("assertion", "Set-MaestroAssertion {0} -Result {1}", new()
    {
        [AssertionResult.Pending] = [AssertionResult.Passed, AssertionResult.Failed, AssertionResult.Blocked, AssertionResult.Waived],
        [AssertionResult.Failed] = [AssertionResult.Pending],
        [AssertionResult.Blocked] = [AssertionResult.Pending, AssertionResult.Waived],
        [AssertionResult.Passed] = [],
        [AssertionResult.Waived] = [],
    });

    /// <summary>All words of the machine.</summary>
    public IReadOnlyCollection<string> Words => _following.Keys;

    /// <summary>What may follow a status; empty for a final one.</summary>
    public IReadOnlyList<string> From(string status) => _following.GetValueOrDefault(status, []);

    public bool Allows(string from, string to) => From(from).Contains(to);

    /// <summary>Refuses a step that the machine does not have. Staying where one is, is no step and is allowed.</summary>
    /// <exception cref="MaestroException">StatusInvalid, TransitionNotAllowed.</exception>
    public void Require(string id, string from, string to)
    {
        if (!_following.ContainsKey(to))
        {
            throw new MaestroException(
                ErrorCode.StatusInvalid,
                $"'{Display.Short(to)}' is not a status of a {_entity}: {string.Join(", ", Words)}.",
                target: to);
        }

        if (from == to || Allows(from, to))
        {
            return;
        }

        IReadOnlyList<string> next = From(from);
        string message = next.Count == 0
            ? $"The {_entity} '{id}' is {from}, which is final; it can't become {to}."
            : $"The {_entity} '{id}' is {from}; from there it can become {string.Join(" or ", next)}, not {to}.";
        string hint = next.Count == 0
            ? $"Get-Maestro{char.ToUpperInvariant(_entity[0])}{_entity[1..]} shows where things stand."
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, _command, id, next[0]);
        throw new MaestroException(ErrorCode.TransitionNotAllowed, message, hint, id);
    }
}
