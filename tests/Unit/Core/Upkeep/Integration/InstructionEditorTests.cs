using FsCheck.Xunit;
using Maestro.Kernel;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class InstructionEditorTests
{
    private const string Start = InstructionMarkers.Start;
    private const string End = InstructionMarkers.End;

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("# Mine")]
    [InlineData("# Mine\n")]
    [InlineData("# Mine\n\n")]
    [InlineData("# Mine\n\n\n\n")]
    [InlineData("# Mine\r\nline\r\n")]
    [InlineData("# Mine\r\nno end")]
    [InlineData("mixed\r\nline\n")]
    [InlineData("ends with a return\r")]
    [InlineData("```\n<!-- maestro:start -->\nexample\n<!-- maestro:end -->\n```\n")]
    [InlineData("an open fence\n```\ncode\n")]
    [InlineData("in a line <!-- maestro:start --> of text\n")]
    [InlineData("    <!-- maestro:start -->\n    <!-- maestro:end -->\n")]
    public void InstallingAndUninstallingGivesBackEveryCharacter(string text)
    {
        (string installed, string action) = InstructionEditor.Install(text, createdFile: false);

        Assert.Equal(IntegrationAction.Injected, action);
        Assert.StartsWith(text, installed, StringComparison.Ordinal);
        Assert.Equal(IntegrationStatus.Current, InstructionEditor.Inspect(installed).Status);
        Assert.Equal((installed, IntegrationAction.Skipped), InstructionEditor.Install(installed, createdFile: false));
        Assert.Equal((text, true, false), InstructionEditor.Uninstall(installed));
    }

    [Property(MaxTest = 300)]
    public void WhateverStandsInAFileComesBack(string? any, bool windows)
    {
        string text = (any ?? "").Replace("\r", "", StringComparison.Ordinal).Replace("\n", windows ? "\r\n" : "\n", StringComparison.Ordinal);
        Assert.Equal(text, InstructionEditor.Uninstall(InstructionEditor.Install(text, createdFile: false).Text).Text);
    }

    [Fact]
    public void TheBlockTakesTheLineEndsOfItsFile()
    {
        string installed = InstructionEditor.Install("# Mine\r\n", createdFile: false).Text;

        Assert.Equal(installed.Count(static c => c == '\n'), installed.Split("\r\n").Length - 1);
        Assert.Equal(IntegrationStatus.Current, InstructionEditor.Inspect(installed).Status);
    }

    [Fact]
    public void AFileWhoseLineEndsWereConvertedSinceIsUndoneToo()
    {
        string installed = InstructionEditor.Install("# Mine", createdFile: false).Text.Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(IntegrationStatus.Current, InstructionEditor.Inspect(installed).Status);
        Assert.Equal("# Mine", InstructionEditor.Uninstall(installed).Text);
    }

    [Fact]
    public void WhatWasWrittenBelowTheBlockStaysOnItsOwnLine()
    {
        string installed = InstructionEditor.Install("above", createdFile: false).Text + "below\n";

        Assert.Equal("above\nbelow\n", InstructionEditor.Uninstall(installed).Text);
    }

    [Fact]
    public void AFileThatWasMadeForTheBlockIsKnownAsSuch()
    {
        string made = InstructionEditor.Install("", createdFile: true).Text;

        Assert.Equal(("", true, true), InstructionEditor.Uninstall(made));
        Assert.Equal(("mine\n", true, false), InstructionEditor.Uninstall(made + "mine\n"));
        Assert.Equal(("", true, false), InstructionEditor.Uninstall(InstructionEditor.Install("", createdFile: false).Text));
    }

    [Fact]
    public void ABlockOfAnotherVersionIsReplacedWhereItStands()
    {
        string installed = InstructionEditor.Install("above\n", createdFile: false).Text + "\nbelow\n";
        string old = Older(installed);

        Assert.Equal(IntegrationStatus.Outdated, InstructionEditor.Inspect(old).Status);
        Assert.Equal((installed, IntegrationAction.Updated), InstructionEditor.Install(old, createdFile: false));
        Assert.Empty(InstructionEditor.AddedLines(old));
    }

    [Theory]
    [InlineData(Start + "\n# Another program\nRead tools/PROTOCOL.md first.\n" + End + "\n\nTail\n")]
    [InlineData("# Mine\n" + Start + "\n" + End + "\n")]
    [InlineData("a\n" + Start + "\nb\n")]
    [InlineData("a\n" + End + "\nb\n")]
    [InlineData(End + "\na\n" + Start + "\n")]
    [InlineData("a\n" + Start + "\nmine\n" + Start + "\nx\n" + End + "\nmine too\n" + End + "\nb\n")]
    [InlineData("# Mine\n\n## Cross-Agent Handoff (maestro)\nsomebody's\n")]
    [InlineData("a\n" + Start + "\n<!-- maestro block; -->\n" + End + "\nb\n")]
    public void WhatAnotherProgramWroteBetweenTheSameMarkersIsLeftAlone(string text)
    {
        Assert.Equal(IntegrationStatus.Absent, InstructionEditor.Inspect(text).Status);
        Assert.Equal((text, false, false), InstructionEditor.Uninstall(text));

        (string installed, string action) = InstructionEditor.Install(text, createdFile: false);
        Assert.Equal(IntegrationAction.Injected, action);
        Assert.StartsWith(text, installed, StringComparison.Ordinal);
        Assert.Equal(IntegrationStatus.Current, InstructionEditor.Inspect(installed).Status);
        Assert.Equal((installed, IntegrationAction.Skipped), InstructionEditor.Install(installed, createdFile: false));
        Assert.Equal((text, true, false), InstructionEditor.Uninstall(installed));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void LinesThatSomebodyWroteIntoTheBlockAreKept(bool isOlder, bool isWindows)
    {
        string newLine = isWindows ? "\r\n" : "\n";
        string installed = InstructionEditor.Install("above\n".ReplaceLineEndings(newLine), createdFile: false).Text;
        string whole = isOlder ? Older(installed) : installed;
        string edited = whole.Replace($"{newLine}{End}", $"{newLine}Always run the linter.{newLine}And the tests.{newLine}{End}", StringComparison.Ordinal);

        Assert.Equal(["Always run the linter.", "And the tests."], InstructionEditor.AddedLines(edited));
        string updated = InstructionEditor.Install(edited, createdFile: false).Text;
        Assert.Equal($"{installed}Always run the linter.{newLine}And the tests.{newLine}", updated);
        Assert.Equal($"above{newLine}Always run the linter.{newLine}And the tests.{newLine}", InstructionEditor.Uninstall(edited).Text);
        Assert.Equal($"above{newLine}Always run the linter.{newLine}And the tests.{newLine}", InstructionEditor.Uninstall(updated).Text);
    }

    [Fact]
    public void ALineOfOursThatSomebodyChangedIsKeptAsTheirs()
    {
        string edited = InstructionEditor.Install("", createdFile: false).Text.Replace("1. Begin:", "1. You BEGIN:", StringComparison.Ordinal);

        Assert.Contains("You BEGIN", Assert.Single(InstructionEditor.AddedLines(edited)), StringComparison.Ordinal);
        Assert.Contains("You BEGIN", InstructionEditor.Uninstall(edited).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ABlockThatLostItsEndMarkerIsKnownByItsHash()
    {
        string installed = InstructionEditor.Install("above\n", createdFile: false).Text + "below\n";
        string damaged = installed.Replace(End + "\n", "", StringComparison.Ordinal);

        string repaired = InstructionEditor.Install(damaged, createdFile: false).Text;
        Assert.Single(repaired.Split('\n'), static line => line == "## Maestro");
        Assert.Contains("below\n", repaired, StringComparison.Ordinal);
        Assert.DoesNotContain("## Maestro", InstructionEditor.Uninstall(damaged).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralBlocksOneStays()
    {
        string once = InstructionEditor.Install("a\n", createdFile: false).Text;
        string twice = InstructionEditor.Append(once + "b\n", static gap => InstructionBlock.Current(gap, createdFile: false).ToBody());

        Assert.Equal(IntegrationStatus.Damaged, InstructionEditor.Inspect(twice).Status);
        Assert.Equal((once + "b\n", IntegrationAction.Updated), InstructionEditor.Install(twice, createdFile: false));
        Assert.Equal("a\nb\n", InstructionEditor.Uninstall(twice).Text);
    }

    // What an earlier version wrote: another text, with a hash that fits it.
    private static string Older(string installed)
    {
        string text = InstructionBlock.Text.Replace("1. Begin:", "1. First:", StringComparison.Ordinal);
        return installed.Replace("1. Begin:", "1. First:", StringComparison.Ordinal).Replace(InstructionBlock.HashOf(InstructionBlock.Text), InstructionBlock.HashOf(text), StringComparison.Ordinal);
    }

    [Fact]
    public void TheBlockIsSmallAndTheSameInEveryEncoding()
    {
        string whole = InstructionEditor.Install("", createdFile: true).Text;

        Assert.InRange(whole.Length, 500, 1331);
        Assert.InRange(InstructionBlock.TextOf(CommandForm.Shell).Length, 500, 1126);
        Assert.True(System.Text.Ascii.IsValid(whole));
        Assert.DoesNotContain("```", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void BothFormsHaveTheSameCommands()
    {
        string[] shell = [.. Spans(CommandForm.Shell).Where(static span => span.StartsWith("maestro ", StringComparison.Ordinal))];
        Assert.InRange(shell.Length, 8, 12);
        Assert.Equal(shell.Select(static span => span["maestro ".Length..]), Spans(CommandForm.PowerShell).Where(static span => span.Contains("-Maestro", StringComparison.Ordinal)));

        static string[] Spans(CommandForm form) => [.. InstructionBlock.TextOf(form).Split('`').Where(static (_, index) => index % 2 == 1)];
    }

    [Fact]
    public void ABlockKeepsItsFormUntilAnotherOneIsAskedFor()
    {
        string shell = InstructionEditor.Install("", createdFile: true, installed: CommandForm.Shell).Text;
        Assert.Contains("`maestro Get-MaestroBrief", shell, StringComparison.Ordinal);
        Assert.Equal((shell, IntegrationAction.Skipped), InstructionEditor.Install(shell, createdFile: false));
        (string module, string action) = InstructionEditor.Install(shell, createdFile: false, CommandForm.PowerShell);
        Assert.Equal(IntegrationAction.Updated, action);
        Assert.DoesNotContain("`maestro ", module, StringComparison.Ordinal);
        Assert.Equal(("", true, true), InstructionEditor.Uninstall(module));
    }
}
