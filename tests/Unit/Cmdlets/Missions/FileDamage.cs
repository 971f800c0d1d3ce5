using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Tests.Cmdlets;

/// <summary>Damage as it really happens to files.</summary>
internal static partial class FileDamage
{
    /// <summary>What can happen to any file.</summary>
    public static IReadOnlyDictionary<string, Action<string>> OfAnyFile { get; } = new Dictionary<string, Action<string>>
    {
        ["empty"] = static path => File.WriteAllText(path, ""),
        ["white space"] = static path => File.WriteAllText(path, " \n\t\n"),
        ["a byte order mark alone"] = static path => File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF]),
        ["UTF-16"] = static path => File.WriteAllText(path, File.ReadAllText(path), Encoding.Unicode),
        ["UTF-32"] = static path => File.WriteAllText(path, File.ReadAllText(path), Encoding.UTF32),
        ["zeros"] = static path => File.WriteAllBytes(path, new byte[new FileInfo(path).Length]),
        ["zeros at the end"] = static path => File.AppendAllText(path, new string('\0', 512)),
        ["a broken character"] = static path => File.WriteAllBytes(path, [.. File.ReadAllBytes(path)[..^3], 0xFF, 0xC0, (byte)'\n', (byte)'}', (byte)'\n']),
        ["half of it"] = static path => File.WriteAllText(path, File.ReadAllText(path)[..(File.ReadAllText(path).Length / 2)]),
        ["merge markers"] = static path => File.WriteAllText(path, $"<<<<<<< HEAD\n{File.ReadAllText(path)}=======\n{File.ReadAllText(path)}>>>>>>> theirs\n"),
        ["a web page"] = static path => File.WriteAllText(path, "<!DOCTYPE html><html><body>404</body></html>\n"),
        ["deep nesting"] = static path => File.WriteAllText(path, string.Concat(Enumerable.Repeat("[", 100_000))),
        ["a folder"] = static path => Replace(path, static place => Directory.CreateDirectory(place)),
        ["a broken link"] = static path => Replace(path, static place => File.CreateSymbolicLink(place, "nowhere.json")),
        ["a link to itself"] = static path => Replace(path, static place => File.CreateSymbolicLink(place, Path.GetFileName(place))),
        ["two links in a circle"] = static path => Replace(path, static place =>
        {
            File.CreateSymbolicLink(place, Path.GetFileName(place) + ".2");
            File.CreateSymbolicLink(place + ".2", Path.GetFileName(place));
        }),
        ["a name in capitals"] = static path => File.Move(path, Path.Join(Path.GetDirectoryName(path), Path.GetFileName(path).ToUpperInvariant())),
        ["an extension in capitals"] = static path => File.Move(path, Path.ChangeExtension(path, Path.GetExtension(path).ToUpperInvariant())),
        ["too large"] = static path => Replace(path, static place => OddFile.TryMake(place, "huge")),
    };

    /// <summary>The same, and what can happen to what is in a file of a mission.</summary>
    public static IReadOnlyDictionary<string, Action<string>> OfJson { get; } = new Dictionary<string, Action<string>>(OfAnyFile)
    {
        ["gone"] = File.Delete,
        ["null"] = static path => File.WriteAllText(path, "null\n"),
        ["a list"] = static path => File.WriteAllText(path, $"[{File.ReadAllText(path)}]"),
        ["a number"] = static path => File.WriteAllText(path, "1e999"),
        ["two documents"] = static path => File.AppendAllText(path, File.ReadAllText(path)),
        ["a comment"] = static path => File.AppendAllText(path, "// by hand\n"),
        ["a comma at the end"] = static path => Edit(path, static text => text.TrimEnd()[..^1] + ",}\n"),
        ["single quotes"] = static path => Edit(path, static text => text.Replace('"', '\'')),
        ["a time that does not exist"] = static path => Edit(path, static text => text.Replace("\"createdAt\": \"20", "\"createdAt\": \"2026-02-30T10:00:00.000Z\", \"x\": \"20", StringComparison.Ordinal)),
        ["a time out of range"] = static path => Edit(path, static text => text.Replace("\"createdAt\": \"20", "\"createdAt\": \"99999-01-01T10:00:00.000Z\", \"x\": \"20", StringComparison.Ordinal)),
        ["a key in another case as well"] = static path => Edit(path, static text => text.Replace("\"createdAt\":", "\"CreatedAt\": \"2020-01-01T10:00:00.000Z\", \"createdAt\":", StringComparison.Ordinal)),
        ["an id with a space"] = static path => Edit(path, static text => text.Replace("{\n  \"id\": \"auth-impl", "{\n  \"id\": \"auth-impl ", StringComparison.Ordinal).Replace("{\n  \"id\": \"20", "{\n  \"id\": \" 20", StringComparison.Ordinal)),
        ["the mission of another"] = static path => Edit(path, static text => text.Replace("\"missionId\": \"2", "\"missionId\": \"1", StringComparison.Ordinal).Replace("\"id\": \"20", "\"id\": \"19", StringComparison.Ordinal)),
        ["an unknown word"] = static path => Edit(path, static text => text.Replace("\"done\"", "\"finished\"", StringComparison.Ordinal).Replace("\"validating\"", "\"checking\"", StringComparison.Ordinal).Replace("\"passed\"", "\"ok\"", StringComparison.Ordinal)),
        ["a word in capitals"] = static path => Edit(path, static text => text.Replace("\"done\"", "\"Done\"", StringComparison.Ordinal).Replace("\"validating\"", "\"VALIDATING\"", StringComparison.Ordinal).Replace("\"passed\"", "\"Passed\"", StringComparison.Ordinal)),
        ["half a character"] = static path => Edit(path, static text => text.Replace("\"createdAt\":", "\"x\": \"\\ud800\", \"createdAt\":", StringComparison.Ordinal)),
        ["the content of its neighbour"] = Swap,
    };

    /// <summary>What can happen to what is in any JSON file; it is there as it should be, but says something else. What a file has nothing of stays as it is.</summary>
    public static IReadOnlyDictionary<string, Action<string>> OfAnyJson { get; } = new Dictionary<string, Action<string>>(OfAnyFile)
    {
        ["null"] = OfJson["null"],
        ["a list in a list"] = OfJson["a list"],
        ["a number"] = OfJson["a number"],
        ["a text"] = static path => File.WriteAllText(path, "\"x\"\n"),
        ["two documents"] = OfJson["two documents"],
        ["a comment"] = OfJson["a comment"],
        ["a comma at the end"] = static path => Edit(path, static text => text.TrimEnd()[..^1] + "," + text.TrimEnd()[^1] + "\n"),
        ["single quotes"] = OfJson["single quotes"],
        ["a key twice"] = static path => Edit(path, static text => FirstKey.Replace(text, "\"$1\": 1, \"$1\":", 1)),
        ["a key in another case as well"] = static path => Edit(path, static text => FirstKey.Replace(text, static match => $"\"{match.Groups[1].Value.ToUpperInvariant()}\": \"x\", {match.Value}", 1)),
        ["another type"] = static path => Edit(path, static text => FirstKey.Replace(text, "\"$1\": { \"a\": [] }, \"x\":", 1)),
        ["a null in every list"] = static path => Edit(path, static text => List.Replace(text, "[null, ")),
        ["a time that does not exist"] = static path => Edit(path, static text => Time.Replace(text, "\"2026-02-30T10:00:00.000Z\"")),
        ["a time out of range"] = static path => Edit(path, static text => Time.Replace(text, "\"99999-01-01T10:00:00.000Z\"")),
        ["the mission of another"] = static path => Edit(path, static text => MissionId.Replace(text, "\"missionId\": \"2020-01-01-001\"")),
        ["half a character"] = static path => Edit(path, static text => FirstKey.Replace(text, "\"x\": \"\\ud800\", \"$1\":", 1)),
    };

    [GeneratedRegex("\"(\\w+)\":")]
    private static partial Regex FirstKey { get; }

    [GeneratedRegex(@"\[\s*(?=[""{])")]
    private static partial Regex List { get; }

    [GeneratedRegex("\"20[0-9-]{8}T[0-9:.]+Z\"")]
    private static partial Regex Time { get; }

    [GeneratedRegex("\"missionId\": \"[^\"]*\"")]
    private static partial Regex MissionId { get; }

    private static void Edit(string path, Func<string, string> change) => File.WriteAllText(path, change(File.ReadAllText(path)));

    private static void Replace(string path, Action<string> make)
    {
        File.Delete(path);
        make(path);
    }

    private static void Swap(string path)
    {
        string neighbour = path.EndsWith("auth-impl.json", StringComparison.Ordinal)
            ? path.Replace("auth-impl", "auth-docs", StringComparison.Ordinal)
            : Path.Join(Path.GetDirectoryName(path), Path.GetFileName(path) == "mission.json" ? "assertions.json" : "mission.json");
        string text = File.ReadAllText(path);
        File.WriteAllText(path, File.ReadAllText(neighbour));
        File.WriteAllText(neighbour, text);
    }
}
