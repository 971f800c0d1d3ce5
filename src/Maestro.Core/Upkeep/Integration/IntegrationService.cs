using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>What is to become of an agent's instructions.</summary>
internal enum IntegrationRequest
{
    Inspect,
    Install,
    Update,
    Uninstall,
}

/// <summary>Puts our block into the instruction files of agents, and takes it out.</summary>
internal sealed class IntegrationService(IInstructionFiles files)
{
    private const int CodexLimit = 32 * 1024;
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    /// <summary>The files of some agents.</summary>
    /// <param name="agents">The agents the user named; null for all.</param>
    /// <param name="scope">User or Project.</param>
    /// <param name="workspaceRoot">The <c>.maestro</c> folder, or null.</param>
    /// <param name="projectFolder">The root of the repository.</param>
    public IEnumerable<IntegrationTarget> Targets(IReadOnlyList<string>? agents, string scope, string? workspaceRoot, string projectFolder)
    {
        string home = files.HomeFolder;
        bool isBare = scope == IntegrationScope.Project && agents is null
            && !IntegrationTarget.Agents.Any(agent => files.Read(IntegrationTarget.Project(agent, projectFolder, isNamed: true).Path!) is not null);
        foreach (string agent in IntegrationTarget.Agents)
        {
            if (agents is null || agents.Contains(agent, StringComparer.OrdinalIgnoreCase))
            {
                yield return scope == IntegrationScope.User
                    ? IntegrationTarget.User(agent, home, workspaceRoot) with { Hook = HookTarget.Of(agent, home, Exists) }
                    : Project(agent, projectFolder, agents is not null, isBare);
            }
        }
    }

    // One block where the file of an agent imports the one that the others read.
    private IntegrationTarget Project(string agent, string folder, bool isNamed, bool isBare)
    {
        IntegrationTarget target = IntegrationTarget.Project(agent, folder, isNamed) with
        {
            Hook = HookTarget.Of(agent, folder, Exists) with { MayCreateFolder = isNamed },
        };
        var shared = IntegrationTarget.Project(AgentName.Codex, folder, isNamed: true);
        if (target.Path != shared.Path && files.Read(target.Path!) is { } content && ImportsShared(Encoding.Latin1.GetString(content)))
        {
            return target with { Path = shared.Path, NeedsFile = false, FormerPaths = [target.Path!] };
        }

        return isBare && agent == AgentName.Codex
            ? target with
            {
                NeedsFile = false,
                CreationNotice = "The repository has no instruction file, so AGENTS.md is created, which Codex, Droid and others read. For CLAUDE.md or GEMINI.md, specify -Agent claude-code or gemini.",
            }
            : target;
    }

    private static bool ImportsShared(string text) => TextLine.Split(text).Any(static line => line.Content.Trim() is "@AGENTS.md" or "@./AGENTS.md");

    private bool Exists(string path) => files.Read(path) is not null;

    /// <summary>What a request means for a file, without doing it.</summary>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    public IntegrationPlan Decide(IntegrationTarget target, IntegrationRequest request) => Decide(target, request, Default);

    private static readonly IntegrationWish Default = new(null, CommandForm.PowerShell, WithHook: false);

    private IntegrationPlan Decide(IntegrationTarget target, IntegrationRequest request, IntegrationWish wish)
    {
        IntegrationPlan plan = DecideBlock(target, request, wish);
        HookPlan hook = target.Hook is null ? new HookPlan(null, null) : new HookService(files).Decide(target.Hook, request, wish);
        return plan with
        {
            Outcome = plan.Outcome with { HookPath = hook.Status is null ? null : target.Hook!.Path, HookStatus = hook.Status },
            Edits = hook.Edit is null ? plan.Edits : [.. plan.Edits, hook.Edit],
        };
    }

    private IntegrationPlan DecideBlock(IntegrationTarget target, IntegrationRequest request, IntegrationWish wish)
    {
        byte[]? content = target.Path is null ? null : files.Read(target.Path);
        bool isDetected = target.Path is not null
            && (content is not null || (!target.NeedsFile && files.FolderExists(Path.GetDirectoryName(target.Path)!)));
        if (!isDetected)
        {
            return new IntegrationPlan(Outcome(target, IntegrationStatus.NotDetected, request == IntegrationRequest.Inspect ? null : IntegrationAction.NotDetected, null), []);
        }

        (string mark, string text) = Decode(content ?? [], target.Path!);
        (string status, string? version) = InstructionEditor.Inspect(text);
        return request switch
        {
            IntegrationRequest.Inspect => new IntegrationPlan(Outcome(target, status, null, version), []),
            IntegrationRequest.Uninstall => Uninstall(target, content, mark, text, status),
            IntegrationRequest.Update when status == IntegrationStatus.Absent && !Former(target).Any() =>
                new IntegrationPlan(Outcome(target, status, IntegrationAction.NotFound, null), []),
            _ => Install(target, content, mark, text, wish),
        };
    }

