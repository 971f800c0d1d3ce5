using System.Management.Automation;
using System.Reflection;
using Maestro.Shell.CommandLines;
using Maestro.Tests.Cmdlets;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>What people write in sentences stays in one piece, commas and all; only lists of names are split.</summary>
public sealed class ProseParameterTests
{
    private const string Sentence = "a, b, and c: \\, or 'd', e";

    // Lists of names, paths and words, besides ids and what only takes certain words or can be completed.
    private static readonly HashSet<string> Names =
    [
        "Artifact", "DependsOn", "File", "Glob", "Impact", "Kind", "Label", "MaestroSync", "Name", "Path", "PlanPath", "ReadMore", "Size", "Target", "TouchedFile", "Trigger",
    ];

    public static TheoryData<string, string> Parameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Type command in OutputTypes.Commands)
            {
                foreach (PropertyInfo property in Of(command).Where(static property => property.PropertyType == typeof(string) || property.PropertyType == typeof(string[])))
                {
                    data.Add(OutputTypes.NameOf(command), property.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void ASentenceIsOneText(string command, string parameter)
    {
        PropertyInfo[] properties = [.. Of(OutputTypes.Commands.Single(type => OutputTypes.NameOf(type) == command))];
        PropertyInfo property = properties.Single(each => each.Name == parameter);
        CmdletParameter[] known = [.. properties.Select(Parameter)];

        object bound = CmdletArguments.Bind(command, known, ["-" + parameter, Sentence], static () => "").Named[parameter]!;

        if (property.PropertyType == typeof(string))
        {
            Assert.Equal(Sentence, bound);
        }
        else if (Parameter(property).IsProse)
        {
            Assert.Equal([Sentence], (string[])bound);
        }
        else
        {
            Assert.True(
                IsOfNames(property),
                $"{command} -{parameter} is split at commas. If people write text there, name it in {nameof(CmdletParameter)}; if it takes names or paths, name it here.");
        }
    }

    [Fact]
    public void TheProgramKeepsASentenceWhole()
    {
        using var folder = new TemporaryFolder();
        ShellProcess.Run(["Initialize-MaestroWorkspace"], folder: folder.Path);
        Assert.Equal(1, Lines("Add-MaestroLearning", "a, b, and c"));
        Assert.Equal(1, Lines("Add-MaestroNote", "a, b, and c"));
        Assert.Equal(1, Lines("Add-MaestroCorrection", "a, b, and c", "-Trigger", "x,y"));
        var handoff = ShellProcess.Run(["--json", "--full", "New-MaestroHandoff", "-Summary", "a, b", "-NextAction", "c, d", "-Decision", "e, not f", "-Risk", "g, h"], folder: folder.Path);

        Assert.Contains("\"e, not f\"", handoff.Output, StringComparison.Ordinal);
        Assert.Contains("\"g, h\"", handoff.Output, StringComparison.Ordinal);

        int Lines(params string[] words)
        {
            var run = ShellProcess.Run([.. words], folder: folder.Path);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            return run.OutputLines.Count(static line => line.Contains("a, b, and c", StringComparison.Ordinal));
        }
    }

    private static bool IsOfNames(PropertyInfo property) =>
        property.Name.EndsWith("Id", StringComparison.Ordinal) || Names.Contains(property.Name)
        || property.GetCustomAttributes().Any(static attribute => attribute is ValidateSetAttribute or ArgumentCompleterAttribute or SupportsWildcardsAttribute or ValidateEnumeratedArgumentsAttribute);

    private static IEnumerable<PropertyInfo> Of(Type command) => command.GetProperties().Where(static property => property.IsDefined(typeof(ParameterAttribute)));

    private static CmdletParameter Parameter(PropertyInfo property) => new(
        property.Name, property.PropertyType, null, false, [], property.IsDefined(typeof(ValidateSetAttribute)));
}
