namespace Maestro.Help;

/// <summary>What one cmdlet's markdown page says, read and checked.</summary>
internal sealed record HelpPage
{
    public required string Path { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyDictionary<string, string> FrontMatter { get; init; }
    public string Synopsis { get; init; } = "";
    public IReadOnlyList<SyntaxSet> Syntax { get; init; } = [];
    public IReadOnlyList<string> Description { get; init; } = [];
    public IReadOnlyList<PageExample> Examples { get; init; } = [];
    public IReadOnlyList<PageParameter> Parameters { get; init; } = [];
    public IReadOnlyList<PageType> Inputs { get; init; } = [];
    public IReadOnlyList<PageType> Outputs { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];
    public IReadOnlyList<PageLink> Links { get; init; } = [];
}

/// <summary>An example: its first code block apart, the rest as paragraphs.</summary>
internal sealed record PageExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>A parameter's prose and the facts of its yaml block; Line is that of its heading, from 1.</summary>
internal sealed record PageParameter(string Name, IReadOnlyList<string> Description, ParameterFacts Facts, int Line);

/// <summary>A .NET type that goes in or comes out.</summary>
internal sealed record PageType(string TypeName, string Description, int Line);

/// <summary>An entry of RELATED LINKS.</summary>
internal sealed record PageLink(string Text, string Uri);
