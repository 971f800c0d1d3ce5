using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Maestro.Adapters.Ports;

/// <summary>Asks the user's <c>git</c> program what the library can't read. Started directly, without a shell, and for a limited time.</summary>
/// <remarks>
/// A repository's own configuration can name programs. Those that git would start while it only looks are switched off: file system monitors,
/// hooks, external diffs, filters that the repository itself configures, and every transport, so that a partial clone fetches nothing.
/// Submodules are not entered, since their configuration would count there. Optional locks are not taken: nothing is written.
/// </remarks>
internal sealed class GitProgram
{
    private static readonly string[] Settings =
    [
        "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.sshCommand=false", "core.pager=cat", "core.quotePath=false", "diff.external=", "gpg.program=false",
        "credential.helper=", "status.submoduleSummary=false", "submodule.recurse=false", "log.showSignature=false",
    ];

    // A hook that starts us would otherwise have us look at its repository, whatever folder we are in.
    private static readonly string[] Inherited =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_EXTERNAL_DIFF", "GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE_SETUP",
    ];

    private static readonly string[] FilterCommands = [".clean", ".smudge", ".process"];

    private readonly string _program;
    private readonly string _worktree;
    private readonly List<string> _settings = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _budget;
    private readonly CancellationToken _cancellation;

    private GitProgram(string program, string worktree, TimeSpan budget, CancellationToken cancellation) =>
        (_program, _worktree, _budget, _cancellation) = (program, worktree, budget, cancellation);

    /// <summary>Git in a worktree; null when there is no git program.</summary>
    /// <param name="worktree">The folder that holds <c>.git</c>.</param>
    /// <param name="budget">How long all of its runs may take together.</param>
    /// <param name="cancellation">Ends the run that is going on.</param>
    /// <exception cref="GitProgramException">Git refuses the repository, or is too old to be asked safely.</exception>
    public static GitProgram? In(string worktree, TimeSpan budget, CancellationToken cancellation)
    {
        if (Find() is not { } program)
        {
            return null;
        }

        var git = new GitProgram(program, worktree, budget, cancellation);
        git.SwitchOffFilters();
        return git;
    }

    /// <summary>Runs a command that succeeds.</summary>
    /// <exception cref="GitProgramException">It failed, or took too long.</exception>
    public byte[] Run(params string[] arguments)
    {
        (int code, byte[] output, string error) = Start(arguments);
        return code == 0 ? output : throw new GitProgramException(Reason(error, code));
    }

    /// <summary>Runs a command whose failure is an answer, too; null then.</summary>
    /// <exception cref="GitProgramException">It took too long.</exception>
    public string? TryRun(params string[] arguments)
    {
        (int code, byte[] output, _) = Start(arguments);
        return code == 0 ? Encoding.UTF8.GetString(output).TrimEnd('\n') : null;
    }

    /// <summary>The parts of an output of <c>-z</c>.</summary>
    public static IEnumerable<string> Split(byte[] output) =>
        Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    // Never from the folder we look at: only whole paths count.
    private static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    // Those of the user or the machine are trusted, as git trusts them; those that came with the repository are not.
    private void SwitchOffFilters()
    {
        (int code, byte[] output, string error) = Start(["config", "--show-scope", "--name-only", "-z", "--get-regexp", @"^filter\."]);
        if (code is not (0 or 1))
        {
            throw new GitProgramException(Reason(error, code));
        }

        foreach (string[] pair in Split(output).Chunk(2).Where(static pair => pair is ["local" or "worktree", _]))
        {
            string key = pair[1];
            if (FilterCommands.FirstOrDefault(key.EndsWith) is not { } command)
            {
                continue;
            }

            if (key.Contains('=', StringComparison.Ordinal))
            {
                throw new GitProgramException("it configures a filter that can't be disabled");
            }

            _settings.Add($"{key}=");
            _settings.Add($"{key[..^command.Length]}.required=false");
        }
    }

    private (int Code, byte[] Output, string Error) Start(string[] arguments)
    {
        var start = new ProcessStartInfo(_program)
        {
            WorkingDirectory = _worktree,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string setting in Settings.Concat(_settings))
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (string argument in (string[])["--no-optional-locks", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        // No transport has this name, so none is allowed, whatever the configuration says.
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["LC_ALL"] = "C";
        return Finish(start);
    }

    private (int Code, byte[] Output, string Error) Finish(ProcessStartInfo start)
    {
        if (_clock.Elapsed >= _budget)
        {
            throw TimedOut();
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new GitProgramException($"the git program can't be started ({e.Message.TrimEnd('.')})");
        }

        process.StandardInput.Close();
        using var output = new MemoryStream();
        Task<string> errors = process.StandardError.ReadToEndAsync(_cancellation);
        var reading = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output, _cancellation), errors);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        TimeSpan left = _budget - _clock.Elapsed;
        limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            reading.WaitAsync(limit.Token).GetAwaiter().GetResult();
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Stop(process);
            _cancellation.ThrowIfCancellationRequested();
            throw TimedOut();
        }

        return (process.ExitCode, output.ToArray(), errors.Result);
    }

    private GitProgramException TimedOut() =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"git timed out after {_budget.TotalSeconds:0.#} s"));

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static string Reason(string error, int code)
    {
        string? line = error.Split('\n').Select(static text => text.Trim()).FirstOrDefault(static text => text.Length > 0);
        return line is null ? $"git exited with code {code}"
            : line.StartsWith("fatal: ", StringComparison.Ordinal) || line.StartsWith("error: ", StringComparison.Ordinal) ? line[7..].TrimEnd('.')
            : line.TrimEnd('.');
    }
}

/// <summary>Why git could not tell, as the end of a sentence.</summary>
internal sealed class GitProgramException(string message) : Exception(message);
