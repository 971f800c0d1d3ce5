using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Maestro.Help;

/// <summary>The yaml block of a parameter, read and written.</summary>
internal static class ParameterBlock
{
    private static readonly string[] Keys =
        ["Type", "DefaultValue", "SupportsWildcards", "Aliases", "ParameterSets", "DontShow", "AcceptedValues", "HelpMessage"];

    private static readonly string[] SetKeys =
        ["Name", "Position", "IsRequired", "ValueFromPipeline", "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments"];

    /// <summary>Reads a block; what is wrong goes to <paramref name="report"/> with line and column within the block, from 1.</summary>
    public static ParameterFacts? Read(string yaml, Action<long, long, string> report)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode map)
            {
                report(1, 1, "The yaml block is empty; it needs Type and ParameterSets.");
                return null;
            }

            return Read(map, report);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws for an unclosed bracket.
            report(1, 1, "The yaml block can't be read: a bracket is not closed.");
            return null;
        }
        catch (YamlException error)
        {
            report(error.Start.Line, error.Start.Column, $"The yaml block can't be read: {error.InnerException?.Message ?? error.Message}");
            return null;
        }
    }

    public static string Write(ParameterFacts facts, string newLine)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append(newLine);
        Line($"Type: {Scalar(facts.Type)}");
        Line($"DefaultValue: {Scalar(facts.DefaultValue)}");
        Line($"SupportsWildcards: {Bool(facts.SupportsWildcards)}");
        WriteList("Aliases", facts.Aliases, Line);
        Line(facts.Sets.Count == 0 ? "ParameterSets: []" : "ParameterSets:");
        foreach (ParameterSetFacts set in facts.Sets)
        {
            Line($"- Name: {Scalar(set.Name)}");
            Line($"  Position: {Scalar(set.Position)}");
            Line($"  IsRequired: {Bool(set.IsRequired)}");
            Line($"  ValueFromPipeline: {Bool(set.ValueFromPipeline)}");
            Line($"  ValueFromPipelineByPropertyName: {Bool(set.ValueFromPipelineByPropertyName)}");
            Line($"  ValueFromRemainingArguments: {Bool(set.ValueFromRemainingArguments)}");
        }

        Line($"DontShow: {Bool(facts.DontShow)}");
        WriteList("AcceptedValues", facts.AcceptedValues, Line);
        Line($"HelpMessage: {Scalar(facts.HelpMessage)}");
        return text.ToString();
    }

    private static ParameterFacts? Read(YamlMappingNode map, Action<long, long, string> report)
    {
        bool good = KeysAreKnown(map, Keys, report);
        string type = Text(map, "Type");
        if (type.Length == 0)
        {
            report(map.Start.Line, map.Start.Column, "The yaml block has no Type.");
            return null;
        }

        var sets = new List<ParameterSetFacts>();
        foreach (YamlNode node in List(map, "ParameterSets"))
        {
            if (node is YamlMappingNode set && Text(set, "Name").Length > 0)
            {
                good &= KeysAreKnown(set, SetKeys, report);
                sets.Add(ReadSet(set));
            }
            else
            {
                report(node.Start.Line, node.Start.Column, "An entry of ParameterSets has no Name.");
                good = false;
            }
        }

        if (sets.Count == 0)
        {
            report(map.Start.Line, map.Start.Column, "The yaml block has no ParameterSets.");
            return null;
        }

        return !good ? null : new ParameterFacts
        {
            Type = type,
            DefaultValue = Text(map, "DefaultValue"),
            SupportsWildcards = Flag(map, "SupportsWildcards"),
            Aliases = [.. List(map, "Aliases").Select(node => node.ToString())],
            Sets = sets,
            DontShow = Flag(map, "DontShow"),
            AcceptedValues = [.. List(map, "AcceptedValues").Select(node => node.ToString())],
            HelpMessage = Text(map, "HelpMessage"),
        };
    }

    private static ParameterSetFacts ReadSet(YamlMappingNode set) => new()
    {
        Name = Text(set, "Name"),
        Position = Text(set, "Position") is { Length: > 0 } position ? position : ParameterSetFacts.Named,
        IsRequired = Flag(set, "IsRequired"),
        ValueFromPipeline = Flag(set, "ValueFromPipeline"),
        ValueFromPipelineByPropertyName = Flag(set, "ValueFromPipelineByPropertyName"),
        ValueFromRemainingArguments = Flag(set, "ValueFromRemainingArguments"),
    };

    private static bool KeysAreKnown(YamlMappingNode map, string[] known, Action<long, long, string> report)
    {
        bool good = true;
        foreach (YamlNode key in map.Children.Keys.Where(key => !known.Contains(key.ToString())))
        {
            report(key.Start.Line, key.Start.Column, $"The key '{key}' is not one of {string.Join(", ", known)}.");
            good = false;
        }

        return good;
    }

    private static YamlNode? Value(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;

    private static string Text(YamlMappingNode map, string key) => (Value(map, key) as YamlScalarNode)?.Value ?? "";

    private static bool Flag(YamlMappingNode map, string key) => Text(map, key).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<YamlNode> List(YamlMappingNode map, string key) => (Value(map, key) as YamlSequenceNode)?.Children ?? [];

    private static void WriteList(string key, IReadOnlyList<string> values, Action<string> line)
    {
        line(values.Count == 0 ? $"{key}: []" : $"{key}:");
        foreach (string value in values)
        {
            line($"- {Scalar(value)}");
        }
    }

    private static string Bool(bool value) => value ? "true" : "false";

    // Plain where yaml allows it without a doubt, single quotes otherwise.
    private static string Scalar(string value)
    {
        bool plain = value.Length > 0 && (char.IsAsciiLetterOrDigit(value[0]) || value[0] is '(' or '.' or '/')
            && !char.IsWhiteSpace(value[^1])
            && value.All(character => !char.IsControl(character))
            && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal) && value[^1] != ':';
        return plain ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
