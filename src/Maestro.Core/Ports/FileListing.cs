using System.Collections;

namespace Maestro.Ports;

/// <summary>The files of a folder, one after the other, and what of it could not be listed.</summary>
internal sealed class FileListing : IEnumerable<string>
{
    private readonly Func<ICollection<string>, IEnumerable<string>> _walk;
    private readonly List<string> _unlisted = [];

    /// <param name="walk">Gives relative paths with <c>/</c>, and adds the folders that it can't list to what it is given.</param>
    public FileListing(Func<ICollection<string>, IEnumerable<string>> walk) => _walk = walk;

    /// <summary>Why there is no list of files, as a sentence; null when there is one.</summary>
    public string? Notice { get; private init; }

    /// <summary>The folders that could not be listed; complete once all files were looked at.</summary>
    public IReadOnlyList<string> Unlisted => _unlisted;

    /// <summary>A list that can't be had.</summary>
    public static FileListing Missing(string notice) => new(static _ => []) { Notice = notice };

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        _unlisted.Clear();
        return _walk(_unlisted).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
