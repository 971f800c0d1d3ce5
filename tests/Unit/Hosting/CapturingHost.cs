using System.Globalization;
using System.Management.Automation.Host;

namespace Maestro.Tests.Hosting;

/// <summary>A host without a person.</summary>
internal sealed class CapturingHost(CapturingUserInterface userInterface) : PSHost
{
    public int? ExitRequest { get; private set; }

    public override string Name => "maestro-tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => userInterface;

    public override void SetShouldExit(int exitCode) => ExitRequest = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
