using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>Compares a configuration file with the catalogue: keys that are not known are warnings, values of the wrong kind errors.</summary>
internal static class ConfigurationCheck
{
    private static readonly string[] PhaseKeys = ["label", "kind", "profile", "description"];

    public static IReadOnlyList<ConfigurationProblem> Problems(ConfigurationMap root)
    {
        List<ConfigurationProblem> problems = [];
        CheckMap(root, "", problems);
        return problems;
    }

    private static void CheckMap(ConfigurationMap map, string key, List<ConfigurationProblem> problems)
    {
        IReadOnlyList<string> names = ConfigurationCatalog.NamesBelow(key);
        foreach (ConfigurationMember member in map.Members)
        {
            string path = key.Length == 0 ? member.Name : $"{key}.{member.Name}";
            if (!names.Contains(member.Name) && !names.Contains("*"))
            {
                string place = key.Length == 0 ? "" : $" below {QuotedText.Of(key)}";
                Warn(problems, map, member, path, $"{QuotedText.Of(member.Name)} is not a known setting{place}.{NearestWord.Suggest(member.Name, names)}");
            }
            else if (ConfigurationCatalog.Find(path) is { } known && (known.IsPattern || known.Key == path))
            {
                CheckValue(known, path, member, problems);
            }
            else if (member.Value is ConfigurationMap group)
            {
                CheckMap(group, path, problems);
            }
            else if (member.Value is not ConfigurationScalar { Value: null })
            {
                Fail(problems, member.Value, path, $"{QuotedText.Of(path)} is a group of settings, not {member.Value.Kind}.");
            }
        }
    }

    private static void CheckValue(ConfigurationKey known, string path, ConfigurationMember member, List<ConfigurationProblem> problems)
    {
        if (known.IsGlobalOnly && member.Value.Origin.Source == ConfigurationSource.Project)
        {
            Warn(problems, member.Value, member, path, $"{QuotedText.Of(path)} only applies in the global configuration.");
        }

        if (known.Type == ConfigurationType.Phases)
        {
            CheckPhases(path, member.Value, problems);
        }
        else if (known.Type == ConfigurationType.TextList && member.Value is ConfigurationList list)
        {
            CheckTexts(path, list, problems);
        }
        else if (!ConfigurationValue.Fits(known, member.Value))
        {
            string found = member.Value is ConfigurationScalar { Value: string or long or double } scalar
                ? QuotedText.Of(Convert.ToString(scalar.Value, System.Globalization.CultureInfo.InvariantCulture)!)
                : member.Value.Kind;
            string suggestion = member.Value is ConfigurationScalar { Value: string word } ? NearestWord.Suggest(word, known.Words) : "";
            Fail(problems, member.Value, path, $"{QuotedText.Of(path)} must be {known.Expected}, not {found}.{suggestion}");
        }
    }

    private static void CheckTexts(string path, ConfigurationList list, List<ConfigurationProblem> problems)
    {
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not ConfigurationScalar { Value: string })
            {
                Fail(problems, list.Items[i], $"{path}[{i}]", $"{QuotedText.Of($"{path}[{i}]")} must be text, not {list.Items[i].Kind}.");
            }
        }
    }

    private static void CheckPhases(string path, ConfigurationNode value, List<ConfigurationProblem> problems)
    {
        if (value is not ConfigurationList list)
        {
            Fail(problems, value, path, $"{QuotedText.Of(path)} must be a list of phases, each with a label, not {value.Kind}.");
            return;
        }

        for (int i = 0; i < list.Items.Count; i++)
        {
            string phasePath = $"{path}[{i}]";
            if (list.Items[i] is not ConfigurationMap phase)
            {
                Fail(problems, list.Items[i], phasePath, $"A phase must be a map with a label, not {list.Items[i].Kind}.");
                continue;
            }

            if (phase["label"] is null)
            {
                Fail(problems, phase, $"{phasePath}.label", "A phase requires a label.");
            }

            foreach (ConfigurationMember member in phase.Members)
            {
                CheckPhaseMember(phase, member, $"{phasePath}.{member.Name}", problems);
            }
        }
    }

    private static void CheckPhaseMember(ConfigurationMap phase, ConfigurationMember member, string path, List<ConfigurationProblem> problems)
    {
        IReadOnlyList<string> words = member.Name switch
        {
            "kind" => MilestoneKind.All,
            "profile" => MilestoneProfile.All,
            _ => [],
        };
        if (!PhaseKeys.Contains(member.Name))
        {
            Warn(problems, phase, member, path, $"{QuotedText.Of(member.Name)} is not a key of a phase.{NearestWord.Suggest(member.Name, PhaseKeys)}");
        }
        else if (member.Value is not ConfigurationScalar { Value: string text })
        {
            Fail(problems, member.Value, path, $"{QuotedText.Of(path)} must be text, not {member.Value.Kind}.");
        }
        else if (words.Count > 0 && !words.Contains(text))
        {
            string suggestion = NearestWord.Suggest(text, words);
            Fail(problems, member.Value, path, $"{QuotedText.Of(path)} must be {QuotedText.AnyOf(words)}, not {QuotedText.Of(text)}.{suggestion}");
        }
    }

    // An unknown key is reported where the key stands, a wrong value where the value stands.
    private static void Warn(
        List<ConfigurationProblem> problems, ConfigurationNode owner, ConfigurationMember member, string key, string message) =>
        problems.Add(Problem(owner.Origin, member.Line, member.Column, key, message, isError: false));

    private static void Fail(List<ConfigurationProblem> problems, ConfigurationNode at, string key, string message) =>
        problems.Add(Problem(at.Origin, at.Line, at.Column, key, message, isError: true));

    private static ConfigurationProblem Problem(ConfigurationOrigin origin, int line, int column, string key, string message, bool isError) =>
        new() { Path = origin.Path, Line = line, Column = column, Key = key, Message = message, IsError = isError };
}
