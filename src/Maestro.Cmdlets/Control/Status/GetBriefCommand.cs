using System.Management.Automation;
using Maestro.Control;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Commands;

/// <summary>Get what a session needs to know when it starts.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroBrief", DefaultParameterSetName = "Object")]
[OutputType(typeof(SessionBrief), ParameterSetName = ["Object"])]
[OutputType(typeof(string), ParameterSetName = ["Text", "Hook"])]
public sealed class GetBriefCommand : WorkspaceCommand
{
    /// <summary>Specifies the maximum number of tokens of the text, estimated as a quarter of the number of UTF-8 bytes. The least important parts
    /// are omitted first, and the text names them. Default: 600.</summary>
    [Parameter]
    [ValidateRange(200, int.MaxValue)]
    public int MaxTokens { get; set; } = 600;

    /// <summary>Returns the text alone instead of an object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Text")]
    public SwitchParameter AsText { get; set; }

    /// <summary>Specifies the agent whose hook runs the command. The output is what this agent reads; there is none without a workspace, and no
    /// error ever fails the hook.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Hook")]
    [ValidateSet(AgentName.ClaudeCode, AgentName.Codex, AgentName.Gemini, AgentName.Droid)]
    public string Hook { get; set; } = "";

    /// <summary>Specifies where the reader types its commands: <c>pwsh</c> for PowerShell with the Maestro module, <c>shell</c> for bash and other
    /// shells, through <c>maestro</c>, <c>mcp</c> for the tools of <c>maestro mcp</c>. Default: where this command runs.</summary>
    [Parameter]
    [ValidateSet("pwsh", "shell", "mcp")]
    public string? For { get; set; }

    /// <summary>Specifies the agent that the brief is for. Default: the agent that runs the command; otherwise the person.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Agent { get; set; }

    /// <summary>Specifies the session that the brief is for. Default: the session of the agent that runs the command, if it is known; in a hook, the one that the agent names in the JSON on standard input.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }

    private CommandForm Form => CommandForms.Of(For, Host);

    private protected override void Process()
    {
        if (ParameterSetName == "Hook")
        {
            if (BriefHook.Output(Hook, HookText()) is { Length: > 0 } output)
            {
                WriteObject(output);
            }
        }
        else
        {
            SessionBrief brief = Read(Agent, SessionId, Feedback);
            WriteObject(AsText ? PromptText.Of(brief.Text, Host) : brief);
        }
    }

    private protected override bool IsQuiet => ParameterSetName == "Hook";

    private SessionBrief Read(string? agent, string? sessionId, IFeedback feedback)
    {
        string? mission = DefaultMission.Find(Workspace, out MaestroException? problem);
        if (problem is not null)
        {
            feedback.Problem(problem);
        }

        var request = new BriefRequest(WorkerFor(agent, sessionId), Form, MaxTokens)
        {
            MissionId = mission,
            Notices = [.. problem is null ? [] : new[] { $"{problem.Message} {problem.Hint}" }, .. AgentRules.Problems(Environment.GetEnvironmentVariable)],
        };
        return Workspace.Briefs.Get(request, feedback, Cancellation);
    }

    // pwsh -Command reads standard input itself and keeps it in $input.
    private string? Piped() => SessionState.PSVariable.GetValue("input") is System.Collections.IEnumerator lines ? Text(lines) : null;

    private static string? Text(System.Collections.IEnumerator lines)
    {
        var text = new System.Text.StringBuilder();
        while (lines.MoveNext())
        {
            text.Append(lines.Current).Append('\n');
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    // The session begins, whatever is wrong here; what is wrong is in the text.
    private string HookText()
    {
        try
        {
            return Read(Agent ?? Hook.ToLowerInvariant(), SessionId ?? BriefHook.SessionOf(Piped() ?? AdapterLoadContext.Adapters.Sessions(Settings.Sessions).HookInput()), NoFeedback.Instance).Text;
        }
        catch (MaestroException exception) when (exception.Code == ErrorCode.WorkspaceNotFound)
        {
            return "";
        }
        catch (MaestroException exception)
        {
            return $"Maestro has no brief for this session: {Display.Cut(Display.Plain(exception.Message), 300)}\n{AgentCommand.Typed(Form, "Test-MaestroEnvironment")} finds what is wrong.";
        }
    }
}
