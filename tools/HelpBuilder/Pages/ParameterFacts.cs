namespace Maestro.Help;

/// <summary>What the yaml block of a parameter states, in the schema's order.</summary>
internal sealed record ParameterFacts
{
    public required string Type { get; init; }
    public string DefaultValue { get; init; } = "";
    public bool SupportsWildcards { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<ParameterSetFacts> Sets { get; init; } = [];
    public bool DontShow { get; init; }
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];
    public string HelpMessage { get; init; } = "";

    public bool IsSwitch => Type is "System.Management.Automation.SwitchParameter" or "SwitchParameter";
}

/// <summary>How a parameter behaves in one parameter set; the name <c>(All)</c> stands for every set.</summary>
internal sealed record ParameterSetFacts
{
    public const string AllSets = "(All)";
    public const string Named = "Named";

    public required string Name { get; init; }
    public string Position { get; init; } = Named;
    public bool IsRequired { get; init; }
    public bool ValueFromPipeline { get; init; }
    public bool ValueFromPipelineByPropertyName { get; init; }
    public bool ValueFromRemainingArguments { get; init; }
}
