using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>The words that a parameter takes, in any case. Unlike with ValidateSet, a completer can offer those of them that make sense now.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsAttribute(params string[] words) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <inheritdoc />
    protected override void ValidateElement(object element)
    {
        if (element is not string word || !Words.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException($"'{Kernel.Display.Short(element?.ToString() ?? "")}' is not one of these words: {string.Join(", ", Words)}.");
        }
    }
}
