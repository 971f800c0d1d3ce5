using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Takes a correction that came back from JSON, a file or another session for the correction it was.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CorrectionInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = new Shown(inputData);
        if (inputData is not PSObject { BaseObject: PSCustomObject } || given[nameof(Correction.Rule)] is not string rule)
        {
            return inputData;
        }

        Shown trigger = given.Part(nameof(Correction.Trigger));
        return new Correction
        {
            CorrectionId = given[nameof(Correction.CorrectionId)] as string ?? "",
            Rule = rule,
            Source = given[nameof(Correction.Source)] as string ?? "",
            Severity = given[nameof(Correction.Severity)] as string ?? CorrectionSeverity.Soft,
            Trigger = new CorrectionTrigger
            {
                Keywords = Texts(trigger, nameof(CorrectionTrigger.Keywords)),
                FileGlobs = Texts(trigger, nameof(CorrectionTrigger.FileGlobs)),
            },
        };
    }

    private static string[] Texts(Shown bag, string name) => [.. bag.Items(name).OfType<string>()];
}
