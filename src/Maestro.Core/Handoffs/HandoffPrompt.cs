

namespace Maestro.Handoffs;

/// <summary>A handoff as text to paste into an agent's session.</summary>
internal static class HandoffPrompt
{
    private const string Instruction =
        "The line below is a handoff packet in UKI, left by another agent session. It is the state of the work: take each slot as a fact, and carry on with NEXT_ACTION.";

    /// <summary>The instruction, an empty line, and the UKI string.</summary>
    public static string Of(string uki) => $"{Instruction}\n\n{uki}";
}
