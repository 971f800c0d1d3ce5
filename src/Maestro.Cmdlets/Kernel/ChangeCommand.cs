using System.Collections.Concurrent;
using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>A cmdlet that changes something: it decides, warns, asks ShouldProcess, makes the change and shows the outcome.</summary>
public abstract class ChangeCommand : WorkspaceCommand
{
    // The commands that have decided a change in this process.
    private static readonly ConcurrentDictionary<Type, bool> Decided = new();

    private DistinctFeedback? _problems;
    private Author? _author;

    private protected ChangeCommand()
    {
    }

    /// <summary>Who makes the changes of this command: the agent's session, or the person at the terminal.</summary>
    private protected Author Author => _author ??= AuthorRules.Of(Session, User);

    /// <summary>What the history says of the changes of this command.</summary>
    private protected ChangeOrigin Origin => new(Author, MyInvocation.MyCommand.Name);

    /// <summary>When the session of this command began; null when that is not known.</summary>
    private protected DateTimeOffset? SessionStart => Session?.StartedAt;

    /// <summary>The author that a record names: what was specified, then what was detected, then the default agent of the configuration.</summary>
    private protected Author AuthorFor(string? agent, string? sessionId) => AuthorRules.Of(agent, sessionId, () => Session, () => Settings.DefaultAgent);

    /// <summary>Makes a change of the workspace, unless -WhatIf or an answer says no.</summary>
    /// <param name="decide">Decides it, under the lock; before that as well when it is shown to somebody, and the first time in a process.</param>
    /// <param name="done">Called with what was made.</param>
    private protected void Make<T>(Func<IFeedback, Change<T>> decide, Action<T> done)
    {
        // Code is compiled and libraries are loaded before the lock is taken: twenty new processes would wait for each other otherwise.
        if (Decided.ContainsKey(GetType()))
        {
            MakeLong(decide, done);
            return;
        }

        MakePlanned(decide, null, done);
        Decided.TryAdd(GetType(), true);
    }

    /// <summary>Makes a change of the workspace that takes longer to decide than a program to start: under the lock alone, unless it is shown to somebody.</summary>
    /// <param name="decide">Decides it.</param>
    /// <param name="done">Called with what was made.</param>
    private protected void MakeLong<T>(Func<IFeedback, Change<T>> decide, Action<T> done)
    {
        if (IsWhatIf || IsConfirmed || !Workspace.Store.HasLock || Directly(decide) is not { } made)
        {
            MakePlanned(decide, null, done);
            return;
        }

        Warn(made.Warnings);

        // Nobody is asked; with -Verbose it says what was done.
        ShouldProcess(made.Target, made.Action);
        done(made.Result);
    }

    /// <summary>Makes a change of the workspace, and returns what was made if that is asked for.</summary>
    /// <param name="decide">Decides it.</param>
    /// <param name="passThru">The -PassThru of the cmdlet.</param>
    private protected void Make<T>(Func<IFeedback, Change<T>> decide, SwitchParameter passThru) => Make(decide, made =>
    {
        if (passThru)
        {
            WriteObject(made);
        }
    });

    /// <summary>Makes a change that is decided before it is: one of other files than the workspace's, or one that takes its time.</summary>
    /// <param name="decide">Decides it, to show it.</param>
    /// <param name="decideAgain">Decides it under the lock, given what was shown; null to decide as before.</param>
    /// <param name="done">Called with what was made.</param>
    private protected void MakePlanned<T>(Func<IFeedback, Change<T>> decide, Func<Change<T>, Change<T>>? decideAgain, Action<T> done)
    {
        _problems ??= new DistinctFeedback(Feedback);
        Change<T> planned = decide(_problems);
        Warn(planned.Warnings);
        bool isWanted = planned.Preview is { } preview
            ? ShouldProcess(preview, $"{planned.Action} in {planned.Target}?", MyInvocation.MyCommand.Name)
            : ShouldProcess(planned.Target, planned.Action);
        if (!isWanted)
        {
            return;
        }

        Change<T> made = Deferring(late =>
            Change.Commit(planned, IsConfirmed, () => decideAgain?.Invoke(planned) ?? decide(late), planned.Store is null ? ChangeOrigin.None : Origin, Cancellation));
        Warn(made.Warnings.Except(planned.Warnings));
        done(made.Result);
    }

    // What a command writes before its change can stop it, so such a change is decided before, too. A refusal is worded outside of the lock.
    private Change<T>? Directly<T>(Func<IFeedback, Change<T>> decide)
    {
        bool mayWarn = MayWarn;
        return Change.CommitDirectly(Workspace.Store, Decide, Origin, Cancellation);

        Change<T>? Decide()
        {
            var found = new DeferredFeedback();
            try
            {
                Change<T> decided = decide(found);
                return found.IsEmpty && (mayWarn || decided.Warnings.Count == 0) ? decided : null;
            }
            catch (MaestroException)
            {
                return null;
            }
        }
    }

    // Whoever reads our output must not hold the lock: what is found under it is written afterwards.
    private T Deferring<T>(Func<IFeedback, T> commit)
    {
        _problems ??= new DistinctFeedback(Feedback);
        var late = new DeferredFeedback();
        try
        {
            return commit(late);
        }
        finally
        {
            late.WriteTo(_problems);
        }
    }

    /// <summary>True when changes are only shown.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    // False where a warning asks somebody, or ends the command.
    private bool MayWarn =>
        LanguagePrimitives.TryConvertTo(MyInvocation.BoundParameters.TryGetValue("WarningAction", out object? given) ? given : GetVariableValue("WarningPreference"), out ActionPreference preference)
        && preference is ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore;

    /// <summary>Makes a change that ShouldProcess was asked for before it could be decided.</summary>
    /// <param name="decide">Decides it.</param>
    /// <param name="done">Called with what was made.</param>
    private protected void MakeAgreed<T>(Func<IFeedback, Change<T>> decide, Action<T> done)
    {
        _problems ??= new DistinctFeedback(Feedback);
        var made = Change.Commit(decide(_problems), isConfirmed: false, () => decide(NoFeedback.Instance), Origin, Cancellation);
        Warn(made.Warnings);
        done(made.Result);
    }
}
