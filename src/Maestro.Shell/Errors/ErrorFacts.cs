using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Maestro.Shell.Engine;

namespace Maestro.Shell.Errors;

/// <summary>What an error record says, taken apart once for text and for JSON.</summary>
internal sealed partial record ErrorFacts
{
    /// <summary>What the line starts with: the cmdlet's name, or the kind of error.</summary>
    public required string Title { get; init; }

    /// <summary>The first part of FullyQualifiedErrorId.</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }

    public object? Target { get; init; }

    /// <summary>Where in a script, or null for what was typed as one line.</summary>
    public ErrorPosition? Position { get; init; }

    /// <summary>A line that a native program wrote to its standard error: shown as it is, and no failure by itself.</summary>
    public bool IsNativeOutput { get; init; }

    /// <summary>Takes a record apart.</summary>
    /// <param name="record">The record.</param>
    /// <param name="thrown">The exception that carried it, for one that ended the pipeline.</param>
    /// <param name="explainMissing">Says more about a command that was not found.</param>
    public static ErrorFacts From(ErrorRecord record, RuntimeException? thrown, Func<string, UnknownCommand?> explainMissing)
    {
        string id = record.FullyQualifiedErrorId ?? "";
        ParseException? parse = thrown as ParseException ?? record.Exception as ParseException;
        var facts = new ErrorFacts
        {
            Title = parse is null ? TitleOf(record) : "ParserError",
            Code = CodeOf(record, id),
            Message = MessageOf(record, parse),
            Hint = Text(record.ErrorDetails?.RecommendedAction) ?? HelpOn(thrown ?? record.Exception),
            Target = record.TargetObject,
            Position = ErrorPosition.Of(record, parse),
            IsNativeOutput = id is "NativeCommandError" or "NativeCommandErrorMessage",
        };
        return MissingCommand(thrown ?? record.Exception) is { } name && explainMissing(name) is { } unknown
            ? facts with { Message = unknown.Message, Hint = unknown.Hint }
            : facts;
    }

    /// <summary>The same where a hint that begins with a cmdlet of the module is a command of the calling shell: it begins with maestro.</summary>
    public ErrorFacts AsTypedInAShell() => Hint is { } hint ? this with { Hint = TypedInAShell(hint) } : this;

    /// <summary>A command of the module as it is typed in another shell than PowerShell; any other text as it is.</summary>
    public static string TypedInAShell(string text) => Cmdlet().IsMatch(text) ? $"maestro {text}" : text;

    [GeneratedRegex("^[A-Z][a-z]+-Maestro[A-Z]")]
    private static partial Regex Cmdlet();

    // Also inside another error.
    private static string? MissingCommand(Exception? problem)
    {
        while (problem is not null and not CommandNotFoundException)
        {
            problem = problem.InnerException;
        }

        return (problem as CommandNotFoundException)?.CommandName;
    }

    // What the engine refuses before a cmdlet of the module begins has no hint of its own.
    private static string? HelpOn(Exception problem) =>
        problem is ParameterBindingException refused && refused.CommandInvocation?.MyCommand is CmdletInfo { Noun: var noun, Name: var name } && noun.StartsWith("Maestro", StringComparison.Ordinal)
            ? $"maestro help {name} shows its parameters."
            : null;

    private static string TitleOf(ErrorRecord record)
    {
        if (record.Exception is RuntimeException { WasThrownFromThrowStatement: true })
        {
            return "Exception";
        }

        if (record.InvocationInfo?.MyCommand is CmdletInfo or FunctionInfo { Name: not ScriptFile.CommandName })
        {
            return record.InvocationInfo.MyCommand.Name;
        }

        return Text(record.CategoryInfo.Activity)
            ?? (record.Exception is CommandNotFoundException missing ? Text(missing.CommandName) : null)
            ?? (record.CategoryInfo.Category != ErrorCategory.NotSpecified ? record.CategoryInfo.Category.ToString() : null)
            ?? Text(record.CategoryInfo.Reason)
            ?? "Error";
    }

    // Of a thrown text the engine makes its own text the id.
    private static string CodeOf(ErrorRecord record, string id)
    {
        if (record.Exception is RuntimeException { WasThrownFromThrowStatement: true } && id == record.Exception.Message)
        {
            return "Exception";
        }

        return id.Split(',')[0] is { Length: > 0 } code ? code : record.Exception?.GetType().Name ?? "Error";
    }

    private static string MessageOf(ErrorRecord record, ParseException? parse)
    {
        if (parse is { Errors: { Length: > 0 } problems })
        {
            return string.Join("\n", problems.Select((ParseError problem) => problem.Message));
        }

        return Text(record.ErrorDetails?.Message) ?? Text(record.Exception?.Message) ?? record.ToString();
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
