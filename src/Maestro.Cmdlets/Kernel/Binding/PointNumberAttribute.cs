using System.Globalization;
using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Takes text as a number with a decimal point alone: the engine would take the comma of <c>0,5</c> for one between thousands, and read 5.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PointNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text)
        {
            return inputData;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{Kernel.Display.Short(text)}' is not a number such as 0.5.");
    }
}
