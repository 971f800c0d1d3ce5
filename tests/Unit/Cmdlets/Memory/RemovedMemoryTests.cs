using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What was kept in memory can be removed, one by one or from a pipeline, and be brought back.</summary>
public sealed class RemovedMemoryTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);

    public static TheoryData<string, string> Kinds => new()
    {
        { "Learning", "Add-MaestroLearning" },
        { "Note", "Add-MaestroNote" },
        { "Correction", "Add-MaestroCorrection -Severity hard" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OneIsRemovedByIdSilentlyAndBroughtBackByUndo(string noun, string add)
    {
        Add(add, "one", "two", "three");
        string before = StoreFolder.Tree(Path.Join(_workspace.State, "memory")) + File.Exists(Path.Join(_workspace.State, "notes.json"));
        string[] ids = Ids(noun);

        Assert.Empty(_workspace.Run($"Remove-Maestro{noun} $args[0]", ids[1]).NoErrors().Output);
        Assert.Equal([ids[0], ids[2]], Ids(noun));
        Assert.Equal($"Remove-Maestro{noun}", _workspace.Run("(Get-MaestroHistory -First 1).Command").Single<string>());

        _workspace.Run("Undo-MaestroChange").NoErrors();
        Assert.Equal(ids, Ids(noun));
        Assert.Equal(before, StoreFolder.Tree(Path.Join(_workspace.State, "memory")) + File.Exists(Path.Join(_workspace.State, "notes.json")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void APipelineRemovesAllAndPassThruReturnsThem(string noun, string add)
    {
        Add(add, "one", "two");
        string[] ids = Ids(noun);

        Assert.Equal(2, _workspace.Run($"Get-Maestro{noun} | Remove-Maestro{noun} -PassThru").NoErrors().Output.Count);
        Assert.Empty(Ids(noun));
        Add(add, "one", "two");
        _workspace.Run($"Get-Maestro{noun} | ForEach-Object {{ [pscustomobject] @{{ {noun}Id = $_.{noun}Id }} }} | Remove-Maestro{noun}").NoErrors();
        Assert.Empty(Ids(noun));
        Add(add, "one", "two");
        _workspace.Run($"(Get-Maestro{noun}).{noun}Id | Remove-Maestro{noun}").NoErrors();
        Assert.Empty(Ids(noun));
        Assert.Equal(2, ids.Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnUnknownIdIsAnErrorAndTheOthersGo(string noun, string add)
    {
        Add(add, "one", "two");
        string first = Ids(noun)[0];

        HostedResult result = _workspace.Run($"Remove-Maestro{noun} 1999-01-01-001, $args[0]", first);

        ErrorRecord error = result.Error($"{noun}NotFound");
        Assert.Equal("1999-01-01-001", error.TargetObject);
        Assert.Single(Ids(noun));
        _workspace.Refused("IdInvalid", $"Remove-Maestro{noun} '../../config'");
        _workspace.Refused($"{noun}NotFound", $"Get-Maestro{noun} 1999-01-01-001");
        _workspace.Refused($"{noun}NotFound", $"Remove-Maestro{noun} {first} -WhatIf");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void APrefixIsEnoughUnlessSeveralHaveIt(string noun, string add)
    {
        Add(add, "one", "two");
        string id = Ids(noun)[0];

        Assert.Contains(id, _workspace.Refused("IdAmbiguous", $"Remove-Maestro{noun} $args[0]", id[..10]).Exception.Message, StringComparison.Ordinal);
        _workspace.Run($"Remove-Maestro{noun} $args[0]", id).NoErrors();
        Assert.Single(_workspace.Run($"Get-Maestro{noun} $args[0]", id[..10]).NoErrors().Output);
        Assert.Single(_workspace.Run($"Get-Maestro{noun} '20*'").NoErrors().Output);
        _workspace.Run($"Remove-Maestro{noun} $args[0]", id[..10]).NoErrors();
        Assert.Empty(Ids(noun));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIfAndNoChangeNothingAndIdsComplete(string noun, string add)
    {
        Add(add, "one");
        string[] ids = Ids(noun);
        _workspace.Run($"Get-Maestro{noun} | Remove-Maestro{noun} -WhatIf").NoErrors();
        _workspace.Engine.Answer = 2;
        _workspace.Run($"Get-Maestro{noun} | Remove-Maestro{noun} -Confirm").NoErrors();

        Assert.NotEmpty(_workspace.Engine.Questions);
        Assert.Equal(ids, Ids(noun));
        Assert.Equal(ids[0], _workspace.Run($"(TabExpansion2 'Remove-Maestro{noun} ').CompletionMatches.CompletionText").Single<string>());
        Assert.Contains(ids[0], _workspace.Engine.Render($"Get-Maestro{noun}").Rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void GuidanceIsRemovedAndTheLearningsStay()
    {
        _workspace.Refused("GuidanceNotFound", "Remove-MaestroGuidance -WhatIf");
        _workspace.Run("Add-MaestroLearning one; Build-MaestroGuidance").NoErrors();

        Assert.Contains("one", _workspace.Run("Remove-MaestroGuidance -PassThru").Single<Guidance>().Summary, StringComparison.Ordinal);
        _workspace.Refused("GuidanceNotFound", "Get-MaestroGuidance");
        Assert.Single(Ids("Learning"));
        _workspace.Run("Undo-MaestroChange").NoErrors();
        Assert.Contains("one", _workspace.Run("Get-MaestroGuidance").Single<Guidance>().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void NotesOfOneTimeHaveIdsOfTheirOwn()
    {
        const string Note = """{ "timestamp": "2026-11-22T16:28:09.886Z", "content": """;
        _workspace.Put(".maestro/notes.json", $"[ {Note} \"a\" }}, {Note} \"b\" }}, {Note} \"c\" }} ]");

        _workspace.Run("Remove-MaestroNote 2026-11-22-162809886-2").NoErrors();

        Assert.Equal(["a", "c"], _workspace.Run("(Get-MaestroNote).Content").Of<string>().Order(StringComparer.Ordinal));
        _workspace.Run("Remove-MaestroNote 2026-11-22-162809886").NoErrors();
        Assert.Equal("c", _workspace.Run("(Get-MaestroNote).Content").Single<string>());
    }

    [Fact]
    public void ALearningOfAnotherProgramIsRemovedWhateverItsName()
    {
        _workspace.Put(".maestro/memory/learnings/raw/their name.1.json", """{ "sessionDate": "2026-11-22", "content": "theirs" }""");

        _workspace.Run("Get-MaestroLearning | Remove-MaestroLearning").NoErrors();

        Assert.Empty(Ids("Learning"));
    }

    private void Add(string add, params string[] texts) => _workspace.Run($"$args | {add}", [.. texts]).NoErrors();

    private string[] Ids(string noun) => [.. _workspace.Run($"Get-Maestro{noun} | ForEach-Object {noun}Id").NoErrors().Of<string>()];

    public void Dispose() => _workspace.Dispose();
}
