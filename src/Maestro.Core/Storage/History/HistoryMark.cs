namespace Maestro.Storage;

/// <summary>What is read of the history stays true as long as this stays the same.</summary>
/// <param name="Path">The newest file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written.</param>
internal readonly record struct HistoryMark(string? Path, long Length, DateTime Written);
