namespace Maestro.Shell.CommandLines;

/// <summary>A command of noun and verb that stands for a cmdlet.</summary>
/// <param name="Words">One word or two: <c>status</c>, <c>mission create</c>.</param>
/// <param name="Cmdlet">The cmdlet.</param>
internal sealed record CommandAlias(string Words, string Cmdlet)
{
    /// <summary>What is always added, such as <c>-Confirm:false</c>.</summary>
    public IReadOnlyList<string> Always { get; init; } = [];

    /// <summary>Flags under another name than the parameter's, and what each becomes: words, or none for a flag that says nothing here.</summary>
    public IReadOnlyDictionary<string, string[]> Flags { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Flags that take all the words up to the next flag.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Flags that send the result through another cmdlet, such as <c>--uki</c>.</summary>
    public IReadOnlyDictionary<string, string> Then { get; init; } = new Dictionary<string, string>();

    /// <summary>A flag with which another cmdlet is meant, such as <c>note --list</c>.</summary>
    public IReadOnlyDictionary<string, string> Instead { get; init; } = new Dictionary<string, string>();

    /// <summary>Words to add when none of these flags is given, such as the form of the output.</summary>
    public (string[] Unless, string[] Words)? Default { get; init; }
}
