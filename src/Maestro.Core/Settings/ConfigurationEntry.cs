namespace Maestro;

/// <summary>A setting as it is in force, and where it comes from.</summary>
public sealed record ConfigurationEntry
{
    /// <summary>The dotted key, such as <c>locking.timeoutSeconds</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value: string, bool, long, double, an array, a map, or null when nothing is set.</summary>
    public required object? Value { get; init; }

    /// <summary>default, global or project.</summary>
    public required string Source { get; init; }

    /// <summary>The file that sets it, or null.</summary>
    public string? Path { get; init; }

    /// <summary>The line in that file, from 1; null for a default.</summary>
    public int? Line { get; init; }

    /// <summary>What it does; null for a key that Maestro does not know.</summary>
    public string? Description { get; init; }
}

/// <summary>Something that is wrong in a configuration file, and where.</summary>
public sealed record ConfigurationProblem
{
    /// <summary>The file, or null when the text came from none.</summary>
    public required string? Path { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1, in UTF-16 characters.</summary>
    public required int Column { get; init; }

    /// <summary>The dotted key; empty when the problem is not of one key.</summary>
    public required string Key { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>False for what can be passed over with a warning, such as a key that is not known.</summary>
    public required bool IsError { get; init; }

    /// <summary>Place and message in one line.</summary>
    public override string ToString() => $"{Path ?? "configuration"}:{Line}:{Column}: {Message}";
}
