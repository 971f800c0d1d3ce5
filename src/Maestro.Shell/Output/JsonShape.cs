using System.Management.Automation;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Output;

/// <summary>How much of the objects goes into JSON: by default what a reader with little room needs.</summary>
internal sealed class JsonShape(OutputOptions options)
{
    /// <summary>The property set of a type that is given by default.</summary>
    public const string DefaultSet = "Brief";

    private const int UsualMost = 20;

    private readonly Dictionary<string, HashSet<string>?> _sets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _cut = new(StringComparer.Ordinal);

    /// <summary>The most objects to write.</summary>
    public int Most { get; } = options.First ?? (options.Full ? int.MaxValue : UsualMost);

    /// <summary>The most items of a list inside an object.</summary>
    public int MostInside { get; } = options.Full || options.Select is not null ? int.MaxValue : UsualMost;

    /// <summary>A property that is not written.</summary>
    public string? Hidden { get; init; }

    /// <summary>True where the reader types commands in another shell than PowerShell: those of the module begin with <c>maestro</c>.</summary>
    public bool IsTypedInShell { get; init; }

    private bool KeepsNulls => options.Full || options.Select is not null;

    /// <summary>Notes a list inside an object of which not all was written.</summary>
    /// <param name="property">The property that has it.</param>
    /// <param name="count">How many items it has.</param>
    public void NoteCut(string property, int count) => _cut[property] = Math.Max(count, _cut.GetValueOrDefault(property));

    /// <summary>Writes what was omitted, as a line of JSON each.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="count">How many objects there were.</param>
    public void WriteNotices(TextWriter error, int count)
    {
        if (count > Most)
        {
            error.WriteLine(ErrorJson.TruncatedLine(null, Most, count));
        }

        foreach ((string property, int items) in _cut)
        {
            error.WriteLine(ErrorJson.TruncatedLine(property, MostInside, items));
        }
    }

    /// <summary>The properties of an object to write, in order.</summary>
    /// <param name="target">The object.</param>
    /// <param name="isOutermost">False for one inside another.</param>
    public IEnumerable<PSPropertyInfo> Properties(PSObject target, bool isOutermost)
    {
        if (isOutermost && options.Select is { } names)
        {
            return names.Select(name => target.Properties[name] ?? new PSNoteProperty(name, null));
        }

        HashSet<string>? set = options.Full ? null : SetOf(target);
        return target.Properties.Where(property => property.IsGettable && set?.Contains(property.Name) != false && (property.Name != Hidden || !isOutermost));
    }

    /// <summary>Whether a property with this value is written.</summary>
    public bool Takes(object? value) => value is not null || KeepsNulls;

    /// <summary>The next command in the form in which the reader of the output types it; any other value as it is.</summary>
    /// <param name="target">The object that has it.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Its value.</param>
    public object? Typed(PSObject target, string property, object? value) =>
        IsTypedInShell && value is string command && IsNext(target, property) ? ErrorFacts.TypedInAShell(command) : value;

    // The command of an event or of a check is data.
    private static bool IsNext(PSObject target, string property) => property is "Next" or "Fix"
        || (property == "Command" && target.BaseObject.GetType().Name is "BriefItem" or "SnapshotStep");

    private HashSet<string>? SetOf(PSObject target)
    {
        string type = target.TypeNames is [var first, ..] ? first : "";
        if (!_sets.TryGetValue(type, out HashSet<string>? set))
        {
            set = target.Members[DefaultSet] is PSPropertySet named ? [.. named.ReferencedPropertyNames] : null;
            _sets.Add(type, set);
        }

        return set;
    }
}
