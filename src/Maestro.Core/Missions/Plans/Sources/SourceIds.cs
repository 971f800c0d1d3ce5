using System.Security.Cryptography;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Gives each id of another tool one that plans allow. An id that plans allow stays as it is; of another one, the new id says as much as it can.</summary>
/// <remarks>The new id depends on the old ones alone, not on their order, so that a later conversion gives the same ids.</remarks>
internal static class SourceIds
{
    private const int Longest = 80;

    /// <summary>The new id of each.</summary>
    public static Dictionary<string, string> Map(IReadOnlyCollection<string> ids)
    {
        var result = new Dictionary<string, string>(ids.Count, StringComparer.Ordinal);
        ILookup<string, string> byName = ids.ToLookup(static id => IsAllowed(id) ? id : Plain(id), StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = new(byName.Select(static group => group.Key), StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<string, string> group in byName)
        {
            string? owner = group.Where(IsAllowed).Order(StringComparer.Ordinal).FirstOrDefault() ?? (group.Skip(1).Any() ? null : group.First());
            foreach (string id in group)
            {
                result[id] = id == owner ? (IsAllowed(id) ? id : Plain(id)) : Distinct(IsAllowed(id) ? id : Plain(id), id, taken);
            }
        }

        return result;
    }

    /// <summary>Words as an id: lower case, joined with <c>-</c>.</summary>
    public static string OfWords(string text)
    {
        var slug = new StringBuilder();
        foreach (string word in TextFold.AllWords(TextFold.Fold(text).ToLowerInvariant()).Select(static word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(static word => word.Length > 0))
        {
            if (slug.Length > 0 && slug.Length + word.Length >= 50)
            {
                break;
            }

            slug.Append(slug.Length == 0 ? "" : "-").Append(word.AsSpan(0, Math.Min(word.Length, 50)));
        }

        string result = slug.Length == 0 ? $"task-{Digest(text)}" : slug.ToString();
        return IdPattern.IsDeviceName(result) ? $"task-{result}" : result;
    }

    /// <summary>The words as an id that no other item has.</summary>
    /// <param name="text">The words.</param>
    /// <param name="taken">The ids so far, which get this one.</param>
    public static string Unique(string text, HashSet<string> taken)
    {
        string id = text;
        for (int number = 2; !taken.Add(id); number++)
        {
            id = $"{text}-{number}";
        }

        return id;
    }

    private static bool IsAllowed(string id) => IdPattern.IsItem(id) && !IdPattern.IsDeviceName(id);

    private static string Plain(string id)
    {
        var plain = new StringBuilder();
        foreach (char c in TextFold.Fold(id) == id ? id : FoldKeepingCase(id))
        {
            char next = char.IsAsciiLetterOrDigit(c) || c == '_' ? c : c == '.' ? '.' : '-';
            if (char.IsAsciiLetterOrDigit(next) || (plain.Length > 0 && (next is '_' || plain[^1] is not ('-' or '.'))))
            {
                plain.Append(next);
            }
        }

        string text = plain.ToString().TrimEnd('-', '.');
        text = text.Length == 0 ? $"task-{Digest(id)}" : text;
        text = text.Length > Longest ? $"{text[..Longest].TrimEnd('-', '.')}-{Digest(id)}" : text;
        return IdPattern.IsDeviceName(text) ? $"task-{text}" : text;
    }

    private static string FoldKeepingCase(string id)
    {
        string folded = TextFold.Fold(id);
        return folded.Length == id.Length ? string.Concat(folded.Select((c, index) => char.IsUpper(id[index]) ? char.ToUpperInvariant(c) : c)) : folded;
    }

    private static string Distinct(string plain, string id, HashSet<string> taken)
    {
        string head = plain.Length > IdPattern.MaxLength - 9 ? plain[..(IdPattern.MaxLength - 9)].TrimEnd('.') : plain;
        string candidate = $"{head}-{Digest(id)}";
        for (int number = 2; !taken.Add(candidate); number++)
        {
            candidate = $"{head}-{Digest($"{id}\0{number}")}";
        }

        return candidate;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 3));
}
