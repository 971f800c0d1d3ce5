using System.Globalization;
using System.Text.Json;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Works out how the state of a linked worktree's workspace comes into the shared one. Reads both, writes neither.</summary>
/// <remarks>
/// Records whose id is taken by another record get a new one, and whatever refers to them follows; what is in both stays as it is; what differs
/// and has no id of its own is kept aside. Running it twice does nothing the second time.
/// </remarks>
internal sealed class WorktreeMerge
{
    private readonly IStateStore _source;
    private readonly IStateStore _target;
    private readonly string _aside;
    private readonly Dictionary<string, byte[]> _writes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _corrections = new(StringComparer.Ordinal);
    private readonly List<string> _renamed = [];
    private readonly List<string> _keptAside = [];

    private WorktreeMerge(IStateStore source, IStateStore target, string aside) => (_source, _target, _aside) = (source, target, aside);

    /// <summary>What the shared workspace is to get: content by store path.</summary>
    public IReadOnlyDictionary<string, byte[]> Writes => _writes;

    /// <summary>Which records got another id: <c>mission 2026-11-30-001 is 2026-11-30-004 now</c>.</summary>
    public IReadOnlyList<string> Renamed => _renamed;

    /// <summary>The store paths of what is kept aside, in the shared workspace.</summary>
    public IReadOnlyList<string> KeptAside => _keptAside;

    /// <param name="source">The worktree's workspace.</param>
    /// <param name="target">The shared one.</param>
    /// <param name="files">What <see cref="StrayState.Files"/> found.</param>
    /// <param name="tracked">The store paths that git tracks in the worktree.</param>
    /// <param name="aside">The folder of the shared workspace in which what fits nowhere is kept.</param>
    public static WorktreeMerge Plan(IStateStore source, IStateStore target, IReadOnlyList<string> files, IReadOnlySet<string> tracked, string aside)
    {
        var merge = new WorktreeMerge(source, target, aside);
        HashSet<string> left = [.. files];
        merge.Records(StatePaths.Missions, "mission", [.. files.Where(path => !IsShared(path, tracked))], left, merge._missions);
        merge.Records(StatePaths.Corrections, "correction", files, left, merge._corrections);
        merge.Records(StatePaths.Handoffs, "handoff", files, left, []);
        foreach (string path in files.Where(left.Contains))
        {
            if (path == StatePaths.Notes ? !merge.TryNotes() : path != StatePaths.RatchetSuite || !merge.TryRatchet())
            {
                merge.Keep(path, merge._source.Read(path) ?? []);
            }
        }

        return merge;
    }

    // A record is a file, or a mission's folder: whatever has the id at its place.
    private void Records(string folder, string kind, IReadOnlyList<string> files, HashSet<string> left, Dictionary<string, string> renamed)
    {
        int start = folder.Length + 1;
        HashSet<string> existing = [.. Ids(_target, folder)];
        HashSet<string> taken = [.. existing, .. Ids(_source, folder)];
        foreach (IGrouping<string, string> record in files.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).GroupBy(path => IdAt(path, start)))
        {
            string id = record.Key;
            if (!IdPattern.IsSequenced(id))
            {
                continue;
            }

            string[] paths = [.. record];
            try
            {
                string? place = existing.Contains(id) ? existing.Where(other => IsSameDay(id, other)).FirstOrDefault(other => IsThere(paths, start, id, other)) : id;
                bool isNew = place is null;
                place ??= SequencedId.Next(taken, DateOnly.ParseExact(id[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), unique: false);
                (string, byte[])[] contents = [.. paths.Select(path => (At(path, start, id, place), Rewritten(path, id, place)))];
                if (isNew)
                {
                    _renamed.Add($"{kind} {id} is {place} now");
                }

                if (place != id)
                {
                    renamed[id] = place;
                }

                existing.Add(place);
                taken.Add(place);
                foreach ((string path, byte[] content) in contents)
                {
                    Keep(path, content);
                }

                left.ExceptWith(paths);
            }
            catch (Exception damage) when (damage is JsonException or FormatException or InvalidOperationException)
            {
                // What can't be read can't get another id: it is kept as it is, at its place or aside.
            }
        }
    }

    private bool IsThere(string[] paths, int start, string id, string other) =>
        paths.All(path => Existing(At(path, start, id, other)) is { } content && content.AsSpan().SequenceEqual(Rewritten(path, id, other)));

