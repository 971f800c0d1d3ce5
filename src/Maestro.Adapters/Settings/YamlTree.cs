using YamlDotNet.Core;

namespace Maestro.Adapters.Settings;

/// <summary>A part of a YAML text with its place in it; offsets count UTF-16 characters from 0.</summary>
internal abstract record YamlPart(int Start, int End, int Line, int Column)
{
    /// <summary>How many parts it has, itself included, with aliases counted as often as they are used.</summary>
    public abstract int Size { get; }

    /// <summary>True when it stands in brackets or braces, or is a scalar on the line of its key.</summary>
    public bool IsInline { get; init; } = true;
}

internal sealed record YamlScalar(string Text, bool IsPlain, int Start, int End, int Line, int Column) : YamlPart(Start, End, Line, Column)
{
    public override int Size => 1;

    /// <summary>The value by the core schema: a plain word may be a number, true or false, or nothing; quoted text is always text.</summary>
    public object? Value => IsPlain ? YamlWords.Resolve(Text) : Text;
}

internal sealed record YamlList(IReadOnlyList<YamlPart> Items, int Start, int End, int Line, int Column) : YamlPart(Start, End, Line, Column)
{
    public override int Size { get; } = 1 + Items.Sum(item => item.Size);
}

internal sealed record YamlMember(YamlScalar Key, YamlPart Value);

internal sealed record YamlMap(IReadOnlyList<YamlMember> Members, int Start, int End, int Line, int Column) : YamlPart(Start, End, Line, Column)
{
    public override int Size { get; } = 1 + Members.Sum(member => 1 + member.Value.Size);

    public YamlMember? Find(string name) => Members.FirstOrDefault(member => member.Key.Text == name);
}

/// <summary>What is wrong with a YAML text, and where.</summary>
internal sealed class YamlProblemException(string message, Mark at) : Exception(message)
{
    public int Line { get; } = (int)at.Line;

    public int Column { get; } = (int)at.Column;
}
