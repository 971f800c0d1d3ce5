namespace Maestro;

/// <summary>The words of <see cref="Proof.Witness"/>, from weak to strong.</summary>
public static class ProofWitness
{
    /// <summary>Somebody said so.</summary>
    public const string Told = "told";

    /// <summary>A command was run.</summary>
    public const string Ran = "ran";

    /// <summary>A command was run by a build server.</summary>
    public const string Ci = "ci";

    /// <summary>All words, the weakest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Told, Ran, Ci];

    /// <summary>True when a witness is at least as strong as another.</summary>
    internal static bool IsAtLeast(string witness, string least) => Rank(witness) >= Rank(least);

    private static int Rank(string witness) => witness switch
    {
        Ci => 2,
        Ran => 1,
        _ => 0,
    };
}