    private byte[] Rewritten(string path, string id, string place)
    {
        byte[] content = _source.Read(path) ?? [];
        bool isMission = path.StartsWith(StatePaths.Missions + "/", StringComparison.Ordinal);
        bool isJson = path.EndsWith(".json", StringComparison.Ordinal);
        if (!isJson || (isMission ? place == id : place == id && _missions.Count == 0))
        {
            return content;
        }

        return JsonIds.Replace(content, (name, depth, value) =>
            name == "missionId" ? isMission && value == id ? place : _missions.GetValueOrDefault(value)
            // A checkpoint holds the whole mission.
            : name == "id" && (depth == 1 || isMission) && value == id ? place
            : null);
    }

    private static IEnumerable<string> Ids(IStateStore store, string folder) =>
        store.Names(folder).Select(static entry => entry.IsRecord ? entry.RecordId : entry.Name);

    private static string IdAt(string path, int start)
    {
        string name = path[start..].Split('/')[0];
        return name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : name;
    }

    private static string At(string path, int start, string id, string place) => string.Concat(path.AsSpan(0, start), place, path.AsSpan(start + id.Length));

    // A mission that git tracks in part is the same one here and there: only a file more or less is new.
    private static bool IsShared(string path, IReadOnlySet<string> tracked) =>
        path.Split('/') is [StatePaths.Missions, var id, ..] && tracked.Any(other => other.StartsWith($"{StatePaths.Missions}/{id}/", StringComparison.Ordinal));

    private static bool IsSameDay(string one, string other) => IdPattern.IsSequenced(other) && other.AsSpan(0, 10).SequenceEqual(one.AsSpan(0, 10));

    private bool TryNotes()
    {
        try
        {
            IReadOnlyList<Note> known = StrayState.Notes(_target);
            _ = StrayState.Notes(_source);
            IReadOnlyList<Note> missing = StrayState.MissingNotes(_source, _target);
            HashSet<long> times = [.. known.Select(static note => note.Timestamp.ToUnixTimeMilliseconds())];
            var all = new List<Note>(known);
            foreach (Note note in missing)
            {
                long time = note.Timestamp.ToUnixTimeMilliseconds();
                while (!times.Add(time))
                {
                    time++;
                }

                all.Add(note with { Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(time) });
            }

            if (missing.Count > 0)
            {
                _writes[StatePaths.Notes] = StateJson.Write<IReadOnlyList<Note>>(all, MemoryJsonContext.Default.Notes).ToArray();
            }

            return true;
        }
        catch (MaestroException)
        {
            return false;
        }
    }

    private bool TryRatchet()
    {
        try
        {
            RatchetSuite known = Suite(_target);
            var rules = new List<RatchetRule>(known.Rules);
            foreach (RatchetRule rule in Suite(_source).Rules)
            {
                RatchetRule moved = rule with { CorrectionId = _corrections.GetValueOrDefault(rule.CorrectionId, rule.CorrectionId) };
                if (rules.Any(other => other.CorrectionId == moved.CorrectionId && other.Pattern == moved.Pattern && (other.Globs ?? []).SequenceEqual(moved.Globs ?? [])))
                {
                    continue;
                }

                string id = moved.RatchetId;
                for (int number = 2; rules.Any(other => other.RatchetId == id); number++)
                {
                    id = string.Create(CultureInfo.InvariantCulture, $"{moved.RatchetId}-{number}");
                }

                if (id != moved.RatchetId)
                {
                    _renamed.Add($"ratchet rule {moved.RatchetId} is {id} now");
                }

                rules.Add(moved with { RatchetId = id });
            }

            if (rules.Count > known.Rules.Count)
            {
                _writes[StatePaths.RatchetSuite] = StateJson.Write(known with { Rules = rules }, MemoryJsonContext.Default.RatchetSuite).ToArray();
            }

            return true;
        }
        catch (MaestroException)
        {
            return false;
        }
    }

    private static RatchetSuite Suite(IStateStore store) =>
        store.Read(StatePaths.RatchetSuite) is { } content ? MemoryFiles.Suite(content, store.FullPath(StatePaths.RatchetSuite)) : new RatchetSuite();

    private void Keep(string path, byte[] content)
    {
        byte[]? there = _writes.GetValueOrDefault(path) ?? Existing(path);
        if (there is null)
        {
            _writes[path] = content;
        }
        else if (!there.AsSpan().SequenceEqual(content))
        {
            _writes[$"{_aside}/{path}"] = content;
            _keptAside.Add($"{_aside}/{path}");
        }
    }

    // What can't be read exists nevertheless, and is not written over.
    private byte[]? Existing(string path)
    {
        try
        {
            return _target.Read(path);
        }
        catch (MaestroException)
        {
            return [];
        }
    }
}
