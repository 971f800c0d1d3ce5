using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Kernel;

/// <summary>Writes a cmdlet with its arguments as a call of the tool of <c>maestro mcp</c> that does the same: <c>take {"feature":"auth"}</c>.</summary>
/// <remarks>The program compiles this file, too, to word the hints of errors.</remarks>
internal static class ToolCommand
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> Meaningful = SearchValues.Create("|;,'\"`$@(){}<>&");

    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Get-MaestroStatus"] = new("status"),
        ["Get-MaestroBrief"] = new("status"),
        ["Start-MaestroFeature"] = new("take", "feature", ("-Reason", "reason"), ("-Next", null), ("-Take", null)),
        ["Receive-MaestroHandoff"] = new("take", "handoff", ("-Claim", null), ("-AsPrompt", null)),
        ["Invoke-MaestroAssertion"] = new("record", "assertion", ("-Command", "command")),
        ["Set-MaestroAssertion"] = new("record", "assertion", ("-Result", "result"), ("-Evidence", "evidence"), ("-Reason", "reason"), ("-Force", null)),
        ["Set-MaestroFeature"] = new("finish", "feature", ("-Status", "status"), ("-Report", "report"), ("-Reason", "reason"), ("-Force", null)),
        ["Stop-MaestroFeature"] = new("finish", "feature", ("-Reason", "reason"), ("-Question", "question"), ("-Blocked", null)),
        ["Complete-MaestroHandoff"] = new("finish", "handoff", ("-Report", "report")) { Fixed = [("status", "done")] },
        ["Reset-MaestroHandoff"] = new("finish", "handoff", ("-Reason", "reason")) { Fixed = [("status", "pending")] },
        ["New-MaestroHandoff"] = new("handoff", null, ("-Summary", "summary"), ("-NextAction", "next_action"), ("-FeatureId", "feature"), ("-Decision", "decisions[]"), ("-Risk", "risks[]")),
        ["Add-MaestroNote"] = new("remember", "text") { Fixed = [("kind", "note")] },
        ["Add-MaestroLearning"] = new("remember", "text") { Fixed = [("kind", "learning")] },
        ["Add-MaestroCorrection"] = new("remember", "text", ("-Trigger", "triggers[]"), ("-Glob", "globs[]"), ("-Severity", "severity")) { Fixed = [("kind", "correction")] },
        ["New-MaestroWorkerPrompt"] = new("show", "id") { Fixed = [("kind", "prompt")] },
        ["Get-MaestroMission"] = new("show", "id") { Fixed = [("kind", "missions")] },
        ["Get-MaestroMilestone"] = new("show", "id") { Fixed = [("kind", "milestones")] },
        ["Get-MaestroFeature"] = new("show", "id") { Fixed = [("kind", "features")] },
        ["Get-MaestroAssertion"] = new("show", "id") { Fixed = [("kind", "assertions")] },
        ["Get-MaestroHandoff"] = new("show", "id") { Fixed = [("kind", "handoffs")] },
        ["Get-MaestroHistory"] = new("show", "id") { Fixed = [("kind", "history")] },
        ["Get-MaestroNote"] = new("show", "id") { Fixed = [("kind", "notes")] },
    };

    /// <summary>The call that does what a cmdlet does.</summary>
    /// <param name="words">The cmdlet and its arguments, each as it is meant; parameter names begin with <c>-</c>.</param>
    /// <returns>The call, or null where no tool does it.</returns>
    public static string? Of(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || !Rules.TryGetValue(words[0], out Rule? rule) || Arguments(rule, words) is not { } arguments)
        {
            return null;
        }

        (string tool, arguments) = rule.Tool == "finish" ? Ending(words[0], arguments) : (rule.Tool, arguments);
        return tool.Length == 0 ? null : arguments.Count == 0 ? tool : $"{tool} {Json(arguments)}";
    }

    /// <summary>The same for a command as it is typed in PowerShell; null for one that is more than a cmdlet with plain arguments.</summary>
    public static string? OfTyped(string command) => Words(command) is { } words ? Of(words) : null;

    private static List<(string Name, string Value)>? Arguments(Rule rule, IReadOnlyList<string> words)
    {
        var arguments = new List<(string Name, string Value)>(rule.Fixed);
        for (int index = 1; index < words.Count; index++)
        {
            if (!words[index].StartsWith('-'))
            {
                // All there are is what comes without an id.
                if (rule.Position is null || arguments.Exists(each => each.Name == rule.Position))
                {
                    return null;
                }

                if (words[index] != "*")
                {
                    arguments.Insert(0, (rule.Position, words[index]));
                }
            }
            else if (!rule.Parameters.TryGetValue(words[index], out string? name))
            {
                return null;
            }
            else if (name is not null)
            {
                if (++index == words.Count)
                {
                    return null;
                }

                arguments.Add((name, words[index]));
            }
            else if (words[index].Equals("-Force", StringComparison.OrdinalIgnoreCase))
            {
                arguments.Add(("force", "true"));
            }
            else if (words[index].Equals("-Blocked", StringComparison.OrdinalIgnoreCase))
            {
                arguments.Add(("status", "blocked"));
            }
        }

        return arguments;
    }

    // A feature that is begun is taken. What stops says whether it goes back or waits, and why.
    private static (string Tool, List<(string Name, string Value)> Arguments) Ending(string cmdlet, List<(string Name, string Value)> arguments)
    {
        string? status = arguments.Find(static each => each.Name == "status").Value;
        if (status is null && cmdlet.StartsWith("Stop", StringComparison.OrdinalIgnoreCase))
        {
            status = arguments.Exists(static each => each.Name == "question") ? "blocked" : "pending";
            arguments.Add(("status", status));
        }

        if (status is "pending" or "blocked" && !arguments.Exists(static each => each.Name is "reason" or "question"))
        {
            arguments.Add(("reason", "…"));
        }

        return status switch
        {
            "review" or "done" or "pending" or "blocked" => ("finish", arguments),
            "assigned" or "in-progress" => ("take", [.. arguments.Where(static each => each.Name is "feature" or "mission")]),
            _ => ("", arguments),
        };
    }

    private static string Json(List<(string Name, string Value)> arguments)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in arguments)
            {
                if (name.EndsWith("[]", StringComparison.Ordinal))
                {
                    json.WriteStartArray(name[..^2]);
                    json.WriteStringValue(value);
                    json.WriteEndArray();
                }
                else if (name == "force")
                {
                    json.WriteBoolean(name, true);
                }
                else if (name == "report" && value.StartsWith('{'))
                {
                    json.WritePropertyName(name);
                    json.WriteRawValue(value);
                }
                else
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    // Single quotes, double quotes without escapes, and words without a meaning of their own.
    private static List<string>? Words(string command)
    {
        var words = new List<string>();
        for (int at = 0; at < command.Length;)
        {
            if (command[at] == ' ')
            {
                at++;
                continue;
            }

            char quote = command[at];
            var word = new StringBuilder();
            if (quote is '\'' or '"')
            {
                for (at++; ; at++)
                {
                    if (at == command.Length || (quote == '"' && command[at] is '`' or '$'))
                    {
                        return null;
                    }

                    if (command[at] == quote && !(++at < command.Length && command[at] == quote))
                    {
                        break;
                    }

                    word.Append(command[at]);
                }
            }
            else
            {
                for (; at < command.Length && command[at] != ' '; at++)
                {
                    word.Append(command[at]);
                }

                if (word.ToString().AsSpan().ContainsAny(Meaningful))
                {
                    return null;
                }
            }

            words.Add(word.ToString());
        }

        return words;
    }

    private sealed record Rule(string Tool, string? Position, Dictionary<string, string?> Parameters)
    {
        public Rule(string tool, string? position = null, params (string Parameter, string? Argument)[] parameters)
            : this(tool, position, parameters.Append(("-MissionId", "mission")).ToDictionary(static each => each.Item1, static each => each.Item2, StringComparer.OrdinalIgnoreCase))
        {
        }

        public (string Name, string Value)[] Fixed { get; init; } = [];
    }
}
