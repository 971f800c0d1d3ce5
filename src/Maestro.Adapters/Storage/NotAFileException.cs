namespace Maestro.Adapters.Storage;

/// <summary>Something else is where a file should be: a pipe or a device would be read for ever.</summary>
/// <param name="what">What is there, with its article.</param>
internal sealed class NotAFileException(string what) : IOException($"It is {what}, not a file.")
{
    /// <summary>What is there, with its article.</summary>
    public string What { get; } = what;
}
