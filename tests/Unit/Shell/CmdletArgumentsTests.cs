using System.Management.Automation;
using Maestro.Shell.CommandLines;

namespace Maestro.Tests.Shell;

public class CmdletArgumentsTests
{
    private static readonly CmdletParameter[] Parameters =
    [
        new("FeatureId", typeof(string[]), 0, false, ["Id"]),
        new("Status", typeof(string), 1, false, []),
        new("Summary", typeof(string), null, false, []),
        new("Decision", typeof(string[]), null, false, []),
        new("Ready", typeof(SwitchParameter), null, false, []),
        new("Reason", typeof(string), null, false, []),
        new("Strict", typeof(bool?), null, false, []),
        new("Content", typeof(System.Collections.IDictionary), null, false, []),
        new("InputObject", typeof(object), null, false, []),
    ];

    [Theory]
    [InlineData("$(Remove-Item x); `\"quotes\"` & 'more', $env:HOME")]
    [InlineData("-not-a-parameter")]
    [InlineData("-- dashes")]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void A_value_arrives_as_it_was_typed(string text) => Assert.Equal(text, Bind("-Summary", text).Named["Summary"]);

    [Fact]
    public void A_comma_makes_a_list_only_where_a_list_is_taken()
    {
        var bound = Bind("-Decision", "a, b,,c\\,d", "-Summary", "a,b", "-Decision:e");

        Assert.Equal(["a", "b", "c,d", "e"], (string[])bound.Named["Decision"]!);
        Assert.Equal("a,b", bound.Named["Summary"]);
    }

    [Fact]
    public void Positional_words_become_lists_by_the_parameter_they_fall_to()
    {
        var bound = Bind("auth,login", "-Ready", "x,y");

        Assert.Equal(["auth", "login"], (string[])bound.Positional[0]);
        Assert.Equal("x,y", bound.Positional[1]);
        Assert.Equal(true, bound.Named["Ready"]);
    }

    [Fact]
    public void A_named_parameter_leaves_its_position_to_the_next() => Assert.Equal("a,b", Bind("-Id", "x", "a,b").Positional[0]);

    [Theory]
    [InlineData("-Ready", true)]
    [InlineData("-Ready:$false", false)]
    [InlineData("-ready:False", false)]
    [InlineData("-Ready:1", true)]
    public void Switches_are_on_and_off(string word, bool on) => Assert.Equal(on, Bind(word).Named["Ready"]);

    [Fact]
    public void Names_may_be_shortened_and_aliased()
    {
        Assert.True(Bind("-sum", "x").Named.ContainsKey("Summary"));
        Assert.True(Bind("-id", "x").Named.ContainsKey("FeatureId"));
        Assert.Equal("ParameterAmbiguous", Problem("-Re", "x").Code);
    }

    [Fact]
    public void Our_own_options_are_found_after_the_cmdlet_but_never_inside_a_value()
    {
        var bound = Bind("--json", "-Summary", "x", "--stdin");

        Assert.True(bound.Json);
        Assert.True(bound.PipeStandardInput);
        Assert.False(Bind("-Summary:--json").Json);
    }

    [Fact]
    public void After_two_dashes_everything_is_positional() =>
        Assert.Equal(["-Status", "--json"], Bind("-Id", "x", "--", "-Status", "--json").Positional.Cast<string>());

    [Fact]
    public void Only_InputObject_reads_standard_input()
    {
        Assert.Equal("from stdin", Bind("-InputObject", "-").Named["InputObject"]);
        Assert.Equal("-", Bind("-Summary", "-").Named["Summary"]);
    }

    [Fact]
    public void Numbers_below_zero_are_values() => Assert.Equal("-5", Bind("-Id", "x", "-5").Positional[0]);

    [Theory]
    [InlineData("ParameterUnknown", "-Sumary", "x")]
    [InlineData("ArgumentMissing", "-Summary")]
    [InlineData("ArgumentMissing", "-Summary", "-Ready")]
    [InlineData("ArgumentMissing", "-Ready:")]
    [InlineData("ArgumentInvalid", "-Ready:perhaps")]
    [InlineData("ArgumentInvalid", "-Strict", "perhaps")]
    [InlineData("ArgumentRepeated", "-Summary", "a", "-Summary", "b")]
    public void Mistakes_are_named(string code, params string[] words) => Assert.Equal(code, Problem(words).Code);

    [Fact]
    public void A_slip_of_the_finger_is_guessed() => Assert.Contains("-Summary", Problem("-Sumary", "x").Hint, StringComparison.Ordinal);

    private static CmdletArguments Bind(params string[] words) => CmdletArguments.Bind("Set-MaestroFeature", Parameters, words, () => "from stdin");

    private static UsageException Problem(params string[] words) => Assert.Throws<UsageException>(() => Bind(words));
}
