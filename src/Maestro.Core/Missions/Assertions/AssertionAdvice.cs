using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The command to run about an assertion that holds something up.</summary>
internal static class AssertionAdvice
{
    /// <summary>A command that takes it one step on: proof of one that is open; one that was recorded as failed or blocked is opened again first.</summary>
    public static string Command(Assertion assertion, bool needsMission = true)
    {
        if (assertion.Result == AssertionResult.Waived)
        {
            return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result waived -Reason '<why it need not hold>'", assertion.MissionId, needsMission);
        }

        if (assertion.Check is not null)
        {
            return Run(assertion, null, needsMission);
        }

        if (assertion.Result == AssertionResult.Pending || assertion.IsUnproven)
        {
            return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result passed -Evidence '<what you saw>'", assertion.MissionId, needsMission);
        }

        return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result pending", assertion.MissionId, needsMission);
    }

    /// <summary>A command that proves an assertion by running its check, or the command that did before.</summary>
    public static string Run(Assertion assertion, string? command, bool needsMission) => assertion.Check is null && command is null
        ? CommandText.InMission($"Invoke-MaestroAssertion {assertion.AssertionId} -Command '<command that shows it>'", assertion.MissionId, needsMission)
        : CommandText.InMission($"Invoke-MaestroAssertion {assertion.AssertionId}", assertion.MissionId, needsMission);
}
