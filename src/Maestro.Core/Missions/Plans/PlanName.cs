using System.Buffers;

namespace Maestro;

/// <summary>The forms of the names in a plan that become parts of paths.</summary>
internal static class PlanName
{
    /// <summary>The longest feature id or worker type, so that no file name exceeds what every file system takes.</summary>
    public const int MaxLength = 120;

    private static readonly SearchValues<char> s_idCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> s_workerCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:");

    /// <summary>True for <c>^[A-Za-z0-9][A-Za-z0-9_-]*$</c>.</summary>
    public static bool HasIdForm(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && !value.AsSpan().ContainsAnyExcept(s_idCharacters);

    /// <summary>True for <c>^[A-Za-z0-9][A-Za-z0-9:_-]*$</c>.</summary>
    public static bool HasWorkerTypeForm(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && !value.AsSpan().ContainsAnyExcept(s_workerCharacters);

    /// <summary>True for names that Windows keeps for devices, whatever follows a colon: CON, PRN, AUX, NUL, COM0-9, LPT0-9.</summary>
    public static bool IsDeviceName(string value)
    {
        string name = value.Split(':', 2)[0].ToUpperInvariant();
        return name is "CON" or "PRN" or "AUX" or "NUL"
            || (name.Length == 4 && char.IsAsciiDigit(name[3])
                && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal)));
    }

    /// <summary>True for an id that can be a file name everywhere.</summary>
    public static bool IsFileSafeId(string value) => value.Length <= MaxLength && HasIdForm(value) && !IsDeviceName(value);
}
