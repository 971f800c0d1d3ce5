namespace Maestro.Tests.Cmdlets;

/// <summary>Notes as they are kept and read.</summary>
public sealed class NoteCommandTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new(approved: false);

    [Fact]
    public void NotesNeedNoGitAndComeNewestFirst()
    {
        Assert.Null(_workspace.Run("Add-MaestroNote 'one'").Single<Note>().Branch);
        _workspace.Run("'two', 'three' | Add-MaestroNote").NoErrors();

        Assert.Equal(["three", "two"], _workspace.Run("Get-MaestroNote -First 2").Of<Note>().Select(n => n.Content));
        Assert.Equal(["three", "two", "one"], _workspace.Run("(Get-MaestroStatus).RecentNotes").Of<Note>().Select(n => n.Content));
    }

    [Fact]
    public void LineBreaksStayAndEscapesAreNotShown()
    {
        Note note = _workspace.Run("Add-MaestroNote \"one`ntwo `e[31mred\"").Single<Note>();
        Assert.Equal("one\ntwo \u001b[31mred", note.Content);

        Assert.DoesNotContain('\u001b', _workspace.Engine.Render("Get-MaestroNote").Rendered);
    }

    [Fact]
    public void TheBranchIsThatOfTheFolderTheUserIsIn()
    {
        _workspace.Put(".git/HEAD", "ref: refs/heads/topic\n");
        _workspace.Put(".git/config", "[core]\n\trepositoryformatversion = 0\n");
        Directory.CreateDirectory(Path.Join(_workspace.Folder, ".git", "objects"));
        Directory.CreateDirectory(Path.Join(_workspace.Folder, ".git", "refs", "heads"));

        Assert.Equal("topic", _workspace.Run("Add-MaestroNote 'here'").Single<Note>().Branch);
    }

    [Theory]
    [InlineData("ArgumentInvalid", "Add-MaestroNote '  '")]
    [InlineData("ArgumentInvalid", "Add-MaestroNote '' -WhatIf")]
    [InlineData("ParameterArgumentValidationError", "Get-MaestroNote -First 0")]
    public void WhatAUserDoesWrong(string code, string script) => _workspace.Refused(code, script);

    [Fact]
    public void ADamagedFileStopsWritingAndReading()
    {
        _workspace.Put(".maestro/notes.json", "<<<<<<< HEAD\n[]\n=======\n[]\n>>>>>>> x\n");

        _workspace.Refused("StateFileDamaged", "Get-MaestroNote");
        // The lock is no part of the state.
        _workspace.Run("Add-MaestroNote 'x'").Error("StateFileDamaged");
        Assert.StartsWith("<<<<<<<", File.ReadAllText(Path.Join(_workspace.State, "notes.json")), StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();
}
