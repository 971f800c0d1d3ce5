using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Finds the agent session from variables, ancestor processes and the files that agents keep in the user's home folder.</summary>
internal sealed class SessionProbe : ISessionProbe
{
    // They don't change while this process runs; what they keep in files and variables does.
    private static readonly Lazy<IReadOnlyList<ProcessEntry>> OwnAncestors = new(static () => Ancestors(new ProcessTable(), Environment.ProcessId));

    private readonly SessionDetectionOptions _options;
    private readonly Func<string, string?> _environment;
    private readonly string _home;
    private readonly TimeProvider _time;
    private readonly Lazy<IReadOnlyList<ProcessEntry>> _ancestors;

    /// <summary>Everything but the options is given only by tests.</summary>
    public SessionProbe(
        SessionDetectionOptions? options = null, Func<string, string?>? environment = null, string? home = null,
        IProcessTable? processes = null, int? processId = null, TimeProvider? time = null)
    {
        _options = options ?? new SessionDetectionOptions();
        _environment = environment ?? Environment.GetEnvironmentVariable;
        _home = home ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        _time = time ?? TimeProvider.System;
        _ancestors = processes is null && processId is null ? OwnAncestors : new(() => Ancestors(processes ?? new ProcessTable(), processId ?? Environment.ProcessId));
    }

    /// <inheritdoc/>
    public string? HookInput() => Ports.HookInput.Read();

    /// <inheritdoc/>
    public AgentSession? Detect(string folder)
    {
        string? agent = AgentRules.ConfiguredAgent(_environment);
        string? session = AgentRules.ConfiguredSession(_environment);
        AgentSession? found = agent is not null && session is not null ? null : Find(folder);
        if (agent is null && session is null)
        {
            return found;
        }

        agent ??= found?.Agent ?? AgentName.Unknown;
        return session is null && found?.Agent == agent
            ? found with { Source = SessionSource.Environment }
            : new AgentSession { Agent = agent, SessionId = session, Source = SessionSource.Environment };
    }

    private AgentSession? Find(string folder)
    {
        if (!_options.Enabled)
        {
            return null;
        }

        var marked = AgentName.All.Where(agent => _options.Includes(agent) && AgentRules.IsMarked(agent, _environment)).ToList();
        string? nearest = _ancestors.Value.Select(AgentRules.OfProcess).FirstOrDefault(agent => agent is not null && _options.Includes(agent));
        if (AgentRules.Innermost(marked, nearest) is not { } agent)
        {
            return null;
        }

        var basis = new AgentSession
        {
            Agent = agent,
            SessionId = AgentRules.MarkedSession(agent, _environment),
            Source = marked.Contains(agent) ? SessionSource.Environment : SessionSource.Process,
        };
        try
        {
            var search = new SessionSearch(
                Path.GetFullPath(folder), _home, _environment, _ancestors.Value, _time.GetUtcNow() - TimeSpan.FromMinutes(_options.StaleMinutes));
            return agent switch
            {
                AgentName.ClaudeCode => ClaudeCodeSessions.Complete(basis, search),
                AgentName.Codex => CodexSessions.Complete(basis, search),
                AgentName.Gemini => GeminiSessions.Complete(basis, search),
                _ => DroidSessions.Complete(basis, search),
            };
        }
        catch (Exception)
        {
            // The files are other programs': whatever is wrong with them, who runs this is still known.
            return basis;
        }
    }

    private static List<ProcessEntry> Ancestors(IProcessTable processes, int processId)
    {
        var found = new List<ProcessEntry>();
        var seen = new HashSet<int> { processId };
        int id = processes.Find(processId)?.ParentId ?? 0;
        while (id > 0 && found.Count < AgentRules.MaxAncestors && seen.Add(id) && processes.Find(id) is { } process)
        {
            found.Add(process);
            id = process.ParentId;
        }

        return found;
    }
}
