using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace Maestro.Tests.Hosting;

/// <summary>The real engine with the module that the build left in out/Maestro, in this process.</summary>
/// <remarks>One engine is one session: variables, $PWD and caches live from one run to the next. Not for use by several threads.</remarks>
internal sealed class HostedEngine : IDisposable
{
    private readonly Runspace _runspace;
    private readonly CapturingUserInterface _userInterface;

    static HostedEngine()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_DIAGNOSTICS_OPTOUT", "1");
    }

    /// <summary>Opens an engine.</summary>
    /// <param name="workingFolder">The $PWD to start in; null for the process's.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <param name="module">The manifest to import; null for the built module.</param>
    public HostedEngine(string? workingFolder = null, int width = 120, string? module = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }
        // What the machine has installed must not decide a test.
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        state.ImportPSModule([module ?? BuiltModule]);
        _userInterface = new CapturingUserInterface(width);
        Host = new CapturingHost(_userInterface);
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        // A failing import can be silent.
        Assert.Equal("Maestro", Run("(Get-Module Maestro).Name").Single<string>());
        if (workingFolder is not null)
        {
            WorkingFolder = workingFolder;
        }
    }

    /// <summary>The manifest that the build made, or the one that the variable names: a copy in which lines are counted.</summary>
    public static string BuiltModule { get; } =
        Environment.GetEnvironmentVariable("MAESTRO_TESTED_MODULE") is { Length: > 0 } copy ? copy : RepositoryRoot.In("out", "Maestro", "Maestro.psd1");

    public CapturingHost Host { get; }

    /// <summary>What was asked of the person who isn't there.</summary>
    public IReadOnlyList<string> Questions => _userInterface.Questions;

    /// <summary>The number of the choice to answer questions with; null lets them fail.</summary>
    public int? Answer
    {
        get => _userInterface.Answer;
        set => _userInterface.Answer = value;
    }

    /// <summary>What happens while the person thinks about a question; null for nothing.</summary>
    public Action? BeforeAnswer
    {
        get => _userInterface.BeforeAnswer;
        set => _userInterface.BeforeAnswer = value;
    }

    /// <summary>$PWD.</summary>
    public string WorkingFolder
    {
        get => _runspace.SessionStateProxy.Path.CurrentFileSystemLocation.Path;
        set => _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(value));
    }

    /// <summary>Runs a script and gives its objects.</summary>
    /// <param name="script">PowerShell text; the parameters are $args.</param>
    /// <param name="arguments">Values for $args, so that no test has to quote.</param>
    public HostedResult Run(string script, params object?[] arguments) => Invoke(script, arguments, input: null, render: false);

    /// <summary>Runs a script with objects piped into it, as $input.</summary>
    public HostedResult RunWithInput(string script, System.Collections.IEnumerable input, params object?[] arguments) =>
        Invoke(script, arguments, input, render: false);

    /// <summary>Runs a script and gives what a person would see of its output.</summary>
    public HostedResult Render(string script, params object?[] arguments) => Invoke(script, arguments, input: null, render: true);

    /// <summary>Sets a variable of the session.</summary>
    public void Set(string variable, object? value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    public void Dispose() => _runspace.Dispose();

    private HostedResult Invoke(string script, object?[] arguments, System.Collections.IEnumerable? input, bool render)
    {
        _userInterface.Clear();
        _userInterface.Warnings.Clear();
        _userInterface.Verbose.Clear();
        _userInterface.Questions.Clear();
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript(script, useLocalScope: false);
        foreach (object? argument in arguments)
        {
            pipeline.AddArgument(argument);
        }

        if (render)
        {
            pipeline.AddCommand("Out-Default");
        }

        var output = new PSDataCollection<PSObject>();
        var errors = new List<ErrorRecord>();
        try
        {
            pipeline.Invoke(input, output);
        }
        catch (RuntimeException problem)
        {
            errors.Add(problem.ErrorRecord);
        }

        return new HostedResult(
            [.. output],
            [.. pipeline.Streams.Error, .. errors],
            [.. _userInterface.Warnings],
            [.. _userInterface.Verbose],
            new System.Management.Automation.Internal.StringDecorated(_userInterface.Text).ToString(OutputRendering.PlainText).ReplaceLineEndings("\n"));
    }
}
