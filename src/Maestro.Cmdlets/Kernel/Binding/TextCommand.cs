using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>A cmdlet that keeps texts: each string is one item, and all of a pipeline are kept in one change.</summary>
public abstract class TextCommand : ChangeCommand
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

    private protected sealed override void Process() => ForEach(Content, content => _texts.Add(Checked(content)));

    private protected sealed override void End()
    {
        if (_texts.Count > 0)
        {
            Keep(_texts);
        }
    }

    /// <summary>The text as it would be kept.</summary>
    private protected abstract string Checked(string content);

    /// <summary>Keeps all of them in one change.</summary>
    private protected abstract void Keep(IReadOnlyCollection<string> texts);
}
