using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Reads sizes of screens, such as <c>120x40</c>.</summary>
internal static class ScreenSize
{
    /// <exception cref="MaestroException">ScreenInvalid.</exception>
    public static ControlSize Parse(string text)
    {
        int by = text.IndexOf('x', StringComparison.OrdinalIgnoreCase);
        return by > 0
            && int.TryParse(text.AsSpan(0, by), NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(text.AsSpan(by + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            ? new ControlSize(width, height)
            : throw new MaestroException(ErrorCode.ScreenInvalid, $"'{Display.Short(text)}' is not a valid size.", "Use a size such as 120x40.", text);
    }
}
