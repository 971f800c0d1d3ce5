using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What was recorded as proof of a mission's assertions.</summary>
/// <param name="Readable">The records, by assertion id.</param>
/// <param name="Problems">Why the others can't be read, by the name of their file, which is an assertion id as a rule.</param>
internal sealed record MissionProofs(IReadOnlyDictionary<string, Proof> Readable, IReadOnlyDictionary<string, MaestroException> Problems)
{
    /// <summary>Of a mission that has none.</summary>
    public static MissionProofs None { get; } = new(ReadOnly.Map<Proof>(null), ReadOnly.Map<MaestroException>(null));

    /// <summary>The proof of an assertion; null when there is none, or it can't be read.</summary>
    public Proof? Of(string assertionId) => Readable.GetValueOrDefault(assertionId);

    /// <summary>Why the proof of an assertion can't be read, as a sentence; null when it can, or there is none.</summary>
    public string? ProblemOf(string assertionId) => Problems.GetValueOrDefault(assertionId)?.Message;
}
