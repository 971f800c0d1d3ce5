using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Memory goes from one repository to another in one file, and nothing happens unsaid.</summary>
public sealed class MemoryTransferTests : IDisposable
{
    private readonly HostedWorkspace _one = new(approved: false);
    private readonly HostedWorkspace _other = new(approved: false);

    private string FilePath => Path.Join(_one.Folder, "memory.json");

    [Fact]
    public void WhatIsExportedComesBackByteForByte()
    {
        Fill(_one);
        _one.Run("Export-MaestroMemory memory.json").NoErrors();
        string exported = File.ReadAllText(FilePath);

        MemoryImport import = _other.Run("Import-MaestroMemory $args[0]", FilePath).Single<MemoryImport>();

        Assert.Equal((6, 0, 0), (import.Added, import.Updated, import.Skipped));
        _other.Run("Export-MaestroMemory $args[0]", FilePath).NoErrors();
        Assert.Equal(exported, File.ReadAllText(FilePath));
        Assert.Equal(Contents(_one), Contents(_other));
    }

    [Fact]
    public void AnImportTwiceChangesNothingAndUndoTakesItBack()
    {
        Fill(_one);
        string empty = Contents(_other);
        _one.Run("Export-MaestroMemory memory.json").NoErrors();
        _other.Run("Import-MaestroMemory $args[0]", FilePath).NoErrors();
        string before = StoreFolder.Tree(_other.State);

        Assert.Equal(6, _other.Run("Import-MaestroMemory $args[0]", FilePath).Single<MemoryImport>().Skipped);
        Assert.Equal(before, StoreFolder.Tree(_other.State));

        _other.Run("Undo-MaestroChange").NoErrors();
        Assert.Equal(empty, Contents(_other));
    }

