using System.Text.Json;

namespace Maestro.Storage;

/// <summary>One difference between two contents of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="At">Where in it: names of properties, and <c>#id</c> for the item that has this id, <c>@index</c> for an item without one; empty for all of it.</param>
/// <param name="Before">The value before; null when there was none.</param>
/// <param name="After">The value after; null when there is none.</param>
internal sealed record HistoryEdit(string Path, IReadOnlyList<string> At, JsonElement? Before, JsonElement? After);
