using System.Collections;
using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>Checks and converts the values of settings.</summary>
internal static class ConfigurationValue
{
    private const int MaxDepth = 32;

    /// <summary>True when a value from a file is of the kind that a setting has; nothing (null) always is.</summary>
    public static bool Fits(ConfigurationKey known, ConfigurationNode value) =>
        value is ConfigurationScalar { Value: null } || known.Type switch
        {
            ConfigurationType.Switch => value is ConfigurationScalar { Value: bool },
            ConfigurationType.WholeNumber => value is ConfigurationScalar { Value: long and >= 0 and <= int.MaxValue },
            ConfigurationType.PositiveNumber => IsPositive(value.ToObject()),
            ConfigurationType.TextList => value is ConfigurationList list && list.Items.All(item => item is ConfigurationScalar { Value: string }),
            ConfigurationType.Phases => value is ConfigurationList,
            _ => value is ConfigurationScalar { Value: string text } && (known.Words.Count == 0 || known.Words.Contains(text)),
        };

    /// <summary>A value that the user gave, as the setting's kind; text is taken for a number or switch where one is needed.</summary>
    /// <param name="known">The setting, as <see cref="ConfigurationCatalog.Require"/> found it.</param>
    /// <param name="key">The dotted key.</param>
    /// <param name="value">Any object; null unsets.</param>
    /// <param name="source">Where it is to be written: global or project.</param>
    /// <exception cref="MaestroException">ConfigurationInvalid.</exception>
    public static object? ForSetting(ConfigurationKey known, string key, object? value, string source)
    {
        if (known.IsGlobalOnly && source != ConfigurationSource.Global)
        {
            throw new MaestroException(
                ErrorCode.ConfigurationInvalid,
                $"{QuotedText.Of(key)} can only be set for the user, not for a project.",
                CommandText.Of($"Set-MaestroConfig {key} '<value>' -Global"),
                key);
        }

        object? converted = Convert(known, value);
        if (!Fits(known, ToNode(converted)))
        {
            string given = value is string or ValueType
                ? QuotedText.Of(System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                : "this value";
            throw new MaestroException(
                ErrorCode.ConfigurationInvalid,
                $"{QuotedText.Of(key)} must be {known.Expected}, not {given}.",
                CommandText.Of($"Get-MaestroConfig {key}"),
                value);
        }

        return converted;
    }

    /// <summary>A plain object as a node of the default layer.</summary>
    /// <exception cref="MaestroException">ConfigurationInvalid: nested too deep, or in itself.</exception>
    public static ConfigurationNode ToNode(object? value) => ToNode(value, 0);

    private static ConfigurationNode ToNode(object? value, int depth) => value switch
    {
        _ when depth > MaxDepth => throw new MaestroException(ErrorCode.ConfigurationInvalid, $"The value is nested deeper than {MaxDepth} levels."),
        IDictionary map => new ConfigurationMap(
            [.. map.Keys.Cast<object>().Select(name => new ConfigurationMember(name.ToString() ?? "", 0, 0, ToNode(map[name], depth + 1)))],
            ConfigurationOrigin.Default,
            0,
            0),
        string or bool or long or double or null => new ConfigurationScalar(value, ConfigurationOrigin.Default, 0, 0),
        IEnumerable list => new ConfigurationList([.. list.Cast<object?>().Select(item => ToNode(item, depth + 1))], ConfigurationOrigin.Default, 0, 0),
        byte or sbyte or short or ushort or int or uint => ToNode(System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong or float or decimal => ToNode(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => ToNode(value.ToString()),
    };

    private static object? Convert(ConfigurationKey known, object? value) => (known.Type, value) switch
    {
        (_, string text) when known.Words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word => word,
        (ConfigurationType.Switch, string text) when bool.TryParse(text, out bool flag) => flag,
        (ConfigurationType.WholeNumber or ConfigurationType.PositiveNumber, string text)
            when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        (ConfigurationType.PositiveNumber, string text)
            when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        (ConfigurationType.TextList, string text) => new object?[] { text },
        _ => ToNode(value).ToObject(),
    };

    private static bool IsPositive(object? value) => value is long and > 0 || (value is double number && number > 0 && double.IsFinite(number));
}
