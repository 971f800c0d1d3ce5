namespace Maestro;

/// <summary>The settings that services ask for, read when they are first needed.</summary>
/// <param name="UniqueIds">True for <c>ids.style: unique</c>.</param>
/// <param name="Strict">True for <c>strict: true</c>: what would be a warning is an error.</param>
/// <param name="LockTimeout">How long a change waits for the workspace's lock.</param>
internal sealed record WorkspaceSettings(bool UniqueIds, bool Strict, TimeSpan LockTimeout)
{
    public static WorkspaceSettings Default { get; } = new(UniqueIds: false, Strict: false, TimeSpan.FromSeconds(15));
}
