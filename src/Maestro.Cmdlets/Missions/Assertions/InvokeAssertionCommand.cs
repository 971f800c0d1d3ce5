using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Run the checks of assertions and record the results.</summary>
/// <remarks>
/// <para>A check is a command line. It runs in the root of the worktree that you are in, through the shell of the system: <c>/bin/sh -c</c> on Linux and
/// macOS, <c>cmd /d /s /c</c> on Windows. It gets no input. The exit code 0 means passed; any other, and a time-out, failed.</para>
/// <para>All processes that the command starts end with it, also in the background, after a time-out, and with Ctrl+C, which records nothing.</para>
/// </remarks>
/// <example>
/// <code>Invoke-MaestroAssertion auth-login-works -Command 'dotnet test --filter Login'</code>
/// <para>This command runs the tests and records the result with the command, its exit code and the commit.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed class InvokeAssertionCommand : ChangeCommand
{
    private const int DefaultTimeout = 600;

    /// <summary>Specifies the assertions, by id, unambiguous prefix, or wildcard pattern. Default: all that have a check and are not waived.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[]? AssertionId { get; set; }

    /// <summary>Specifies the missions, by id, prefix, or wildcard pattern. Default: all unfinished missions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the features whose assertions are run, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the command line to run. Default: the check of the assertion; otherwise the command of its last proof.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Command { get; set; }

    /// <summary>Specifies how long each command can run, in seconds. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = DefaultTimeout;

    /// <summary>Indicates that only the assertions are run whose proof is stale, or can't be compared with the files.</summary>
    [Parameter]
    public SwitchParameter Stale { get; set; }

    private protected override void Process()
    {
        var query = new AssertionQuery { Missions = IdFilters.From(MissionId), Assertions = IdFilters.From(AssertionId), Features = IdFilters.From(FeatureId) };
        // All are found before the first is run: a check can take long, and may change files.
        ProofFreshness? freshness = Stale ? Workspace.Checks.Freshness(UserFolder, Cancellation) : null;
        Assertion[] found = [.. Workspace.Assertions.Get(query, freshness, Feedback)];
        if (MissionId is null && AssertionId is { Length: > 0 })
        {
            found = [.. found.GroupBy(static each => each.AssertionId).SelectMany(each => Meant([.. each]))];
        }

        string[] told = Stale ? [.. found.Where(each => each.IsStale == true && CommandOf(each) is null).Select(static each => each.AssertionId)] : [];
        if (told.Length > 0)
        {
            WriteWarning($"{Count.Of(told.Length, "assertion")} with stale proof can't be run, because no command is known: {Display.List(told)}.");
        }

        Assertion[] asked = [.. found.Where(IsAsked)];
        Assertion[] silent = Stale || asked.Length > 0 ? [] : [.. found.Where(each => CommandOf(each) is null)];
        if (silent.Length > 0)
        {
            WriteWarning($"Nothing was run: no command is known for {Display.List([.. silent.Select(static each => each.AssertionId)])}. Set-MaestroAssertion -Check sets one, and -Command runs one.");
        }

        ForEach(asked, Run);
    }

    // An id means one assertion, not one of each mission.
    private IEnumerable<Assertion> Meant(Assertion[] same)
    {
        if (same.Length < 2 || !AssertionId!.Any(id => !WildcardPattern.ContainsWildcardCharacters(id) && same[0].AssertionId.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
        {
            return same;
        }

        Attempt(() => throw new MaestroException(
            ErrorCode.MissionAmbiguous,
            $"{same.Length} open missions have an assertion '{same[0].AssertionId}': {Display.List([.. same.Select(static each => each.MissionId)])}.",
            $"Specify one, for example -MissionId {same[0].MissionId}.",
            same[0].AssertionId));
        return [];
    }

    private bool IsAsked(Assertion assertion)
    {
        bool isNamed = AssertionId is { Length: > 0 } && !AssertionId.Any(WildcardPattern.ContainsWildcardCharacters);
        return Stale ? assertion.Proof is not null && assertion.IsStale != false && CommandOf(assertion) is not null
            : isNamed || (assertion.Result != AssertionResult.Waived && CommandOf(assertion) is not null);
    }

    private string? CommandOf(Assertion assertion) => Command ?? assertion.Check ?? assertion.Proof?.Command;

    private void Run(Assertion assertion)
    {
        string command = CommandOf(assertion) ?? throw new MaestroException(
            ErrorCode.CheckNotFound,
            $"The assertion '{assertion.AssertionId}' has no check, and no command was specified.",
            CommandText.Of($"Invoke-MaestroAssertion {assertion.AssertionId} -MissionId {assertion.MissionId} -Command '<command that shows it>'"),
            assertion.AssertionId);
        if (assertion.Result == AssertionResult.Waived)
        {
            StatusTransitions.Assertion.Require(assertion.AssertionId, assertion.Result, AssertionResult.Passed, assertion.MissionId);
        }

        if (!ShouldProcess($"{assertion.AssertionId} of {assertion.MissionId}", $"Run '{command}' in {Workspace.Checks.Folder(UserFolder)}"))
        {
            return;
        }

        (ProofRun run, IReadOnlyList<string> warnings) = Workspace.Checks.Run(assertion, command, UserFolder, TimeSpan.FromSeconds(TimeoutSeconds), Show, Cancellation);
        Warn(warnings);
        MakeAgreed(feedback => Workspace.Assertions.DecideRun(run, Author, feedback), done => WriteObject(done.After));
    }

    private void Show(string line) => WriteInformation(new HostInformationMessage { Message = Display.Plain(line) }, ["PSHOST"]);
}
