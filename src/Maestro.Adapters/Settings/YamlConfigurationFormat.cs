using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Adapters.Settings;

/// <summary>Configuration files as YAML.</summary>
internal sealed class YamlConfigurationFormat : IConfigurationFormat
{
    private const char ByteOrderMark = '\uFEFF';

    public ConfigurationDocument Parse(string text, ConfigurationOrigin origin)
    {
        try
        {
            YamlMap? root = YamlReader.Read(text.TrimStart(ByteOrderMark));
            return new ConfigurationDocument(root is null ? new ConfigurationMap([], origin, 1, 1) : (ConfigurationMap)ToNode(root, origin), []);
        }
        catch (YamlProblemException problem)
        {
            ConfigurationProblem error = new()
            {
                Path = origin.Path,
                Line = Math.Max(1, problem.Line),
                Column = Math.Max(1, problem.Column),
                Key = "",
                Message = problem.Message,
                IsError = true,
            };
            return new ConfigurationDocument(new ConfigurationMap([], origin, 1, 1), [error]);
        }
    }

    public string Set(string text, string key, object? value)
    {
        ConfigurationNode node = ConfigurationValue.ToNode(value);
        return Edit(text, key, body => YamlEditor.Set(body, key.Split('.'), YamlWords.Write(node)), node);
    }

    public string Remove(string text, string key) => Edit(text, key, body => YamlEditor.Remove(body, key.Split('.')), null);

    // The edit works on text, so its outcome is read again: nothing but the one key may have changed.
    private static string Edit(string text, string key, Func<string, string> edit, ConfigurationNode? expected)
    {
        string mark = text.StartsWith(ByteOrderMark) ? ByteOrderMark.ToString() : "";
        string body = text[mark.Length..];
        string edited;
        try
        {
            ConfigurationMap before = Values(body);
            edited = edit(body);
            ConfigurationMap after = Values(edited);
            string? found = after.Find(key) is { } node ? YamlWords.Write(node) : null;
            string? wanted = expected is null ? null : YamlWords.Write(expected);
            if (found != wanted || !SameOutside(before, after, key))
            {
                throw Refused(key, "the setting can't be changed safely because of how it is written", null);
            }
        }
        catch (YamlProblemException problem)
        {
            throw Refused(key, $"line {Math.Max(1, problem.Line)}, column {Math.Max(1, problem.Column)}: {problem.Message.TrimEnd('.')}", problem);
        }

        return mark + edited;
    }

    private static ConfigurationMap Values(string body) =>
        YamlReader.Read(body) is { } root
            ? (ConfigurationMap)ToNode(root, ConfigurationOrigin.Default)
            : new ConfigurationMap([], ConfigurationOrigin.Default, 0, 0);

    // Groups that an edit made or emptied are no change of their own.
    private static bool SameOutside(ConfigurationMap before, ConfigurationMap after, string key) =>
        Rest(before, key).SequenceEqual(Rest(after, key));

    private static IEnumerable<string> Rest(ConfigurationMap map, string key, string prefix = "")
    {
        foreach (ConfigurationMember member in map.Members)
        {
            string path = prefix + member.Name;
            bool isGroupOfKey = key.StartsWith(path + ".", StringComparison.Ordinal);
            if (path == key || (isGroupOfKey && member.Value is ConfigurationScalar { Value: null }))
            {
                continue;
            }

            if (member.Value is ConfigurationMap group && (isGroupOfKey || group.Members.Count > 0))
            {
                foreach (string leaf in Rest(group, key, path + "."))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return $"{path}={YamlWords.Write(member.Value)}";
            }
        }
    }

    private static MaestroException Refused(string key, string reason, Exception? cause) => new(
        ErrorCode.ConfigurationInvalid,
        $"The configuration can't be changed: {reason}.",
        $"Edit the file and set {key} by hand.",
        key,
        cause);

    private static ConfigurationNode ToNode(YamlPart part, ConfigurationOrigin origin) => part switch
    {
        YamlScalar scalar => new ConfigurationScalar(scalar.Value, origin, scalar.Line, scalar.Column),
        YamlList list => new ConfigurationList([.. list.Items.Select(item => ToNode(item, origin))], origin, list.Line, list.Column),
        YamlMap map => new ConfigurationMap(
            [.. map.Members.Select(member => new ConfigurationMember(member.Key.Text, member.Key.Line, member.Key.Column, ToNode(member.Value, origin)))],
            origin,
            map.Line,
            map.Column),
        _ => throw new InvalidOperationException("A YAML part is a scalar, a list or a map."),
    };
}
