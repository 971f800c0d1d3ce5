namespace Maestro.Storage;

/// <summary>A file or folder of the store.</summary>
/// <remarks>A class, not a struct: generic code of the platform is compiled ahead of time for classes alone, and this is on every start.</remarks>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="IsFolder">True for a folder.</param>
/// <param name="Length">Length in bytes; 0 for a folder.</param>
/// <param name="LastWriteUtc">When it was last written.</param>
internal sealed record StateEntry(string Name, bool IsFolder, long Length, DateTime LastWriteUtc)
{
    public const string Extension = ".json";

    /// <summary>When only the name was asked for, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>: length and time say nothing then. Null as a rule.</summary>
    public long? ListedAt { get; private init; }

    /// <summary>True for what should hold a record. A folder of such a name is damage, which reading it reports; a copy that a conflict left is none.</summary>
    public bool IsRecord => Name.EndsWith(Extension, StringComparison.Ordinal) && !ConflictCopy.IsMatch(Name);

    /// <summary>The id that the name of a record's file gives it.</summary>
    public string RecordId => Name[..^Extension.Length];

    /// <summary>An entry of which nothing but the name is known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isFolder">True for a folder.</param>
    /// <param name="listedAt">A moment before the folder was looked at.</param>
    public static StateEntry NameOnly(string name, bool isFolder, long listedAt) => new(name, isFolder, 0, default) { ListedAt = listedAt };
}