    /// <summary>The change that a request means for a file.</summary>
    /// <param name="target">The file.</param>
    /// <param name="request">The request.</param>
    /// <param name="what">What it does, such as <c>Install the block for</c>.</param>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    /// <param name="wish">In which form, and with a hook or not; null for the form of PowerShell, without one.</param>
    public Change<AgentIntegration> Decide(IntegrationTarget target, IntegrationRequest request, string what, IntegrationWish? wish = null)
    {
        IntegrationPlan plan = Decide(target, request, wish ?? Default);
        string paths = string.Join(", ", plan.Edits.Select(static edit => Display.Plain(edit.Path)));
        return new Change<AgentIntegration>(null, paths, $"{what} {target.Agent}", plan.Outcome)
        {
            Outside = [.. plan.Edits.Select(edit => new OutsideWrite(files, edit.Path, edit.Before, edit.After))],
            Preview = $"{what} {target.Agent} in {paths}:\n{plan.Diff()}",
            Warnings = Warnings(target, plan),
        };
    }

    private static string[] Warnings(IntegrationTarget target, IntegrationPlan plan)
    {
        List<string> warnings = [];
        if (plan.KeptLines is [var first, ..] kept)
        {
            warnings.Add($"{Count.Of(kept.Count, "line")} that somebody wrote into Maestro's block in '{Display.Plain(target.Path ?? "")}' stay in the file, outside the block. The first is: {Display.Short(first.Trim())}");
        }

        if (target.CreationNotice is not null && plan.Edits.Any(edit => edit.Path == target.Path && edit.Before is null))
        {
            warnings.Add(target.CreationNotice);
        }

        if (target.Agent == AgentName.Codex)
        {
            if (plan.Edits.Any(edit => edit.Path == target.Path && edit.After?.Length > CodexLimit))
            {
                warnings.Add($"Codex reads only the first 32 KiB of its instructions, and the block ends behind them in '{Display.Plain(target.Path!)}'. Shorten what stands before it.");
            }

            if (plan.Edits.Any(edit => edit.Path == target.Hook?.Path && edit.After is not null))
            {
                warnings.Add("Codex runs a new hook only after you have trusted it: type /hooks in Codex.");
            }
        }

        return [.. warnings];
    }

    private IntegrationPlan Install(IntegrationTarget target, byte[]? content, string mark, string text, IntegrationWish wish)
    {
        (string result, string action) = InstructionEditor.Install(text, content is null, wish.Form, wish.Installed);
        List<InstructionEdit> edits = result == text ? [] : [new InstructionEdit(target.Path!, content, Encode(mark + result))];
        InstructionEdit[] former = [.. Former(target)];
        if (former.Length > 0)
        {
            edits.AddRange(former);
            action = IntegrationAction.Migrated;
        }

        return new IntegrationPlan(Outcome(target, IntegrationStatus.Current, action, InstructionEditor.Inspect(result).Version), edits) { KeptLines = InstructionEditor.AddedLines(text) };
    }

    private IntegrationPlan Uninstall(IntegrationTarget target, byte[]? content, string mark, string text, string status)
    {
        (string result, bool removed, bool isOwnFile) = InstructionEditor.Uninstall(text);
        List<InstructionEdit> edits = removed ? [new InstructionEdit(target.Path!, content, isOwnFile && mark.Length == 0 ? null : Encode(mark + result))] : [];
        edits.AddRange(Former(target));
        return edits.Count == 0
            ? new IntegrationPlan(Outcome(target, status, IntegrationAction.NotFound, null), [])
            : new IntegrationPlan(Outcome(target, IntegrationStatus.Absent, IntegrationAction.Removed, null), edits) { KeptLines = InstructionEditor.AddedLines(text) };
    }

    // Our text in files the agent no longer reads; everything else in them is the user's and stays there.
    private IEnumerable<InstructionEdit> Former(IntegrationTarget target)
    {
        foreach (string path in target.FormerPaths)
        {
            if (files.Read(path) is { } content)
            {
                (string mark, string text) = Decode(content, path);
                (string result, bool removed, _) = InstructionEditor.Uninstall(text);
                if (removed)
                {
                    yield return new InstructionEdit(path, content, Encode(mark + result));
                }
            }
        }
    }

    private static AgentIntegration Outcome(IntegrationTarget target, string status, string? action, string? version) => new()
    {
        Agent = target.Agent,
        Scope = target.Scope,
        Path = target.Path,
        Status = status,
        Action = action,
        Version = version,
    };

    // Latin-1 gives each byte one character and back, so that nothing else can change, valid UTF-8 or not.
    private static (string Mark, string Text) Decode(byte[] content, string path)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new MaestroException(
                ErrorCode.IntegrationFailed,
                $"'{path}' is UTF-16, which agents can't read; it was not changed.",
                $"(Get-Content '{path}') | Set-Content '{path}' -Encoding utf8",
                path);
        }

        string text = Encoding.Latin1.GetString(content);
        return text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? (ByteOrderMark, text[ByteOrderMark.Length..]) : ("", text);
    }

    private static byte[] Encode(string text) => Encoding.Latin1.GetBytes(text);
}
