using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Maestro.Commands;

/// <summary>Lets text alone into a parameter that takes it from the pipeline: an object binds by its properties, never by its text form.</summary>
/// <remarks>An object with the id that the parameter is named after stands for that id, so that an argument is taken like what is piped in.</remarks>
/// <param name="parameter">The name of the parameter.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute([CallerMemberName] string parameter = "") : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Bare(inputData);
        if (IsText(value))
        {
            return inputData;
        }

        if (value is IEnumerable items and not IDictionary && value.GetType().Namespace?.StartsWith(nameof(Maestro), StringComparison.Ordinal) != true)
        {
            // Anything but a list could be enumerable once only.
            return items is IList list && list.Cast<object?>().Any(item => Id(item) is not null) ? list.Cast<object?>().Select(item => Id(item) ?? item).ToArray() : inputData;
        }

        if (Id(inputData) is { } id)
        {
            return id;
        }

        // This kind of failure alone makes the engine try the object's properties instead of giving up.
        var notText = new PSInvalidCastException($"A {(inputData as PSObject)?.TypeNames.FirstOrDefault() ?? value!.GetType().FullName} is not text.");
        throw new ArgumentTransformationMetadataException(notText.Message, notText);
    }

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private string? Id(object? item)
    {
        if (!parameter.EndsWith("Id", StringComparison.Ordinal) || item is null || IsText(Bare(item)))
        {
            return null;
        }

        object? id = Bare(item) is IDictionary table ? table[parameter] : PSObject.AsPSObject(item).Properties[parameter]?.Value;
        return Bare(id) is string { Length: > 0 } text ? text : null;
    }

    private static bool IsText(object? value) => value is null or string or char or ValueType or System.Uri or Version or FileSystemInfo;
}
