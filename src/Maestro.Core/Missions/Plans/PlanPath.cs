using System.Globalization;

namespace Maestro.Missions;

/// <summary>The place of a value in a plan, such as <c>features[3].fulfills[0].check</c>; it becomes text only for a message.</summary>
internal readonly record struct PlanPath
{
    private const int None = -1;

    private readonly string _list;
    private readonly int _index;
    private readonly string? _member;
    private readonly int _item;
    private readonly string? _last;

    private PlanPath(string list, int index, string? member, int item, string? last) =>
        (_list, _index, _member, _item, _last) = (list, index, member, item, last);

    /// <summary>The plan itself.</summary>
    public static PlanPath Root { get; } = new("$", None, null, None, null);

    public static implicit operator PlanPath(string key) => new(key, None, null, None, null);

    /// <summary>The value of a key of the object at this place.</summary>
    public PlanPath Member(string key) =>
        _index == None ? key : _member is null ? new PlanPath(_list, _index, key, None, null) : new PlanPath(_list, _index, _member, _item, key);

    /// <summary>An item of the list at this place.</summary>
    public PlanPath Item(int index) => _member is null ? new PlanPath(_list, index, null, None, null) : new PlanPath(_list, _index, _member, index, null);

    public override string ToString()
    {
        string text = _index == None ? _list : string.Create(CultureInfo.InvariantCulture, $"{_list}[{_index}]");
        text = _member is null ? text : $"{text}.{_member}";
        text = _item == None ? text : string.Create(CultureInfo.InvariantCulture, $"{text}[{_item}]");
        return _last is null ? text : $"{text}.{_last}";
    }
}
