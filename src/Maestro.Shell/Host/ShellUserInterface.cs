using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Host;

/// <summary>Where the engine writes: output to standard output, everything about it to standard error.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly Terminal _terminal;
    private readonly ProgressLine _progress;

    private bool _json;

    public ShellUserInterface(Terminal terminal)
    {
        _terminal = terminal;
        _progress = new ProgressLine(terminal);
        RawUI = new ShellRawUserInterface(terminal);
        if (!SupportsVirtualTerminal)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    public override PSHostRawUserInterface RawUI { get; }

    /// <summary>Text is written as it is, however long its lines are.</summary>
    public bool IsUnlimited => _terminal.IsUnlimited;

    /// <summary>True while strings are written, which stay as they are where no terminal shows them; not what is formatted from properties.</summary>
    public static bool KeepsText { get; set; }

    public override bool SupportsVirtualTerminal => _terminal.ColorsOutput && !_json;

    public override void Write(string value)
    {
        _progress.Clear();
        (_json ? _terminal.Error : _terminal.Output).Write(Render(value));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteMessage("error", value, PSStyle.Instance.Formatting.Error);

    public override void WriteWarningLine(string message) => WriteMessage("warning", message, PSStyle.Instance.Formatting.Warning);

    public override void WriteVerboseLine(string message) => WriteMessage("verbose", message, PSStyle.Instance.Formatting.Verbose);

    public override void WriteDebugLine(string message) => WriteMessage("debug", message, PSStyle.Instance.Formatting.Debug);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (!_json)
        {
            _progress.Show(record);
        }
    }

    /// <summary>From now on standard output holds JSON and nothing else, and standard error JSON lines.</summary>
    public void UseJson()
    {
        _json = true;
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
    }

    public void WriteError(ErrorFacts facts)
    {
        _progress.Clear();
        _terminal.Error.WriteLine(
            _json ? ErrorJson.Line(facts.Code, facts.Message, facts.Hint, facts.Target) : ErrorText.Render(facts, _terminal.ColorsError));
    }

    /// <summary>Takes what is only for the moment off the screen.</summary>
    public void Finish() => _progress.Clear();

    public override string ReadLine() =>
        Console.In.ReadLine() ?? throw new HostException("Standard input ended before a line could be read.");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _progress.Clear();
        return _terminal.IsInteractive
            ? new ChoicePrompt(Console.In, _terminal.Error).Ask(caption, message, choices, defaultChoice)
            : throw new HostException(
                $"{LastLine(message)} Confirmation is required, but there is no terminal: use -Confirm:$false (from bash, -Confirm:false).");
    }

    // A program that is started for one command says what is missing rather than asking for it.
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new HostException("maestro does not prompt for missing values: " + string.Join(", ", descriptions.Select(field => field.Name)));

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new HostException("maestro does not prompt for credentials.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        throw new HostException("maestro does not prompt for credentials.");

    public override SecureString ReadLineAsSecureString() => throw new HostException("maestro does not prompt for secrets.");

    // The first line of a confirmation only asks whether one is sure.
    private static string LastLine(string? message) =>
        (message ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";

    private void WriteMessage(string kind, string message, string style)
    {
        _progress.Clear();
        if (_json)
        {
            _terminal.Error.WriteLine(ErrorJson.MessageLine(kind, message));
            return;
        }

        string text = PlainText.Strip($"{kind.ToUpperInvariant()}: {message}");
        _terminal.Error.WriteLine(_terminal.ColorsError ? style + text + PSStyle.Instance.Reset : text);
    }

    // The formatter can cut a title between the halves of a surrogate pair; a lone half is no character.
    private string Render(string value)
    {
        string text = Surrogates.RemoveLoneSurrogates(GetOutputString(value ?? "", SupportsVirtualTerminal));
        return KeepsText && IsUnlimited ? text : TerminalText.Clean(text, SupportsVirtualTerminal);
    }
}
