namespace Maestro.Help;

/// <summary>Something wrong in a page, at a line and column counted from 1.</summary>
internal sealed record HelpProblem(string Code, string Path, int Line, int Column, string Message, bool IsWarning = false)
{
    /// <summary>The canonical form that MSBuild and editors turn into a clickable entry.</summary>
    public override string ToString() =>
        $"{Path}({Line},{Column}): {(IsWarning ? "warning" : "error")} {Code}: {Message}";
}

/// <summary>The codes of <see cref="HelpProblem"/>.</summary>
internal static class HelpCode
{
    public const string FrontMatter = "HELP001";
    public const string Title = "HELP002";
    public const string SectionMissing = "HELP003";
    public const string SectionUnexpected = "HELP004";
    public const string Empty = "HELP005";
    public const string Syntax = "HELP006";
    public const string Example = "HELP007";
    public const string ParameterBlock = "HELP008";
    public const string ParameterOrder = "HELP009";
    public const string ParameterUnknown = "HELP010";
    public const string Placeholder = "HELP011";
    public const string Link = "HELP012";
    public const string About = "HELP013";
    public const string Difference = "HELP020";
    public const string PageMissing = "HELP021";
    public const string PageWithoutCmdlet = "HELP022";
    public const string Maml = "HELP030";
    public const string Input = "HELP040";
}
