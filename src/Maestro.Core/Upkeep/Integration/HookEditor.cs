using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>Puts our command into the hooks of an agent and takes it out again, so that no other character changes. Pure.</summary>
/// <remarks>Texts are files read byte for byte (Latin-1), without a byte order mark; null for no file.</remarks>
internal static class HookEditor
{
    private const string Mark = "Get-MaestroBrief -Hook ";
    private const string Hooks = "hooks";

    /// <summary>What the hook runs: without quotes or signs that a shell could take for its own, so that it is the same in all of them.</summary>
    public static string Command(string agent, CommandForm form) =>
        form == CommandForm.Shell ? $"maestro {Mark}{agent}" : $"pwsh -NoProfile -NonInteractive -Command {Mark}{agent}";

    /// <summary>How a text stands: one of <see cref="IntegrationStatus"/>.</summary>
    /// <exception cref="JsonException">It is not what the agent reads.</exception>
    public static string Status(string? text, HookTarget target)
    {
        Found[] found = text is null ? [] : [.. Find(text, target)];
        string[] commands = [.. found.Select(static each => each.Command).Distinct()];
        return found.Length == 0 ? IntegrationStatus.Absent
            : commands is [var command] && Forms.Any(form => Command(target.Agent, form) == command) && target.Events.Order().SequenceEqual(found.Select(static each => each.Event).Order())
                ? IntegrationStatus.Current
                : IntegrationStatus.Outdated;
    }

    /// <summary>The text with our command at each of the agent's events.</summary>
    /// <exception cref="JsonException">It is not what the agent reads.</exception>
    public static string Install(string? text, HookTarget target, CommandForm? form, CommandForm installed)
    {
        string was = text is null ? "" : Find(text, target).FirstOrDefault()?.Command ?? "";
        CommandForm kept = form ?? Forms.Cast<CommandForm?>().FirstOrDefault(each => Command(target.Agent, each!.Value) == was) ?? installed;
        bool isOther = was.Length > 0 && (was != Command(target.Agent, kept) || Status(text, target) == IntegrationStatus.Outdated);
        string? left = isOther ? Uninstall(text!, target) : text;
        return Put(left, target, Command(target.Agent, kept));
    }

    /// <summary>The text without our command; null for no file.</summary>
    /// <exception cref="JsonException">It is not what the agent reads.</exception>
    public static string? Uninstall(string text, HookTarget target)
    {
        string left = text;
        string command = "";
        HashSet<string> events = new(StringComparer.Ordinal);
        while (Find(left, target).FirstOrDefault() is { } found)
        {
            command = found.Command;
            events.Add(found.Event);
            left = found.Handlers.Parts.Count == 1
                ? JsonSplice.Remove(left, found.Entries, found.Entry)
                : JsonSplice.Remove(left, found.Handlers, found.Handler);
        }

        if (command.Length == 0)
        {
            return text;
        }

        // What was empty before and what was made for the command look different with the command in it.
        List<string?> before = [left];
        foreach (string name in events)
        {
            before.AddRange([.. before.Select(each => WithoutEmpty(each!, target, name)).OfType<string>()]);
        }

        before.AddRange([.. before.Select(each => WithoutEmpty(each!, target, null)).OfType<string>()]);
        before.Insert(0, null);
        return before.FindIndex(each => Put(each, target, command) == text) is var exact and >= 0 ? before[exact] : before[^1];
    }

    private static IEnumerable<CommandForm> Forms => [CommandForm.Shell, CommandForm.PowerShell];

    private static string Put(string? text, HookTarget target, string command)
    {
        if (text is null)
        {
            var style = new JsonSplice.Style("\n", "  ", "  ");
            return target.IsNested
                ? $"{{\n  \"{Hooks}\": {Object(target, command, style)}\n}}\n"
                : Object(target, command, style with { Indent = "" }) + "\n";
        }

        foreach (string name in target.Events.Reverse())
        {
            JsonPart root = Root(text);
            JsonPart? hooks = Container(root, target);
            if (hooks is null)
            {
                JsonSplice.Style style = JsonSplice.StyleOf(text, root);
                return JsonSplice.Insert(text, root, style, $"\"{Hooks}\": {Object(target, command, style)}");
            }

            if (hooks[name] is not { } entries)
            {
                JsonSplice.Style style = JsonSplice.StyleOf(text, hooks);
                text = JsonSplice.Insert(text, hooks, style, Member(name, target, command, style));
            }
            else if (!Find(text, target).Any(found => found.Event == name))
            {
                text = JsonSplice.Insert(text, Required(entries, JsonTokenType.StartArray), JsonSplice.StyleOf(text, entries), Entry(target, command));
            }
        }

        return text;
    }

    // With spaces inside the brackets, which something in brackets that were empty before doesn't have.
    private static string Object(HookTarget target, string command, JsonSplice.Style style)
    {
        IEnumerable<string> members = target.Events.Select(name => Member(name, target, command, style.Inner));
        return style.IsOneLine
            ? $"{{ {string.Join(", ", members)} }}"
            : $"{{{style.NewLine}{style.Inner.Indent}{string.Join($",{style.NewLine}{style.Inner.Indent}", members)}{style.NewLine}{style.Indent}}}";
    }

    private static string Member(string name, HookTarget target, string command, JsonSplice.Style style) => style.IsOneLine
        ? $"\"{name}\": [ {Entry(target, command)} ]"
        : $"\"{name}\": [{style.NewLine}{style.Inner.Indent}{Entry(target, command)}{style.NewLine}{style.Indent}]";

    private static string Entry(HookTarget target, string command) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{\"hooks\": [{{\"type\": \"command\", \"command\": \"{JsonEncodedText.Encode(command)}\", \"timeout\": {target.Timeout}}}]}}");

    // Without the list of an event, or without the hooks themselves, where there is nothing in them; null where there is something.
    private static string? WithoutEmpty(string text, HookTarget target, string? name)
    {
        JsonPart root = Root(text);
        JsonPart? container = name is null ? root : Container(root, target);
        string key = name ?? Hooks;
        int index = container?.Parts.ToList().FindIndex(part => part.Name == key && part.Parts.Count == 0) ?? -1;
        return index < 0 || (name is null && !target.IsNested) ? null : JsonSplice.Remove(text, container!, index);
    }

    private static IEnumerable<Found> Find(string text, HookTarget target)
    {
        foreach (JsonPart entries in Container(Root(text), target)?.Parts ?? [])
        {
            for (int entry = 0; entry < entries.Parts.Count; entry++)
            {
                JsonPart? handlers = entries.Parts[entry][Hooks];
                for (int handler = 0; handler < (handlers?.Parts.Count ?? 0); handler++)
                {
                    if (handlers!.Parts[handler]["command"]?.Text is { } command && command.Contains(Mark, StringComparison.Ordinal))
                    {
                        yield return new Found(entries.Name!, command, entries, entry, handlers, handler);
                    }
                }
            }
        }
    }

    private static JsonPart Root(string text) => Required(JsonPart.Read(text), JsonTokenType.StartObject);

    private static JsonPart? Container(JsonPart root, HookTarget target) =>
        !target.IsNested ? root : root[Hooks] is { } hooks ? Required(hooks, JsonTokenType.StartObject) : null;

    private static JsonPart Required(JsonPart part, JsonTokenType kind) => part.Kind == kind ? part : throw new JsonException();

    private sealed record Found(string Event, string Command, JsonPart Entries, int Entry, JsonPart Handlers, int Handler);
}
