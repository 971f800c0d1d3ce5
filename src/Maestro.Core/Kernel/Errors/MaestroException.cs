namespace Maestro;

/// <summary>A failure that Maestro explains to its user: what is wrong, with which value, and the command to run next.</summary>
/// <remarks>
/// The only exception that Core and the adapters throw on purpose. The cmdlet layer turns it into an error record once:
/// <see cref="Code"/> becomes the start of FullyQualifiedErrorId, <see cref="Hint"/> the recommended action, <see cref="Target"/> the target object.
/// </remarks>
public sealed class MaestroException : Exception
{
    /// <summary>Makes an error with a stable code.</summary>
    /// <param name="code">One of the constants of <see cref="ErrorCode"/>.</param>
    /// <param name="message">One sentence that names the thing.</param>
    /// <param name="hint">What to do next, as a command where there is one; null when the message says it all.</param>
    /// <param name="target">The value the user gave, or the file that is wrong.</param>
    /// <param name="innerException">The cause, kept for -Debug; never shown as it is.</param>
    public MaestroException(string code, string message, string? hint = null, object? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Hint = hint;
        Target = target;
    }

    /// <summary>The stable code, such as <c>MissionNotFound</c>.</summary>
    public string Code { get; }

    /// <summary>What to do next, or null.</summary>
    public string? Hint { get; }

    /// <summary>The user's value that was wrong, or the path of the damaged file; may be null.</summary>
    public object? Target { get; }
}
