using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What every cmdlet shares: errors are mapped once, stopping cancels, feedback goes to the right stream.</summary>
public abstract class MaestroCommand : PSCmdlet, IDisposable
{
    // Reading attributes takes longer than most of what is asked here.
    private static readonly ConcurrentDictionary<Type, ConfirmImpact> Impacts = new();

    private readonly CancellationTokenSource _stop = new();
    private CheckReport? _checks;
    private bool _isRefused;

    private protected MaestroCommand()
    {
    }

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stop.Token;

    /// <summary>The report of a <c>Test-</c> cmdlet, which every error that is written fails.</summary>
    private protected CheckReport Checks => _checks ??= new CheckReport(this, (ICheckCommand)this);

    /// <summary>True once something that was given was refused.</summary>
    private protected bool HasRefused { get; private set; }

    private protected IFeedback Feedback => new CommandFeedback(this);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds; also called when the pipeline was stopped.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Attempt(() =>
    {
        _isRefused = true;
        BoundValues.Prepare(this, typed: true);
        BindDefaults();
        _isRefused = false;
        Begin();
    });

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Attempt(() =>
    {
        if (!_isRefused)
        {
            BoundValues.Prepare(this, typed: false);
            BindDefaults();
            Process();
        }
    });

    /// <inheritdoc />
    protected sealed override void EndProcessing()
    {
        if (!_isRefused)
        {
            Attempt(End);
        }

        if (this is ICheckCommand)
        {
            Attempt(Checks.Complete);
        }
    }

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Sets parameters that were not bound and have a default outside of the cmdlet.</summary>
    private protected virtual void BindDefaults()
    {
    }

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    private protected virtual void End()
    {
    }

    /// <summary>Does something for one item: what goes wrong with it is written, and the next one has its turn.</summary>
    private protected void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (MaestroException exception)
        {
            HasRefused = true;
            Write(exception);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (ErrorCatalog.IsDefect(exception))
        {
            Write(ErrorCatalog.Defect(exception));
        }
    }

    private protected void ForEach<T>(IEnumerable<T> items, Action<T> action)
    {
        foreach (T item in items)
        {
            Attempt(() => action(item));
        }
    }

    /// <summary>Warns; text of others in it can't steer the terminal.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(Display.Lines(text));

    /// <summary>Says what was decided; text of others in it can't steer the terminal.</summary>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(Display.Lines(text));

    /// <summary>Asks before a change; text of others in it can't steer the terminal.</summary>
    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(Display.Plain(target), Display.Plain(action));

    /// <summary>True when ShouldProcess asked somebody, which it does not say itself.</summary>
    private protected bool IsConfirmed
    {
        get
        {
            if (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? given))
            {
                return given is SwitchParameter { IsPresent: true };
            }

            ConfirmImpact impact = Impacts.GetOrAdd(GetType(), static type => type.GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.Medium);

            // In a function, the variable may be text.
            return LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference) && preference != ConfirmImpact.None && impact >= preference;
        }
    }

    /// <summary>Writes objects as they are found.</summary>
    private protected void WriteEach<T>(IEnumerable<T> items)
    {
        foreach (T item in items)
        {
            _stop.Token.ThrowIfCancellationRequested();
            WriteObject(item);
        }
    }

    /// <summary>A path as the user means it: relative to $PWD, with ~ and drives resolved.</summary>
    private protected string ResolvePath(string path) => UserPath.Resolve(SessionState, path);

    private void Write(MaestroException exception)
    {
        if (this is ICheckCommand)
        {
            Checks.Add(exception);
        }

        ErrorRecord record = ErrorCatalog.ToRecord(exception);
        if (exception.Code == ErrorCode.WorkspaceNotFound && IsSilenced)
        {
            // A prompt or profile asks everywhere, and wants nothing where there is nothing.
            _isRefused = true;
        }
        else if (ErrorCatalog.EndsCommand(exception.Code))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private bool IsSilenced =>
        MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given) && given is ActionPreference.Ignore or ActionPreference.SilentlyContinue;

    private sealed class CommandFeedback(MaestroCommand command) : IFeedback
    {
        public void Problem(MaestroException problem) => command.Write(problem);

        public void Warn(string message) => command.WriteWarning(message);
    }
}
