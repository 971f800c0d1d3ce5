namespace Maestro.Shell.CommandLines;

/// <summary>The command line can't be understood: what is wrong, and the command to run instead.</summary>
internal sealed class UsageException(string code, string message, string? hint = null, string? target = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Hint { get; } = hint;

    public string? Target { get; } = target;

    public void WriteTo(TextWriter error, bool json)
    {
        if (json)
        {
            error.WriteLine(Errors.ErrorJson.Line(Code, Message, Hint, Target));
            return;
        }

        error.WriteLine(Errors.PlainText.Strip("maestro: " + Message));
        if (Hint is not null)
        {
            error.WriteLine(Errors.PlainText.Strip("  " + Hint));
        }
    }
}
