using System.Collections;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Completes correction ids, newest first; the tooltip is the rule.</summary>
internal sealed class CorrectionIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Corrections.Get(new CorrectionQuery(), feedback)
            .Select(static correction => (correction.CorrectionId, $"{correction.Rule} ({correction.Severity})"));
}

/// <summary>Completes the ids of learnings, newest first; the tooltip is the text.</summary>
internal sealed class LearningIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Learnings.Get(null, null, feedback).Select(static learning => (learning.LearningId, learning.Content));
}

/// <summary>Completes the ids of notes, newest first; the tooltip is the text.</summary>
internal sealed class NoteIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Notes.Get().Select(static note => (note.NoteId, note.Content));
}

/// <summary>Completes the keywords and globs that recall corrections; the tooltip is the newest rule each recalls.</summary>
internal sealed class TriggerCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Corrections.Get(new CorrectionQuery(), feedback)
            .SelectMany(static correction => correction.Trigger.Keywords.Concat(correction.Trigger.FileGlobs).Select(trigger => (trigger, correction.Rule)));
}

/// <summary>Completes the names of linked projects; the tooltip is the relation and the path.</summary>
internal sealed class ProjectNameCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Projects.Get(null, feedback)
            .Select(static link => (link.Name, $"{link.Direction}, {link.Relation} {link.Path}".TrimEnd()));
}
