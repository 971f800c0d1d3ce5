using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Takes a link to a project for what it leads to; anything else is left as it is. Files have a property Target too, which is another thing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProjectLinkTargetAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = new Shown(inputData);
        return given[nameof(ProjectLink.Direction)] is string ? given[nameof(ProjectLink.Target)] : inputData;
    }
}
