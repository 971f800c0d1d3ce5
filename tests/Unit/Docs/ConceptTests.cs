using System.Text.RegularExpressions;
using Maestro.Missions;

namespace Maestro.Tests.Docs;

/// <summary>The diagrams of concepts.md are the state machines of the code.</summary>
public sealed partial class ConceptTests
{
    public static TheoryData<string, string> Machines => new()
    {
        { "Mission", nameof(StatusTransitions.Mission) },
        { "Feature", nameof(StatusTransitions.Feature) },
        { "Assertion", nameof(StatusTransitions.Assertion) },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void ADiagramHasTheStepsOfItsMachineAndNoOthers(string heading, string machine)
    {
        var transitions = (StatusTransitions)typeof(StatusTransitions).GetProperty(machine)!.GetValue(null)!;
        IEnumerable<string> real = transitions.Words.SelectMany(from => transitions.From(from).Select(to => $"{from} → {to}"));
        Assert.Equal(real.Order(StringComparer.Ordinal), Steps(heading).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheDiagramOfHandoffsNamesTheirStatuses()
    {
        IEnumerable<string> words = Steps("Handoff").SelectMany(static step => step.Split(" → ")).Distinct();
        Assert.Equal(HandoffStatus.All.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Steps(string heading)
    {
        string section = RepositoryDocument.Read("docs", "concepts.md").Section(heading);
        var names = Alias().Matches(section).ToDictionary(static match => match.Groups["alias"].Value, static match => match.Groups["name"].Value);
        string Name(string word) => names.GetValueOrDefault(word, word);
        return Step().Matches(section).Select(match => $"{Name(match.Groups["from"].Value)} → {Name(match.Groups["to"].Value)}");
    }

    [GeneratedRegex(@"^  (?<alias>\w+): (?<name>[\w-]+)$", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^  (?<from>\w+) --> (?<to>\w+)(?::.*)?$", RegexOptions.Multiline)]
    private static partial Regex Step();
}
