using System.Text;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>How the commands for agents are to be written, and whether a hook is wanted.</summary>
/// <param name="Form">The form that the user named; null to keep what there is.</param>
/// <param name="Installed">The form that works on this machine.</param>
/// <param name="WithHook">True to install the hook, too.</param>
internal sealed record IntegrationWish(CommandForm? Form, CommandForm Installed, bool WithHook);

/// <summary>What is to be done about an agent's hook.</summary>
/// <param name="Status">How it stands afterwards; null where the agent is not set up.</param>
/// <param name="Edit">The change, or null.</param>
internal sealed record HookPlan(string? Status, InstructionEdit? Edit);

/// <summary>Puts the brief into the hooks of agents, and takes it out.</summary>
internal sealed class HookService(IInstructionFiles files)
{
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    /// <summary>What a request means for a file of hooks, without doing it.</summary>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    public HookPlan Decide(HookTarget target, IntegrationRequest request, IntegrationWish wish)
    {
        byte[]? content = files.Read(target.Path);
        if (content is null && !target.MayCreateFolder && !files.FolderExists(Path.GetDirectoryName(target.Path)!))
        {
            return new HookPlan(null, null);
        }

        try
        {
            return Decide(target, request, wish, content);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new MaestroException(
                ErrorCode.IntegrationFailed,
                $"The hooks in '{target.Path}' were not changed: the file is not valid JSON, or its hooks have another form.",
                "Correct the file, then run the command again.",
                target.Path,
                exception);
        }
    }

    private static HookPlan Decide(HookTarget target, IntegrationRequest request, IntegrationWish wish, byte[]? content)
    {
        string? all = content is null ? null : Encoding.Latin1.GetString(content);
        string mark = all?.StartsWith(ByteOrderMark, StringComparison.Ordinal) == true ? ByteOrderMark : "";
        string? text = all?[mark.Length..];
        string status = HookEditor.Status(text, target);
        string? after = request switch
        {
            IntegrationRequest.Uninstall when status != IntegrationStatus.Absent => HookEditor.Uninstall(text!, target),
            IntegrationRequest.Install when wish.WithHook || status != IntegrationStatus.Absent => HookEditor.Install(text, target, wish.Form, wish.Installed),
            IntegrationRequest.Update when status != IntegrationStatus.Absent => HookEditor.Install(text, target, wish.Form, wish.Installed),
            _ => text,
        };
        return after == text
            ? new HookPlan(status, null)
            : new HookPlan(HookEditor.Status(after, target), new InstructionEdit(target.Path, content, after is null ? null : Encoding.Latin1.GetBytes(mark + after)));
    }
}
