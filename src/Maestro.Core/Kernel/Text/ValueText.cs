using System.Collections;
using System.Globalization;

namespace Maestro.Kernel;

/// <summary>A setting's value on one line.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string text => Display.Plain(text),
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Display.Plain(key.ToString() ?? "")}: {Of(map[key])}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
