using System.Collections;
using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Lets text alone into a parameter that takes it from the pipeline: an object that is piped in binds by its properties, never by its text form.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        if (IsText(value) || (value is IEnumerable and not IDictionary && value.GetType().Namespace?.StartsWith(nameof(Maestro), StringComparison.Ordinal) != true))
        {
            return inputData;
        }

        // This kind of failure alone makes the engine try the object's properties instead of giving up.
        var notText = new PSInvalidCastException($"A {(inputData as PSObject)?.TypeNames.FirstOrDefault() ?? value!.GetType().FullName} is not text.");
        throw new ArgumentTransformationMetadataException(notText.Message, notText);
    }

    private static bool IsText(object? value) => value is null or string or char or ValueType or System.Uri or Version or FileSystemInfo;
}
