using System.Text.RegularExpressions;

namespace Maestro.Missions;

/// <summary>What a spec of OpenSpec promises: each scenario of a requirement; a requirement without scenarios as a whole; and that what is removed is gone.</summary>
internal static partial class SpecRequirements
{
    public static IReadOnlyList<string> Read(IEnumerable<string> lines)
    {
        List<string> promises = [];
        List<string> text = [];
        string? requirement = null, scenario = null;
        bool isRemoval = false, hasScenario = false;
        foreach (string line in lines)
        {
            if (Heading().Match(line) is not { Success: true } heading)
            {
                text.Add(line.Trim().TrimStart('-', '*', ' ').Replace("**", "", StringComparison.Ordinal));
                continue;
            }

            int level = heading.Groups[1].Length;
            Close(isEnd: level < 4);
            string words = heading.Groups[2].Value.Trim();
            switch (level)
            {
                case < 3:
                    isRemoval = words.StartsWith("REMOVED", StringComparison.Ordinal);
                    break;
                case 3:
                    (requirement, hasScenario) = (words, false);
                    break;
                default:
                    scenario = words;
                    break;
            }
        }

        Close(isEnd: true);
        return promises;

        void Close(bool isEnd)
        {
            string content = string.Join(' ', text.Where(static part => part.Length > 0));
            if (requirement is not null && isRemoval)
            {
                promises.AddRange(isEnd ? [$"Removed: {requirement}"] : []);
            }
            else if (requirement is not null && scenario is not null)
            {
                promises.Add(content.Length == 0 ? $"{requirement}: {scenario}" : $"{requirement}: {scenario}: {content}");
                hasScenario = true;
            }
            else if (requirement is not null && isEnd && !hasScenario)
            {
                promises.Add(content.Length == 0 ? requirement : $"{requirement}: {content}");
            }

            text.Clear();
            (scenario, requirement) = (null, isEnd ? null : requirement);
        }
    }

    [GeneratedRegex(@"\A(#{1,6})\s+(?:Requirement:|Scenario:)?\s*(.*)\z")]
    private static partial Regex Heading();
}
