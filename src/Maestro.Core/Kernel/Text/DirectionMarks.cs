namespace Maestro.Kernel;

/// <summary>Marks that turn the direction of the text that follows, and the byte order mark. The shell, which does not reference Core, compiles this file too.</summary>
internal static class DirectionMarks
{
    /// <summary>True for the code point of one.</summary>
    public static bool Contains(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF;
}
