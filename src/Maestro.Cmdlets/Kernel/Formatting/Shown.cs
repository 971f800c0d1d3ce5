using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>A record as a view gets it: the record itself, or what came back of it from a file, a job or another session.</summary>
/// <param name="target">The record, or a bag of the same properties.</param>
internal readonly struct Shown(object? target)
{
    /// <summary>The value of a property; null where there is none.</summary>
    public object? this[string name] => target is null ? null : Base(PSObject.AsPSObject(target).Properties[name]?.Value);

    public bool IsNull => target is null;

    public string Text(string name) => Plain(this[name]);

    public Shown Part(string name) => new(this[name]);

    public int Number(string name) => this[name] is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;

    public IReadOnlyList<object> Items(string name) => Items(this[name]);

    public IReadOnlyList<Shown> Parts(string name) => [.. Items(name).Select(static item => new Shown(item))];

    public static string Plain(object? value) => value is null ? "" : Display.Plain(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    public static IReadOnlyList<object> Items(object? list) => Base(list) switch
    {
        null => [],
        string text => [text],
        IEnumerable items => [.. items.Cast<object?>().Select(Base).OfType<object>()],
        { } one => [one],
    };

    /// <summary>A moment; one that came back from a file is no DateTimeOffset any more, but still holds one.</summary>
    public static DateTimeOffset? Time(object? value) => Base(value) switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        PSObject bag when Base(bag.Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value) is DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        { } other => DateTimeOffset.TryParse(other.ToString(), CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) ? time : null,
    };

    private static object? Base(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
