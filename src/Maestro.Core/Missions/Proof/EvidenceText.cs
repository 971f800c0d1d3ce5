using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Missions;

/// <summary>Keeps evidence of any size: what is short in the assertion, what is long in a file beside it. Pure.</summary>
internal static class EvidenceText
{
    /// <summary>How the name of a file with evidence ends.</summary>
    public const string Extension = ".evidence.txt";

    private const int MostInRecord = 4096;
    private const int MostShown = 1500;
    private const int DigestLength = 12;

    /// <summary>What an assertion holds of an evidence, and the name of the file that holds all of it; no file for what is short.</summary>
    /// <param name="assertionId">The assertion.</param>
    /// <param name="evidence">The whole text.</param>
    public static (string Text, string? File) Split(string assertionId, string evidence)
    {
        if (evidence.Length <= MostInRecord)
        {
            return (evidence, null);
        }

        // Named by its content: a checkpoint can go back to it, whatever came after.
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(evidence)))[..DigestLength];
        string file = $"{assertionId}.{digest}{Extension}";
        string first = evidence[..MostShown];
        int line = first.LastIndexOf('\n');
        first = line > 0 ? first[..line] : char.IsHighSurrogate(first[^1]) ? first[..^1] : first;
        return (string.Create(CultureInfo.InvariantCulture, $"{first.TrimEnd()}\n… {evidence.Length:N0} characters in all: proof/{file}"), file);
    }
}
