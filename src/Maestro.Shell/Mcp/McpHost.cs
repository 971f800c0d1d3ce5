using System.Globalization;
using System.Management.Automation.Host;

namespace Maestro.Shell.Mcp;

/// <summary>A host without a user: nothing is shown and nobody is asked, since standard output belongs to the protocol.</summary>
internal sealed class McpHost : PSHost
{
    public override string Name => "maestro mcp";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface? UI => null;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException("There is nobody to ask.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
