using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>What lies among records under names that no record of ours has: another program's files, and copies that a sync made of a conflict.</summary>
/// <remarks>They are neither read nor damaged, but somebody who misses one should learn of it: one sentence for each sort, with their number.</remarks>
internal static class OtherRecords
{
    /// <summary>What is to be said of the files among the handoffs; empty as a rule.</summary>
    public static IReadOnlyList<OtherRecordNotice> OfHandoffs(IEnumerable<StateEntry> entries, string folder) =>
        Of(entries.Where(static entry => !entry.IsFolder && !(entry.Name.EndsWith(StateEntry.Extension, StringComparison.OrdinalIgnoreCase) && IdPattern.IsSequenced(entry.RecordId))), folder, "handoff");

    /// <summary>What is to be said of the folders among the missions; empty as a rule.</summary>
    /// <param name="entries">What lies among them.</param>
    /// <param name="holdsMission">True for the name of a folder with a mission in it.</param>
    /// <param name="folder">Where, as the user knows it.</param>
    public static IReadOnlyList<OtherRecordNotice> OfMissions(IEnumerable<StateEntry> entries, Func<string, bool> holdsMission, string folder)
    {
        StateEntry[] others = [.. entries.Where(static entry => !IdPattern.IsSequenced(entry.Name))];
        string[] renamed = [.. others.Where(entry => entry.IsFolder && !IsCopy(entry.Name) && holdsMission(entry.Name)).Select(static entry => entry.Name).Order(StringComparer.Ordinal)];
        List<OtherRecordNotice> notices = Of(others.Where(entry => !renamed.Contains(entry.Name)), folder, "mission");
        if (renamed.Length > 0)
        {
            notices.Insert(0, new OtherRecordNotice(
                $"{Count.Of(renamed.Length, "folder")} in '{folder}' {(renamed.Length == 1 ? "contains" : "each contain")} a mission, but {(renamed.Length == 1 ? "its name is" : "their names are")} no mission {(renamed.Length == 1 ? "id" : "ids")}, such as '{Display.Short(renamed[0])}'. It is not read.", folder, NeedsDecision: true));
        }

        return notices;
    }

    /// <summary>What is to be said of copies that a conflict left among the records of a folder; null as a rule.</summary>
    /// <param name="entries">What lies there.</param>
    /// <param name="folder">Where, as the user knows it.</param>
    /// <param name="kind">What the records are.</param>
    public static OtherRecordNotice? OfCopies(IReadOnlyList<StateEntry> entries, string folder, string kind)
    {
        // This is asked of every folder that is listed, and hardly ever is there one.
        List<string>? copies = null;
        for (int index = 0; index < entries.Count; index++)
        {
            if (ConflictCopy.IsMatch(entries[index].Name))
            {
                (copies ??= []).Add(entries[index].Name);
            }
        }

        return copies is null ? null : Copies([.. copies.Order(StringComparer.Ordinal)], folder, kind);
    }

    private static OtherRecordNotice Copies(string[] names, string folder, string kind) => new(
        $"{Count.Of(names.Length, "file")} in '{folder}' {Are(names.Length)} a copy of a {kind} under another name, such as '{Display.Short(names[0])}', as a sync makes of a conflict. It is not read.", folder, NeedsDecision: true);

    private static List<OtherRecordNotice> Of(IEnumerable<StateEntry> entries, string folder, string kind)
    {
        string[] names = [.. entries.Select(static entry => entry.Name).Where(static name => !IsTemporary(name)).Order(StringComparer.Ordinal)];
        ILookup<bool, string> sorts = names.ToLookup(IsCopy);
        var notices = new List<OtherRecordNotice>(2);
        if (sorts[true].ToArray() is { Length: > 0 } copies)
        {
            notices.Add(Copies(copies, folder, kind));
        }

        if (sorts[false].ToArray() is { Length: > 0 } others)
        {
            notices.Add(new OtherRecordNotice(
                $"{Count.Of(others.Length, "file")} in '{folder}' {Are(others.Length)} not a {kind} of Maestro by name, such as '{Display.Short(others[0])}'. Files of other programs are left alone and not listed.", folder, NeedsDecision: false));
        }

        return notices;
    }

    // What an unfinished write left, or one that is going on: the check of temporary files reports it.
    internal static bool IsTemporary(string name) =>
        name.LastIndexOf(".tmp.", StringComparison.Ordinal) is >= 0 and var at && !name.AsSpan(at + ".tmp.".Length).ContainsAnyExceptInRange('0', '9');

    private static string Are(int count) => count == 1 ? "is" : "are each";

    // "2026-11-30-001 (conflicted copy).json", "2026-11-30-001.sync-conflict-20261130.json", "2026-11-30-001 2.json"
    private static bool IsCopy(string name)
    {
        int length = 11;
        while (length < name.Length && char.IsAsciiDigit(name[length]))
        {
            length++;
        }

        return name.Length > length && IdPattern.IsSequenced(name.AsSpan(0, length));
    }
}

/// <summary>Something among the records that is none of ours.</summary>
/// <param name="Message">What there is, in a sentence or two.</param>
/// <param name="Folder">Where.</param>
/// <param name="NeedsDecision">True when a person should look: a copy may hold what the record lacks.</param>
internal sealed record OtherRecordNotice(string Message, string Folder, bool NeedsDecision);
