using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Maestro.Shell.CommandLines;

namespace Maestro.Shell.Engine;

/// <summary>A script on disk, made a command of the session.</summary>
internal static class ScriptFile
{
    /// <summary>What the script is called inside the session.</summary>
    public const string CommandName = "maestro-script";

    /// <summary>Adds the script to a pipeline.</summary>
    /// <remarks>
    /// As a function, because <c>exit</c> in a function reaches the host, whereas the engine keeps that of a script file to itself.
    /// The text still knows its file: $PSScriptRoot, $PSCommandPath and error positions are right.
    /// </remarks>
    public static void AddTo(PowerShell pipeline, Runspace runspace, string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new UsageException("ScriptNotFound", $"The script '{path}' does not exist.", "maestro -f requires the path of a .ps1 file.", path);
        }

        string text;
        try
        {
            text = File.ReadAllText(full);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("ScriptNotReadable", $"The script '{path}' can't be read: {problem.Message}", null, path);
        }

        ScriptBlockAst script = Parser.ParseInput(text, full, out _, out ParseError[]? problems);
        if (problems.Length > 0)
        {
            throw new ParseException(problems);
        }

        runspace.SessionStateProxy.InvokeProvider.Item.Set("function:script:" + CommandName, script.GetScriptBlock());
        pipeline.AddCommand(CommandName, useLocalScope: true);
    }

    /// <summary>Adds arguments as pwsh -File does: a word with a dash names a parameter, and the script's own parameters decide what follows.</summary>
    public static void AddArguments(PowerShell pipeline, IReadOnlyList<string> arguments)
    {
        CommandParameterCollection parameters = pipeline.Commands.Commands[^1].Parameters;
        foreach (string word in arguments)
        {
            if (!LooksLikeName(word))
            {
                parameters.Add(new CommandParameter(null, word));
                continue;
            }

            int colon = word.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                parameters.Add(new CommandParameter(word, null));
            }
            else
            {
                parameters.Add(new CommandParameter(word[1..colon], SwitchValue(word[(colon + 1)..])));
            }
        }
    }

    private static bool LooksLikeName(string word) => word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] is '_' or '?');

    private static object SwitchValue(string text) =>
        text.TrimStart('$') is var word && bool.TryParse(word, out bool flag) ? flag : text;
}
