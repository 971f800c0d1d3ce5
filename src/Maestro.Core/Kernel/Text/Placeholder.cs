namespace Maestro.Kernel;

/// <summary>What stands in a recommended command for words that only its reader has: <c>&lt;what you saw&gt;</c>.</summary>
internal static class Placeholder
{
    /// <summary>True for a text that is nothing but a placeholder: words between angle brackets, or an ellipsis.</summary>
    public static bool Is(string? text)
    {
        ReadOnlySpan<char> bare = text.AsSpan().Trim();
        return bare is ['<', _, .., '>'] ? bare[1..^1].IndexOfAny("<>\r\n") < 0 : bare is "…" or "...";
    }

    /// <summary>Refuses a placeholder where a text of the user's own is needed.</summary>
    /// <param name="what">What it stands for, at the start of a sentence, such as <c>The evidence</c>.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static void Refuse(string what, string? text)
    {
        if (Is(text))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid, $"{what} is the placeholder '{Display.Short(text!.Trim())}'.", "Replace it with your own words.", text);
        }
    }
}
