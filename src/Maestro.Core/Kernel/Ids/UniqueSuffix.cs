using System.Buffers;
using System.Security.Cryptography;

namespace Maestro.Kernel;

/// <summary>The four base-32 characters that keep ids of several clones apart (<c>ids.style: unique</c>).</summary>
internal static class UniqueSuffix
{
    /// <summary>Base 32 in lower case: no 0, 1, 8 or 9, which are misread.</summary>
    public const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The same characters, for checking.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    public static string Next() => RandomNumberGenerator.GetString(Alphabet, 4);
}
