using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>The names that programs which keep folders in step give to the loser of a conflict, and file managers to a copy.</summary>
internal static class ConflictCopy
{
    private const string Extension = ".json";
    private const string SyncMark = ".sync-conflict-";

    /// <summary>True for <c>x (conflicted copy).json</c>, <c>x (1).json</c>, <c>x 2.json</c>, <c>x - Copy.json</c>, <c>x.sync-conflict-20261130-101112.json</c> and <c>x.json.orig</c>.</summary>
    public static bool IsMatch(string name)
    {
        int end = name.IndexOf(Extension, StringComparison.Ordinal);
        if (end <= 0)
        {
            return false;
        }

        // Of the history, each line is a record: .jsonl.
        int rest = end + Extension.Length;
        rest += name.AsSpan(rest) is ['l', ..] ? 1 : 0;
        if (rest < name.Length)
        {
            return name[rest] is '.' or '~' && !OtherRecords.IsTemporary(name) && IdPattern.IsItem(name.AsSpan(0, end));
        }

        ReadOnlySpan<char> body = name.AsSpan(0, end);
        int space = body.IndexOf(' ');
        if (space > 0)
        {
            return IdPattern.IsItem(body[..space]) && IsMark(body[space..].Trim());
        }

        int sync = body.IndexOf(SyncMark, StringComparison.Ordinal);
        return sync > 0 && IdPattern.IsItem(body[..sync]);
    }

    private static bool IsMark(ReadOnlySpan<char> mark) =>
        !mark.IsEmpty
        && ((mark[0] == '(' && mark[^1] == ')')
            || !mark.ContainsAnyExceptInRange('0', '9')
            || mark.Contains("copy", StringComparison.OrdinalIgnoreCase)
            || mark.Contains("conflict", StringComparison.OrdinalIgnoreCase));
}
