using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What to type about an assertion that holds something up.</summary>
internal static class AssertionAdvice
{
    /// <summary>A command that takes it one step on: proof of one that is open; one that was recorded as failed or blocked is opened again first.</summary>
    public static string Command(Assertion assertion, bool needsMission = true)
    {
        if (assertion.Result == AssertionResult.Waived)
        {
            return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result waived -Reason 'why it need not hold'", assertion.MissionId, needsMission);
        }

        if (assertion.Result == AssertionResult.Pending || assertion.IsUnproven)
        {
            return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result passed -Evidence '…'", assertion.MissionId, needsMission);
        }

        return CommandText.InMission($"Set-MaestroAssertion {assertion.AssertionId} -Result pending", assertion.MissionId, needsMission);
    }
}
