using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Maestro.Shell.Host;

/// <summary>The engine's view of this program.</summary>
internal sealed class ShellHost(ShellUserInterface userInterface) : PSHost
{
    /// <summary>The number a script gave to <c>exit</c>; null when none did.</summary>
    public int? ExitRequest { get; private set; }

    public override string Name => "maestro";

    public override Version Version { get; } = new(ProductVersion.Text.Split('-')[0]);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => userInterface;

    public override void SetShouldExit(int exitCode) => ExitRequest = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("maestro does not support nested prompts.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("maestro does not support nested prompts.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
