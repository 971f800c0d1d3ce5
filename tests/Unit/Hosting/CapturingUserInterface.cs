using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Maestro.Tests.Hosting;

/// <summary>Keeps what the engine writes, and answers what it asks.</summary>
internal sealed class CapturingUserInterface(int width) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    /// <summary>What was written by formatting and as information; escape sequences as they came.</summary>
    public string Text => _text.ToString();

    public List<string> Warnings { get; } = [];

    public List<string> Verbose { get; } = [];

    /// <summary>What was asked, in order.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>The choice given to every question; null lets the question fail, as without a terminal.</summary>
    public int? Answer { get; set; }

    public override PSHostRawUserInterface RawUI { get; } = new FixedRawUserInterface(width);

    public override bool SupportsVirtualTerminal => false;

    public void Clear() => _text.Clear();

    public override void Write(string value) => _text.Append(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => _text.Append(value).Append('\n');

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => Warnings.Add(message);

    public override void WriteVerboseLine(string message) => Verbose.Add(message);

    public override void WriteDebugLine(string message)
    {
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw new HostException("There is nobody to read from.");

    public override SecureString ReadLineAsSecureString() => throw new HostException("There is nobody to read from.");

    /// <summary>What happens while the person thinks; null for nothing.</summary>
    public Action? BeforeAnswer { get; set; }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Add(message);
        BeforeAnswer?.Invoke();
        return Answer ?? throw new HostException("There is nobody to ask.");
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new HostException("There is nobody to ask.");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new HostException("There is nobody to ask.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        throw new HostException("There is nobody to ask.");
}
