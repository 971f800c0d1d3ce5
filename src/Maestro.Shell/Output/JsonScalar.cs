using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace Maestro.Shell.Output;

/// <summary>Values that are one JSON word.</summary>
internal static class JsonScalar
{
    private const string UtcMilliseconds = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static bool TryWrite(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            case sbyte or byte or short or ushort or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case uint or ulong:
                writer.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                return true;
            case decimal number:
                writer.WriteNumberValue(number);
                return true;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            default:
                if (Text(value) is not { } text)
                {
                    return false;
                }

                writer.WriteStringValue(JsonText.Whole(text));
                return true;
        }
    }

    private static string? Text(object value) => value switch
    {
        string text => text,
        DateTimeOffset time => time.UtcDateTime.ToString(UtcMilliseconds, CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString(UtcMilliseconds, CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        // Paths, not the whole tree that hangs on them.
        FileSystemInfo file => file.FullName,
        char or Guid or Uri or Version or SemanticVersion or Type or ScriptBlock or Delegate or nint or nuint or float or double
            or DateOnly or TimeOnly or System.Numerics.BigInteger or System.Net.IPAddress or System.Reflection.MemberInfo =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
