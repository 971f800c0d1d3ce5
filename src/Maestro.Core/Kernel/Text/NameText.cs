using System.Text.Json;

namespace Maestro.Kernel;

/// <summary>Names of others in a prompt's own lines: ids, agents, branches, paths.</summary>
internal static class NameText
{
    private const int Longest = 200;

    /// <summary>The name in a code span; one with anything unusual in it quoted and escaped, so that it stays one name on one line.</summary>
    public static string Of(string name) => $"`{Plain(name)}`";

    /// <summary>The same without the code span.</summary>
    public static string Plain(string name)
    {
        string cut = Display.Cut(name, Longest);
        return cut.Length > 0 && cut[0] != ' ' && cut[^1] != ' ' && cut.All(static c => char.IsLetterOrDigit(c) || " _-./\\+@:~,=()[]{}*?!#…".Contains(c, StringComparison.Ordinal))
            ? cut
            : $"\"{JsonEncodedText.Encode(cut)}\"";
    }

    /// <summary>Several names, the rest as a count.</summary>
    public static string List(IReadOnlyCollection<string> names, int most = 10)
    {
        string first = string.Join(", ", names.Take(most).Select(Of));
        return names.Count > most ? $"{first} and {names.Count - most} more" : first;
    }
}
