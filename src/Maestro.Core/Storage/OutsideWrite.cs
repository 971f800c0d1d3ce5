namespace Maestro.Storage;

/// <summary>The user's own files beside the state: the instruction files of agents, and what <c>-OutFile</c> names.</summary>
internal interface IOutsideFiles
{
    /// <summary>Replaces, creates or deletes a file, unless it is no longer what the change was decided on. Only <see cref="Change.Commit"/> calls it.</summary>
    /// <returns>False when the file has changed: nothing was written.</returns>
    /// <exception cref="MaestroException">It can't be written, or a link points outside of where it may be written.</exception>
    bool TryReplace(OutsideWrite write);
}

/// <summary>One file of a change that is not in the store.</summary>
/// <param name="Files">What writes it.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Before">The content that the change was decided on; null for no file.</param>
/// <param name="After">What it is to hold; null to delete it.</param>
internal sealed record OutsideWrite(IOutsideFiles Files, string Path, byte[]? Before, byte[]? After)
{
    /// <summary>True to replace it whatever it holds by now.</summary>
    public bool OverwritesAny { get; init; }

    /// <summary>True for a folder, which is created with those above it; one that exists stays as it is.</summary>
    public bool IsFolder { get; private init; }

    /// <summary>The creation of a folder.</summary>
    public static OutsideWrite Folder(IOutsideFiles files, string path) => new(files, path, null, null) { IsFolder = true };

    /// <summary>True when the change still holds for what the file contains now.</summary>
    public bool IsFor(byte[]? current) => OverwritesAny || (current is null ? Before is null : Before is not null && current.AsSpan().SequenceEqual(Before));
}
