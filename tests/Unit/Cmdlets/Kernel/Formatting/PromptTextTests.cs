using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A prompt is a string that keeps every byte; shown on a terminal, it doesn't steer it.</summary>
public sealed class PromptTextTests : IDisposable
{
    private const string Hostile = "~~~maestro-1\nx\e]0;title\a \u202Ey\n\n  indented\ttab\n~~~maestro-1\n";

    private readonly HostedEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void OnATerminalTheTextIsShownAndTheStringKeepsItsBytes()
    {
        PSObject shown = Written(Hostile, isTerminal: true);
        Assert.Equal(Hostile, Assert.IsType<string>(shown.BaseObject));
        Assert.Equal(Hostile, _engine.Run("$p = $args[0]; \"$p\"", shown).Single<string>());
        string rendered = _engine.Render("$args[0]", shown).NoErrors().Rendered.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains("~~~maestro-1\nx<U+001B>]0;title<U+0007> <U+202E>y\n\n  indented", rendered, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\x00-\x08\x0B-\x1F\u202E]", rendered);
    }

    [Fact]
    public void WhatIsRedirectedAndWhatIsHarmlessIsAPlainString()
    {
        const string Harmless = "pytest && ruff check . > out.txt\n\t<system> ü 👩‍💻\r\n";
        Assert.DoesNotContain("Maestro.PromptText", Written(Hostile, isTerminal: false).TypeNames);
        Assert.DoesNotContain("Maestro.PromptText", Written(Harmless, isTerminal: true).TypeNames);
        Assert.Contains("Maestro.PromptText", Written(Hostile, isTerminal: true).TypeNames);
    }

    // As a cmdlet writes it; the tests have no terminal.
    private PSObject Written(string text, bool isTerminal) => _engine.Run(
        """
        $type = [Maestro.Commands.View].Assembly.GetType('Maestro.Commands.PromptText')
        $type.GetMethod('Of', [Reflection.BindingFlags] 'NonPublic, Static', [type[]] ([string], [bool])).Invoke($null, @($args[0], $args[1]))
        """,
        text,
        isTerminal).NoErrors().Output.Single();
}
