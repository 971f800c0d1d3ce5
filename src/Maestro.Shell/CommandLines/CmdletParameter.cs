using System.Collections;
using System.Management.Automation;

namespace Maestro.Shell.CommandLines;

/// <summary>What must be known of a parameter to give it words from a command line.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Type">The type it takes.</param>
/// <param name="Position">Its position, or null for one that is only named.</param>
/// <param name="TakesRest">It takes every positional word that is left.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="TakesWords">It takes nothing but certain words.</param>
internal sealed record CmdletParameter(string Name, Type Type, int? Position, bool TakesRest, IReadOnlyList<string> Aliases, bool TakesWords = false)
{
    private static readonly HashSet<string> Prose = new(StringComparer.OrdinalIgnoreCase)
    {
        "Answer", "Assumption", "BlindSpot", "Boundary", "CompletedWork", "ComplexityDelta", "Content", "CurrentState", "Decision", "Description",
        "Divergence", "Driver", "Evidence", "Fulfill", "InputObject", "Metaphor", "NextAction", "Note", "Query", "Question", "Reason", "Report", "Risk",
        "Rule", "ScopeDeclaration", "SessionCore", "Signal", "Source", "Summary", "Task", "Title", "Uki", "Validation", "VerificationStep",
    };

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public bool IsBoolean => Type == typeof(bool) || Type == typeof(bool?);

    public bool IsList => Type.IsArray || (Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(Type) && !typeof(IDictionary).IsAssignableFrom(Type));

    /// <summary>Text that people write: a comma in it is a comma, <c>-</c> is standard input and <c>@file</c> a file.</summary>
    public bool IsProse => !TakesWords && IsText(Name);

    /// <summary>True for the name of a parameter that takes text, as people write it.</summary>
    public static bool IsText(string name) => Prose.Contains(name);

    public IEnumerable<string> Names => Aliases.Prepend(Name);

    public static IReadOnlyList<CmdletParameter> Of(CommandInfo command) =>
    [
        .. command.Parameters.Values.Select(parameter => new CmdletParameter(
            parameter.Name,
            parameter.ParameterType,
            parameter.ParameterSets.Values.Select(set => set.Position).Where(position => position >= 0).Cast<int?>().Min(),
            parameter.ParameterSets.Values.Any(set => set.ValueFromRemainingArguments),
            [.. parameter.Aliases],
            parameter.Attributes.Any(static attribute => attribute is ValidateSetAttribute))),
    ];
}
