namespace Maestro.Help;

/// <summary>What a compiled cmdlet and its XML documentation say about it.</summary>
internal sealed record CmdletFacts
{
    public required string Name { get; init; }
    public string HelpUri { get; init; } = "";
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<SyntaxSet> Syntax { get; init; } = [];
    public IReadOnlyList<CmdletParameter> Parameters { get; init; } = [];
    public IReadOnlyList<TypeText> Outputs { get; init; } = [];
    public required CmdletText Text { get; init; }
}

/// <summary>A compiled parameter. A default is known when an instance of the cmdlet shows it or an attribute names it.</summary>
internal sealed record CmdletParameter(string Name, ParameterFacts Facts, bool DefaultIsKnown, string Description);

/// <summary>A type by its full name, with the first sentence of its documentation.</summary>
internal sealed record TypeText(string TypeName, string Description);

/// <summary>The prose of the XML documentation, as markdown.</summary>
internal sealed record CmdletText(
    IReadOnlyList<string> Summary, IReadOnlyList<string> Remarks, IReadOnlyList<string> Notes, IReadOnlyList<ExampleText> Examples);

/// <summary>An example of the XML documentation: what is said before the code, the code, what is said after.</summary>
internal sealed record ExampleText(string Before, string Code, string After);
