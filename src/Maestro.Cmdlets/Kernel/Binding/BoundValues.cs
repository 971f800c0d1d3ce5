using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What holds for the values of every parameter of every cmdlet, so that none has to check it.</summary>
internal static class BoundValues
{
    // Text that is looked for or taken apart, not kept.
    private static readonly HashSet<string> Sought = new(StringComparer.Ordinal) { "Pattern", "Glob", "Query", "Task", "Format", "Uki", "Agent" };

    /// <summary>Refuses null in place of a list and within one, text of white space alone where some is needed, and a placeholder of a recommended command
    /// that was not filled in; puts words in the case they have on disk.</summary>
    /// <remarks>A variable that was never set would otherwise mean "all of them".</remarks>
    /// <param name="command">The cmdlet.</param>
    /// <param name="typed">True for what was typed; an object from the pipeline may well have nothing where a list could be.</param>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static void Prepare(PSCmdlet command, bool typed)
    {
        foreach ((string name, object? value) in command.MyInvocation.BoundParameters)
        {
            if (value is object?[] items && Array.IndexOf(items, null) >= 0)
            {
                throw Refused(name, "holds a null");
            }

            if (value is not (null or string or string[]) || !command.MyInvocation.MyCommand.Parameters.TryGetValue(name, out ParameterMetadata? parameter))
            {
                continue;
            }

            if (typed && value is null && typeof(IList).IsAssignableFrom(parameter.ParameterType))
            {
                throw Refused(name, "is null");
            }

            if (typed && !Sought.Contains(name) && !name.EndsWith("Id", StringComparison.Ordinal))
            {
                foreach (string text in Texts(value))
                {
                    Placeholder.Refuse($"-{name}", text);
                }
            }

            Check(command, parameter, value);
        }
    }

    private static void Check(PSCmdlet command, ParameterMetadata parameter, object? value)
    {
        foreach (Attribute attribute in parameter.Attributes)
        {
            if (attribute is ValidateNotNullOrEmptyAttribute && Texts(value).Any(InvisibleCharacters.IsBlank))
            {
                throw Refused(parameter.Name, "is blank");
            }

            IEnumerable<string>? words = attribute is WordsAttribute own ? own.Words : attribute is ValidateSetAttribute { IgnoreCase: true } set ? set.ValidValues : null;
            if (words is not null && Texts(value).Any(text => !words.Contains(text, StringComparer.Ordinal)))
            {
                UseExactWords(command, parameter.Name, words, value);
            }
        }
    }

    // The engine matches words whatever their case; state and output have one.
    private static void UseExactWords(PSCmdlet command, string name, IEnumerable<string> words, object? value)
    {
        string[] exact = [.. Texts(value).Select(text => words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text)];
        PropertyInfo property = command.GetType().GetProperty(name)!;
        property.SetValue(command, property.PropertyType.IsArray ? exact : exact[0]);
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        string[] texts => texts,
        _ => [],
    };

    private static MaestroException Refused(string name, string why) =>
        new(ErrorCode.ArgumentInvalid, $"-{name} {why}.", $"Omit -{name} if there is no value.", name);
}