    [Fact]
    public void TwoRepositoriesEndAlike()
    {
        Fill(_one);
        Fill(_other);
        _other.Run("Add-MaestroCorrection 'use pnpm' -Trigger install -Severity hard -WarningAction Ignore; Add-MaestroLearning only-here").NoErrors();
        for (int round = 0; round < 2; round++)
        {
            _one.Run("Export-MaestroMemory memory.json").NoErrors();
            _other.Run("Import-MaestroMemory $args[0]; Export-MaestroMemory $args[0]", FilePath).NoErrors();
            _one.Run("Import-MaestroMemory memory.json").NoErrors();
        }

        Assert.Equal(0, _one.Run("(Import-MaestroMemory memory.json -PassThru | Where-Object Action -ne skipped).Count").Single<int>());
        Assert.Equal(["hard"], _one.Run("Get-MaestroCorrection | Where-Object Rule -eq 'use pnpm' | ForEach-Object Severity").Of<string>());
        Assert.Contains("only-here", Contents(_one), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newer", true, "updated", "newer than")]
    [InlineData("newer", false, "skipped", "older than")]
    [InlineData("skip", true, "skipped", "differs")]
    public void AConflictIsDecidedAndReported(string conflict, bool isNewer, string action, string reason)
    {
        string id = Conflict(isNewer);

        string script = $"Import-MaestroMemory $args[0] -Conflict {conflict}";
        string before = StoreFolder.Tree(_other.State);
        _other.Run(script + " -WhatIf", FilePath).NoErrors();
        Assert.Equal(before, StoreFolder.Tree(_other.State));
        MemoryImportItem item = _other.Run(script + " -PassThru", FilePath).Single<MemoryImportItem>();

        Assert.Equal((action, id), (item.Action, item.Id));
        Assert.Contains(reason, item.Reason, StringComparison.Ordinal);
        Assert.Equal(action == "updated" ? "hard" : "soft", _other.Run("(Get-MaestroCorrection).Severity").Single<string>());
    }

    [Fact]
    public void WhatWasConfirmedIsImported()
    {
        Fill(_one);
        _one.Run("Export-MaestroMemory memory.json").NoErrors();
        _other.Engine.Answer = 0;

        Assert.Equal(6, _other.Run("Import-MaestroMemory $args[0] -Confirm", FilePath).Single<MemoryImport>().Added);
    }

    [Fact]
    public void AConflictCanStopTheImport()
    {
        string id = Conflict(isNewer: true);
        _one.Run("Add-MaestroLearning 'never arrives'; Export-MaestroMemory memory.json").NoErrors();

        Assert.Contains(id, _other.Refused("MemoryConflict", "Import-MaestroMemory $args[0] -Conflict fail", FilePath).Exception.Message, StringComparison.Ordinal);
        _other.Refused("MemoryConflict", "Import-MaestroMemory $args[0] -Conflict fail -WhatIf", FilePath);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "title": "a plan", "features": [] }""")]
    [InlineData("""{ "format": "1" }""")]
    [InlineData("""{ "format": 2, "anything": true }""")]
    [InlineData("""{ "format": 1, "format": 1 }""")]
    [InlineData("""{ "format": 1, "Notes": [] }""")]
    [InlineData("""{ "format": 1, "corrections": null, "learnings": [null] }""")]
    [InlineData("""{ "format": 1, "learnings": [{ "content": "a" }] }""")]
    [InlineData("""{ "format": 1, "learnings": [{ "content": " ", "sessionDate": "2026-11-22" }] }""")]
    [InlineData("""{ "format": 1, "learnings": [{ "content": "a", "sessionDate": "../../x" }] }""")]
    [InlineData("""{ "format": 1, "learnings": [{ "content": "\ud800", "sessionDate": "2026-11-22" }] }""")]
    [InlineData("""{ "format": 1, "notes": [{ "content": "", "timestamp": "2026-11-22T00:00:00.000Z" }] }""")]
    [InlineData("""{ "format": 1, "notes": [{ "content": "a", "timestamp": "yesterday" }] }""")]
    [InlineData("""{ "format": 1, "corrections": [{ "rule": "a", "createdAt": "2026-11-22T00:00:00.000Z", "updatedAt": "2026-11-22T00:00:00.000Z", "severity": "deadly" }] }""")]
    [InlineData("""{ "format": 1, "corrections": [{ "rule": "a", "createdAt": "2026-11-22T00:00:00.000Z", "updatedAt": "2026-11-22T00:00:00.000Z", "trigger": { "keywords": [null] } }] }""")]
    [InlineData("""{ "format": 1, "corrections": [{ "rule": "a", "createdAt": "2026-11-22T00:00:00.000Z", "updatedAt": "2026-11-22T00:00:00.000Z", "trigger": { "fileGlobs": ["../x"] } }] }""")]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n")]
    public void ABadFileIsOneErrorAndNothingIsWritten(string content)
    {
        _other.Put("bad.json", content);

        Assert.Contains("bad.json", _other.Refused("MemoryFileInvalid", "Import-MaestroMemory bad.json").Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FileNotFound", "Import-MaestroMemory nosuch.json")]
    [InlineData("FileNotAccessible", "Import-MaestroMemory .")]
    [InlineData("FileNotAccessible", "Export-MaestroMemory .")]
    [InlineData("ParameterArgumentValidationError", "Export-MaestroMemory x.json -Kind guidance")]
    [InlineData("ParameterArgumentValidationError", "Import-MaestroMemory x.json -Conflict mine")]
    [InlineData("ArgumentInvalid", "Get-MaestroMission | Export-MaestroMemory x.json -WhatIf")]
    public void WhatAUserDoesWrong(string code, string script) => _one.Refused(code, script);

    [Fact]
    public void ADamagedFileOfTheWorkspaceStopsAnImport()
    {
        Fill(_one);
        _one.Run("Export-MaestroMemory memory.json").NoErrors();
        _other.Put(".maestro/memory/corrections/2026-01-01-001.json", "{");

        _other.Run("Import-MaestroMemory $args[0]", FilePath).Error("StateFileDamaged");
        Assert.Empty(_other.Run("Get-MaestroLearning").Output);
    }

    [Fact]
    public void ThePipelineAndTheKindsChooseWhatIsExported()
    {
        Fill(_one);

        Assert.Equal((1, 0, 0), Exported("Get-MaestroCorrection -Severity hard | Export-MaestroMemory memory.json"));
        Assert.Equal((0, 0, 0), Exported("Get-MaestroCorrection -Trigger nosuch | Export-MaestroMemory memory.json"));
        Assert.Equal((2, 0, 2), Exported("Export-MaestroMemory memory.json -Kind correction, NOTE"));
        Assert.Equal((1, 1, 0), Exported("Search-MaestroMemory -Query pnpm | Export-MaestroMemory memory.json"));
        Assert.Equal((2, 0, 1), Exported("Get-MaestroCorrection; Get-MaestroNote -First 1", "| Export-MaestroMemory memory.json"));
        Assert.Equal((0, 2, 0), Exported("Export-MaestroMemory memory.json", kinds: "-Kind learning"));
    }

    [Fact]
    public void ImportedLearningsAreNewToWhoeverHasGuidance()
    {
        Fill(_one);
        _one.Run("Export-MaestroMemory memory.json").NoErrors();
        _other.Run("Add-MaestroLearning mine; Build-MaestroGuidance").NoErrors();

        _other.Run("Import-MaestroMemory $args[0]", FilePath).NoErrors();

        Assert.Equal(2, _other.Run("(Get-MaestroGuidance).NewLearnings").Single<int>());
    }

    [Fact]
    public void TextsThatSteerATerminalAreShownHarmlessAndKeptAsTheyAre()
    {
        _one.Run("Add-MaestroLearning \"a `e[31mred`u{202E} b\"; Export-MaestroMemory memory.json").NoErrors();

        HostedResult preview = _other.Engine.Render("Import-MaestroMemory $args[0] -WhatIf; Import-MaestroMemory $args[0] -PassThru", FilePath);

        Assert.DoesNotContain('\u001b', preview.Rendered);
        Assert.DoesNotContain('\u202E', preview.Rendered);
        Assert.Equal("a \u001b[31mred\u202E b", _other.Run("(Get-MaestroLearning).Content").Single<string>());
    }

    private (int Corrections, int Learnings, int Notes) Exported(string script, string? rest = null, string kinds = "")
    {
        _one.Run(rest is null ? $"{script} {kinds}" : $"& {{ {script} }} {rest}").NoErrors();
        var file = Memory.MemoryFile.Read(File.ReadAllBytes(FilePath), "memory.json");
        return (file.Corrections.Count, file.Learnings.Count, file.Notes.Count);
    }

    // In both the same rule, soft in the other and hard in the file.
    private string Conflict(bool isNewer)
    {
        string soft = "(Add-MaestroCorrection 'Use pnpm' -Trigger npm).CorrectionId";
        string hard = "Add-MaestroCorrection 'use pnpm.' -Trigger npm -Severity hard; Export-MaestroMemory memory.json";
        string? id = isNewer ? _other.Run(soft).Single<string>() : null;
        Wait();
        _one.Run(hard).NoErrors();
        Wait();
        return id ?? _other.Run(soft).Single<string>();
    }

    // Times are kept in milliseconds.
    private static void Wait()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() > start.ToUnixTimeMilliseconds());
    }

    private static void Fill(HostedWorkspace workspace) => workspace.Run(
        """
        Add-MaestroCorrection 'use pnpm' -Trigger npm, install -Glob '**/package.json' -Source 'ran npm'
        Add-MaestroCorrection 'never log tokens' -Severity hard
        'pnpm needs corepack', "two`nlines, and a comma" | Add-MaestroLearning
        'first', 'second' | Add-MaestroNote
        """).NoErrors();

    private static string Contents(HostedWorkspace workspace) => string.Join('\n', workspace.Run(
        "Get-MaestroCorrection | ForEach-Object { \"$($_.Rule)|$($_.Severity)|$($_.Trigger)|$($_.Source)\" }; Get-MaestroLearning | ForEach-Object Content; Get-MaestroNote | ForEach-Object Content").Of<string>().Order(StringComparer.Ordinal));

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }
}
