namespace Maestro;

/// <summary>A place where a ratchet rule's pattern was found.</summary>
/// <param name="Path">The file, repository-relative, with <c>/</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The line's text, shortened.</param>
public sealed record RatchetViolation(string Path, int Line, string Text);
