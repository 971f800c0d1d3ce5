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
        string old = installed.Replace("You begin a session", "You begin", StringComparison.Ordinal);

        Assert.Equal(IntegrationStatus.Outdated, InstructionEditor.Inspect(old).Status);
        Assert.Equal((installed, IntegrationAction.Updated), InstructionEditor.Install(old, createdFile: false));
    }

    [Fact]
    public void ABlockThatOtherProgramsWroteIsRenewedAndCanBeUndone()
    {
        string foreign = InstructionEditor.Append("# Mine\n", static _ => "their text");

        Assert.Equal(IntegrationStatus.Outdated, InstructionEditor.Inspect(foreign).Status);
        string renewed = InstructionEditor.Install(foreign, createdFile: false).Text;
        Assert.DoesNotContain("their text", renewed, StringComparison.Ordinal);
        Assert.Equal("# Mine\n", InstructionEditor.Uninstall(renewed).Text);
    }

    [Fact]
    public void TheSectionFromBeforeThereWereMarkersGivesWay()
    {
        const string Old = "# Mine\n\n## Cross-Agent Handoff (maestro)\nold\n```\n## no heading\n```\n## Next\nmine\n";

        Assert.Equal(IntegrationStatus.Outdated, InstructionEditor.Inspect(Old).Status);
        (string installed, string action) = InstructionEditor.Install(Old, createdFile: false);
        Assert.Equal(IntegrationAction.Migrated, action);
        Assert.Equal("# Mine\n\n## Next\nmine\n", InstructionEditor.Uninstall(installed).Text);
    }

    [Theory]
    [InlineData("a\n" + Start + "\nb\n", "a\nb\n")]
    [InlineData("a\n" + End + "\nb\n", "a\nb\n")]
    [InlineData(End + "\na\n" + Start + "\n", "a\n")]
    [InlineData("a\n" + Start + "\nmine\n" + Start + "\nx\n" + End + "\nmine too\n" + End + "\nb\n", "a\nmine\n\nmine too\nb\n")]
    public void MarkersWithoutTheirOtherHalfGoAndTakeNoTextAlong(string text, string left)
    {
        Assert.Equal(IntegrationStatus.Damaged, InstructionEditor.Inspect(text).Status);
        Assert.Equal(left, InstructionEditor.Uninstall(text).Text);

        string installed = InstructionEditor.Install(text, createdFile: false).Text;
        Assert.Equal(IntegrationStatus.Current, InstructionEditor.Inspect(installed).Status);
        Assert.All(left.Split('\n'), line => Assert.Contains(line, installed, StringComparison.Ordinal));
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

    [Fact]
    public void TheBlockIsSmallAndTheSameInEveryEncoding()
    {
        string whole = InstructionEditor.Install("", createdFile: true).Text;

        Assert.InRange(whole.Length, 500, 1536);
        Assert.True(System.Text.Ascii.IsValid(whole));
        Assert.DoesNotContain("```", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCommandIsGivenInBothForms()
    {
        string[][] rows = [.. InstructionBlock.Text.Split('\n').Where(static line => line.Contains('`') && line.StartsWith("| ", StringComparison.Ordinal)).Select(static line => line.Split('|', StringSplitOptions.TrimEntries))];

        Assert.InRange(rows.Length, 6, 7);
        Assert.All(rows, static row => Assert.Equal(row[2].Replace("`", "", StringComparison.Ordinal), row[3].Replace("`", "", StringComparison.Ordinal)["maestro ".Length..]));
    }
}
