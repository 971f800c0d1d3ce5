using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Finds the agent session from variables, ancestor processes and the files that agents keep in the user's home folder.</summary>
internal sealed class SessionProbe : ISessionProbe
{
    private readonly SessionDetectionOptions options;
    private readonly Func<string, string?> environment;
    private readonly string home;
    private readonly TimeProvider time;
    private readonly Lazy<IReadOnlyList<ProcessEntry>> ancestors;

    /// <summary>Everything but the options is given only by tests.</summary>
    public SessionProbe(
        SessionDetectionOptions? options = null, Func<string, string?>? environment = null, string? home = null,
        IProcessTable? processes = null, int? processId = null, TimeProvider? time = null)
    {
        this.options = options ?? new SessionDetectionOptions();
        this.environment = environment ?? Environment.GetEnvironmentVariable;
        this.home = home ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        this.time = time ?? TimeProvider.System;

        // They don't change while this process runs; what they keep in files and variables does.
        ancestors = new(() => Ancestors(processes ?? new ProcessTable(), processId ?? Environment.ProcessId));
    }

    /// <inheritdoc/>
    public AgentSession? Detect(string folder)
    {
        var agent = AgentRules.ConfiguredAgent(environment);
        var session = AgentRules.ConfiguredSession(environment);
        var found = agent is not null && session is not null ? null : Find(folder);
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
        if (!options.Enabled)
        {
            return null;
        }

        var marked = AgentName.All.Where(agent => options.Includes(agent) && AgentRules.IsMarked(agent, environment)).ToList();
        var nearest = ancestors.Value.Select(AgentRules.OfProcess).FirstOrDefault(agent => agent is not null && options.Includes(agent));
        if (AgentRules.Innermost(marked, nearest) is not { } agent)
        {
            return null;
        }

        var basis = new AgentSession
        {
            Agent = agent,
            SessionId = AgentRules.MarkedSession(agent, environment),
            Source = marked.Contains(agent) ? SessionSource.Environment : SessionSource.Process,
        };
        try
        {
            var search = new SessionSearch(
                Path.GetFullPath(folder), home, environment, ancestors.Value, time.GetUtcNow() - TimeSpan.FromMinutes(options.StaleMinutes));
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
        var id = processes.Find(processId)?.ParentId ?? 0;
        while (id > 0 && found.Count < AgentRules.MaxAncestors && seen.Add(id) && processes.Find(id) is { } process)
        {
            found.Add(process);
            id = process.ParentId;
        }

        return found;
    }
}
