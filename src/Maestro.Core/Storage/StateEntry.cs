namespace Maestro;

/// <summary>A file or folder of the store.</summary>
/// <remarks>A class, not a struct: generic code of the platform is compiled ahead of time for classes alone, and this is on every start.</remarks>
/// <param name="Name">Its name, without the folder.</param>
/// <param name="IsFolder">True for a folder.</param>
/// <param name="Length">Length in bytes; 0 for a folder.</param>
/// <param name="LastWriteUtc">When it was last written; <see cref="DateTime.MinValue"/> where only the name was asked for.</param>
internal sealed record StateEntry(string Name, bool IsFolder, long Length, DateTime LastWriteUtc)
{
    private const string Extension = ".json";

    /// <summary>True when nothing but the name was asked for.</summary>
    public bool IsNameOnly => LastWriteUtc == DateTime.MinValue;

    /// <summary>True for what should hold a record. A folder of such a name is damage, which reading it tells.</summary>
    public bool IsRecord => Name.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The id that the name of a record's file gives it.</summary>
    public string RecordId => Name[..^Extension.Length];

    /// <summary>An entry of which nothing but the name is known.</summary>
    public static StateEntry NameOnly(string name, bool isFolder) => new(name, isFolder, 0, DateTime.MinValue);
}
