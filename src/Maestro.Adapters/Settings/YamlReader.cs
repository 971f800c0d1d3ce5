using Maestro.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Maestro.Adapters.Settings;

/// <summary>Reads a YAML text as one map with the places of its parts, within limits that no honest configuration reaches.</summary>
internal sealed class YamlReader
{
    public const int MaxCharacters = 1024 * 1024;
    private const int MaxDepth = 32;

    // An alias is a reference here, yet whoever walks the values walks each use.
    private const int MaxSize = 50_000;

    private readonly Dictionary<string, YamlPart> _anchors = [];
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    private YamlReader(string text)
    {
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    /// <summary>The text's map, or null when the text has no value.</summary>
    /// <exception cref="YamlProblemException">It is not such a text.</exception>
    public static YamlMap? Read(string text)
    {
        if (text.Length > MaxCharacters)
        {
            throw new YamlProblemException($"The file has {text.Length:N0} characters; the limit is {MaxCharacters:N0}.", Mark.Empty);
        }

        YamlReader reader = new(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            // For a tab the library names the beginning of the map that the tab is in; where it stands is more use.
            bool tab = exception.Message.Contains("tab", StringComparison.Ordinal);
            throw new YamlProblemException(
                $"This is not valid YAML: {Display.Plain(exception.Message).TrimEnd('.')}.", tab ? reader._scanner.CurrentPosition : exception.Start);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // How the library's scanner gives up on some texts, such as a list that is never closed, or an unpaired surrogate (\ud800 alone).
            throw new YamlProblemException(
                "This is not valid YAML: something before this point is not closed or is misplaced.", reader._scanner.CurrentPosition);
        }
    }

    private YamlMap? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        YamlPart root = ReadPart(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            throw new YamlProblemException("A configuration must be a single YAML document; a second one starts here.", second.Start);
        }

        return root switch
        {
            YamlMap map => map,
            YamlScalar { Value: null } => null,
            _ => throw new YamlProblemException("A configuration must be a map of keys and values.", new Mark(root.Start, root.Line, root.Column)),
        };
    }

    private YamlPart ReadPart(int depth)
    {
        ParsingEvent current = _parser.Current!;
        if (depth > MaxDepth)
        {
            throw new YamlProblemException($"Values are nested more than {MaxDepth} levels deep.", current.Start);
        }

        if (current is NodeEvent { Tag: { IsEmpty: false } tag } && !IsStandard(tag.ToString()))
        {
            throw new YamlProblemException($"The tag {QuotedText.Of(tag.ToString())} is not supported here.", current.Start);
        }

        if (_parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out YamlPart? target)
                ? target with
                {
                    Start = Index(alias.Start),
                    End = Index(alias.End),
                    Line = (int)alias.Start.Line,
                    Column = (int)alias.Start.Column,
                    IsInline = true,
                }
                : throw new YamlProblemException($"The anchor {QuotedText.Of(alias.Value.Value)} is not defined before this point.", alias.Start);
        }

        YamlPart part = current switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => throw new YamlProblemException("A value is missing here.", current.Start),
        };
        if (part.Size > MaxSize)
        {
            throw new YamlProblemException($"The configuration has more than {MaxSize:N0} values.", current.Start);
        }

        if (current is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            _anchors[anchor.Value] = part;
        }

        return part;
    }

    private YamlScalar ReadScalar()
    {
        Scalar scalar = _parser.Consume<Scalar>();
        bool plain = scalar.Style == ScalarStyle.Plain
            && !(scalar.Tag is { IsEmpty: false } tag && tag.ToString().EndsWith(":str", StringComparison.Ordinal));
        return new YamlScalar(scalar.Value, plain, Index(scalar.Start), Index(scalar.End), (int)scalar.Start.Line, (int)scalar.Start.Column)
        {
            IsInline = scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded),
        };
    }

    private YamlList ReadList(int depth)
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        List<YamlPart> items = [];
        int end = Index(start.Start);
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadPart(depth + 1));
            end = items[^1].End;
        }

        SequenceEnd close = _parser.Consume<SequenceEnd>();
        bool inline = start.Style == SequenceStyle.Flow;
        end = inline ? Index(close.Start) + 1 : end;
        return new YamlList(items, Index(start.Start), end, (int)start.Start.Line, (int)start.Start.Column) { IsInline = inline };
    }

    private YamlMap ReadMap(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        List<YamlMember> members = [];
        HashSet<string> names = [];
        int end = Index(start.Start);
        while (!_parser.Accept<MappingEnd>(out _))
        {
            ParsingEvent keyStart = _parser.Current!;
            if (ReadPart(depth + 1) is not YamlScalar key)
            {
                throw new YamlProblemException("A key must be a single word or a text.", keyStart.Start);
            }

            if (!names.Add(key.Text))
            {
                throw new YamlProblemException($"The key {QuotedText.Of(key.Text)} appears twice.", keyStart.Start);
            }

            members.Add(new YamlMember(key, ReadPart(depth + 1)));
            end = Math.Max(key.End, members[^1].Value.End);
        }

        MappingEnd close = _parser.Consume<MappingEnd>();
        bool inline = start.Style == MappingStyle.Flow;
        end = inline ? Index(close.Start) + 1 : end;
        return new YamlMap(members, Index(start.Start), end, (int)start.Start.Line, (int)start.Start.Column) { IsInline = inline };
    }

    private static int Index(Mark mark) => (int)mark.Index;

    private static bool IsStandard(string tag) => tag is "!" || tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal);
}
