using Maestro.Kernel;

namespace Maestro;

/// <summary>An effective setting, and where it comes from.</summary>
public sealed record ConfigurationEntry
{
    /// <summary>The dotted key, such as <c>locking.timeoutSeconds</c>.</summary>
    public string Key { get; internal init; } = null!;

    /// <summary>The value: string, bool, long, double, a list, a map, or null when nothing is set.</summary>
    public object? Value { get; internal init => field = ReadOnly.Value(value); }

    /// <summary>default, global or project.</summary>
    public string Source { get; internal init; } = null!;

    /// <summary>The file that sets it, or null.</summary>
    public string? Path { get; internal init; }

    /// <summary>The line in that file, from 1; null for a default.</summary>
    public int? Line { get; internal init; }

    /// <summary>What it does; null for a key that Maestro does not know.</summary>
    public string? Description { get; internal init; }

    /// <summary>Key and value.</summary>
    public override string ToString() => $"{Key}={Value}";
}

/// <summary>Something that is wrong in a configuration file, and where.</summary>
public sealed record ConfigurationProblem
{
    /// <summary>The file, or null when the text came from none.</summary>
    public string? Path { get; internal init; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; internal init; }

    /// <summary>The column, from 1, in UTF-16 characters.</summary>
    public int Column { get; internal init; }

    /// <summary>The dotted key; empty when the problem is not of one key.</summary>
    public string Key { get; internal init; } = null!;

    /// <summary>What is wrong, in a sentence.</summary>
    public string Message { get; internal init; } = null!;

    /// <summary>False for what can be passed over with a warning, such as a key that is not known.</summary>
    public bool IsError { get; internal init; }

    /// <summary>Place and message in one line.</summary>
    public override string ToString() => $"{Path ?? "configuration"}:{Line}:{Column}: {Message}";
}
