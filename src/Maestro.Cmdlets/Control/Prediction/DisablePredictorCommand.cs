using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Stop suggesting the next steps while you type.</summary>
[Cmdlet(VerbsLifecycle.Disable, "MaestroPredictor")]
[OutputType(typeof(void))]
public sealed class DisablePredictorCommand : MaestroCommand
{
    private protected override void Process()
    {
        if (!PredictorAssembly.Unregister())
        {
            WriteVerbose("The predictor is not enabled.");
        }
    }
}
