using System.Collections;
using System.Management.Automation;
using Maestro.Tests.Docs;
using Maestro.Tests.Help;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every parameter of every cmdlet with each of many bad values: the engine or a code of ours refuses it, and nothing is written.</summary>
[Collection(ExampleRuns.Name)]
public sealed class BadValueTests(ExampleWorkspace workspace)
{
    private static readonly HashSet<string> Codes = [.. typeof(ErrorCode).GetFields().Select(static field => field.Name).Where(static name => name != ErrorCode.UnexpectedFailure)];

    /// <summary>The cmdlets whose -WorkspacePath is tried; the others have it of the same base.</summary>
    private static readonly HashSet<string> WithPath = ["Initialize-MaestroWorkspace", "Get-MaestroFeature", "Get-MaestroConfig", "Test-MaestroEnvironment"];

    public static TheoryData<string> Commands => [.. ModuleManifest.Cmdlets];

    [Theory]
    [MemberData(nameof(Commands))]
    public void ABadValueIsRefusedInWords(string command)
    {
        workspace.Reset(command);
        using HostedEngine engine = workspace.Open();
        var info = (CommandInfo)engine.Run("Get-Command $args[0]", command).NoErrors().Output.Single().BaseObject;
        string before = Traces();
        var wrong = new List<string>();
        foreach (CommandParameterSetInfo set in info.ParameterSets)
        {
            foreach (CommandParameterInfo parameter in set.Parameters.Where(parameter => !SampleArguments.Common.Contains(parameter.Name) && (parameter.Name != "WorkspacePath" || WithPath.Contains(command)) && parameter.ParameterType != typeof(SwitchParameter)))
            {
                foreach ((string name, object? value) in BadValues())
                {
                    Hashtable arguments = SampleArguments.Of(command, set, parameter);
                    arguments[parameter.Name] = value;
                    HostedResult result = engine.Run("$bound = $args[1]; & $args[0] @bound", command, arguments);
                    wrong.AddRange(Judge(result).Select(problem => $"-{parameter.Name} {name}: {problem}"));
                    before = Unchanged(result, before, wrong, $"-{parameter.Name} {name}");
                }
            }

            if (set.Parameters.Any(static parameter => parameter.ValueFromPipeline))
            {
                foreach ((string name, object? value) in BadValues())
                {
                    HostedResult result = engine.Run("$bound = $args[1]; ,$args[2] | & $args[0] @bound", command, SampleArguments.Of(command, set, set.Parameters.First(static parameter => parameter.ValueFromPipeline)), value);
                    wrong.AddRange(Judge(result).Select(problem => $"{name} | {command}: {problem}"));
                    before = Unchanged(result, before, wrong, $"{name} | {command}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join("\n", wrong.Distinct())}");
    }

    private static IEnumerable<(string Name, object? Value)> BadValues()
    {
        string[] texts =
        [
            "", " ", "\0", "a\0b", "[", "[a", "*[", "a]b", "`", "..", "../x", "/", "env:x", "env:PATH", "variable:x", "function:", "gone:\\x", "Microsoft.PowerShell.Core\\Registry::x",
            "\uD800", "a\uDC00", "\u001b[31mred", "\u202Eabc", "a\nb", "~", "~nobody/x", "-", "CON", "a/b", "{", "[1", "{\"a\":", "1e999", new('x', 400_000), "folder\\file", "a:b:c", "\\\\host\\share\\x",
        ];
        foreach (string text in texts)
        {
            yield return ($"'{(text.Length > 20 ? "400 kB" : Uri.EscapeDataString(new string([.. text.Select(static unit => char.IsSurrogate(unit) ? '?' : unit)])))}'", text);
        }

        yield return ("null", null);
        yield return ("(null)", new object?[] { null });
        yield return ("(a, null)", new object?[] { "a", null });
        yield return ("()", Array.Empty<object>());
        yield return ("((a))", new object[] { new object[] { "a", "b" } });
        yield return ("-1", -1);
        yield return ("least number", int.MinValue);
        yield return ("most number", int.MaxValue);
        yield return ("NaN", double.NaN);
        yield return ("1e308", 1e308);
        yield return ("least date", DateTime.MinValue);
        yield return ("most date", DateTime.MaxValue);
        yield return ("hashtable", new Hashtable { ["a"] = null, [7] = new object?[] { null } });
        var loop = new Hashtable();
        loop["self"] = loop;
        yield return ("a loop", loop);
        yield return ("an object", new PSObject(new { Text = "a" }));
        yield return ("an empty object", new PSObject());
        yield return ("a script", ScriptBlock.Create("throw 'run'"));
    }

    private static IEnumerable<string> Judge(HostedResult result) => result.Errors
        .Where(static error => error.Exception is not ParameterBindingException && !Codes.Contains(error.FullyQualifiedErrorId.Split(',')[0]))
        .Select(static error => $"{error.FullyQualifiedErrorId}: {error.Exception.GetType().Name}: {error.Exception.Message}");

    // What was refused left everything as it was.
    private string Unchanged(HostedResult result, string before, List<string> wrong, string what)
    {
        string after = Traces();
        if (after == before)
        {
            return before;
        }

        if (result.Errors.Count > 0 && result.Output.Count == 0)
        {
            wrong.Add($"{what}: {result.Errors[0]} - and something was written");
        }

        return after;
    }

    // What a write leaves: names, lengths and times of the project's files, which are cheaper than all they hold.
    private string Traces() => string.Join('\n', new DirectoryInfo(workspace.Project).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(static file => !file.Name.StartsWith(".lock", StringComparison.Ordinal) && !file.FullName.Contains("/.git/", StringComparison.Ordinal) && file.Name != ".tmp" && file is FileInfo)
        .Select(static file => $"{file.FullName} {((FileInfo)file).Length} {file.LastWriteTimeUtc.Ticks}")
        .Order(StringComparer.Ordinal));
}
