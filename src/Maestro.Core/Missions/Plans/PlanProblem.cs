namespace Maestro;

/// <summary>One thing that is wrong with a plan, and where.</summary>
public sealed record PlanProblem
{
    /// <summary>The JSON path, such as <c>features[1].dependsOn[0]</c>; <c>$</c> is the plan itself. An unknown key is reported on its object.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The line in the plan's text, from 1.</summary>
    public int Line { get; internal init; }

    /// <summary>The column in that line, from 1, in UTF-16 characters; a byte order mark does not count.</summary>
    public int Column { get; internal init; }

    /// <summary>The rule that is broken, one of the words of <see cref="PlanRule"/>.</summary>
    public string Rule { get; internal init; } = null!;

    /// <summary>error, or warning when the plan can still be used.</summary>
    public string Severity { get; internal init; } = null!;

    /// <summary>What is wrong, in a sentence.</summary>
    public string Message { get; internal init; } = null!;

    /// <summary>True when the plan can't be used.</summary>
    public bool IsError => Severity == PlanSeverity.Error;

    /// <summary>Place and message in one line.</summary>
    public override string ToString() => $"{Path} (line {Line}, column {Column}): {Message}";
}

/// <summary>The words of a plan problem's severity.</summary>
public static class PlanSeverity
{
    /// <summary>The plan can't be used.</summary>
    public const string Error = "error";
    /// <summary>The plan can be used, but may not be what was meant.</summary>
    public const string Warning = "warning";
}
