using System.Collections.Specialized;

namespace Maestro.Settings;

/// <summary>Where a value of the configuration comes from.</summary>
/// <param name="Source">default, global or project.</param>
/// <param name="Path">The file, or null for the defaults.</param>
internal sealed record ConfigurationOrigin(string Source, string? Path)
{
    public static ConfigurationOrigin Default { get; } = new(ConfigurationSource.Default, null);
}

/// <summary>A value of a configuration file, with its place.</summary>
internal abstract record ConfigurationNode(ConfigurationOrigin Origin, int Line, int Column)
{
    /// <summary>What the value is, for a message.</summary>
    public abstract string Kind { get; }

    /// <summary>The value as a plain object: string, bool, long, double, an array, an <see cref="OrderedDictionary"/>, or null.</summary>
    public abstract object? ToObject();
}

/// <summary>A single value: string, bool, long, double or null.</summary>
internal sealed record ConfigurationScalar(object? Value, ConfigurationOrigin Origin, int Line, int Column) : ConfigurationNode(Origin, Line, Column)
{
    public override string Kind => Value switch
    {
        null => "nothing",
        bool => "true or false",
        long or double => "a number",
        _ => "text",
    };

    public override object? ToObject() => Value;
}

/// <summary>A list of values.</summary>
internal sealed record ConfigurationList(IReadOnlyList<ConfigurationNode> Items, ConfigurationOrigin Origin, int Line, int Column)
    : ConfigurationNode(Origin, Line, Column)
{
    public override string Kind => "a list";

    public override object ToObject() => Items.Select(item => item.ToObject()).ToArray();
}

/// <summary>A key and its value.</summary>
internal sealed record ConfigurationMember(string Name, int Line, int Column, ConfigurationNode Value);

/// <summary>Keys with values, in the order of the file.</summary>
internal sealed record ConfigurationMap(IReadOnlyList<ConfigurationMember> Members, ConfigurationOrigin Origin, int Line, int Column)
    : ConfigurationNode(Origin, Line, Column)
{
    public override string Kind => "a map";

    /// <summary>The value of a key, or null.</summary>
    public ConfigurationNode? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The value at a dotted key, or null.</summary>
    public ConfigurationNode? Find(string key)
    {
        ConfigurationNode? node = this;
        foreach (string name in key.Split('.'))
        {
            node = (node as ConfigurationMap)?[name];
        }

        return node;
    }

    /// <summary>The map without what stands at a dotted key.</summary>
    public ConfigurationMap Without(string key)
    {
        string[] names = key.Split('.', 2);
        return this with
        {
            Members =
            [
                .. Members.Where(member => member.Name != names[0] || names.Length > 1).Select(member =>
                    member.Name == names[0] && member.Value is ConfigurationMap map ? member with { Value = map.Without(names[1]) } : member),
            ],
        };
    }

    public override object ToObject()
    {
        OrderedDictionary map = [];
        foreach (ConfigurationMember member in Members)
        {
            map[member.Name] = member.Value.ToObject();
        }

        return map;
    }

    /// <summary>Lays another map over this one: maps are merged key by key; anything else, null too, replaces what was there.</summary>
    public ConfigurationMap Merge(ConfigurationMap over)
    {
        List<ConfigurationMember> members = [.. Members];
        foreach (ConfigurationMember member in over.Members)
        {
            int index = members.FindIndex(known => known.Name == member.Name);
            if (index < 0)
            {
                members.Add(member);
            }
            else if (members[index].Value is ConfigurationMap below && member.Value is ConfigurationMap above)
            {
                members[index] = member with { Value = below.Merge(above) };
            }
            else
            {
                members[index] = member;
            }
        }

        return over with { Members = members };
    }
}
