using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>A cmdlet that keeps texts: each string is one item, and all of a pipeline are kept in one change.</summary>
public abstract class TextCommand : WorkspaceCommand
{
    private readonly List<string> _texts = [];

    private protected TextCommand()
    {
    }

    /// <summary>Specifies the texts. Each string is saved separately, including strings from the pipeline and the <c>Content</c> property of piped
    /// objects.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] Content { get; set; } = [];

    /// <summary>What one item is called.</summary>
    private protected abstract string Noun { get; }

    private protected sealed override void Process() => ForEach(Content, content => _texts.Add(Decide(content)));

    private protected sealed override void End()
    {
        if (_texts.Count > 0 && ShouldProcess(_texts.Count == 1 ? Display.Short(_texts[0]) : Count.Of(_texts.Count, Noun), $"Keep the {Noun}{(_texts.Count == 1 ? "" : "s")}"))
        {
            Keep(_texts);
        }
    }

    /// <summary>The text as it would be kept.</summary>
    private protected abstract string Decide(string content);

    private protected abstract void Keep(IReadOnlyCollection<string> texts);
}
