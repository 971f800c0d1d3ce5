using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace Maestro.Shell.Host;

/// <summary>Asks a person at a terminal to choose, as pwsh does: by key, by label, Enter for the default, ? for help.</summary>
internal sealed class ChoicePrompt(TextReader input, TextWriter output)
{
    public int Ask(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            output.WriteLine(caption);
        }

        if (!string.IsNullOrEmpty(message))
        {
            output.WriteLine(message);
        }

        while (true)
        {
            output.Write(string.Join("  ", choices.Select(choice => $"[{Key(choice)}] {Label(choice)}")) + "  [?] Help");
            output.Write(defaultChoice >= 0 ? $" (default is \"{Key(choices[defaultChoice])}\"): " : ": ");
            string answer = input.ReadLine()?.Trim() ?? throw new HostException("Standard input ended before the question was answered.");
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == "?")
            {
                foreach (ChoiceDescription choice in choices)
                {
                    output.WriteLine($"{Key(choice)} - {choice.HelpMessage}");
                }

                continue;
            }

            for (int i = 0; i < choices.Count; i++)
            {
                if (answer.Equals(Key(choices[i]), StringComparison.OrdinalIgnoreCase) ||
                    answer.Equals(Label(choices[i]), StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }
    }

    private static string Label(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private static string Key(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length ? choice.Label[mark + 1].ToString().ToUpperInvariant() : choice.Label;
    }
}
