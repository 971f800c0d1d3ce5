using LibGit2Sharp;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Reads repositories through libgit2, in this process, and asks the git program for what that can't read.</summary>
internal sealed class GitReader : IGitReader
{
    private static readonly TimeSpan ProgramBudget = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public GitState? Read(string folder, GitReadOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Locate(folder) is not { } location)
        {
            return null;
        }

        string worktree = location.Worktree ?? location.DataFolder;
        var state = new GitState { Root = location.Root, WorktreeRoot = worktree, Branch = location.Branch() };
        if (location.IsBroken)
        {
            return state with { Notice = GitProblems.Broken(worktree) };
        }

        try
        {
            using var repository = new Repository(worktree);
            state = WithHead(state, repository);
            if (repository.Info.IsBare)
            {
                return state with { Notice = $"The git repository in {worktree} is bare: it has no worktree, so there are no changed files." };
            }

            state = WithWorktree(state, location, repository);
            if (state is { HeadCommit: null, IsUnborn: false })
            {
                return state with { Notice = $"The git repository in {worktree} is damaged: HEAD refers to a commit that does not exist." };
            }
        }
        catch (Exception e) when (GitProblems.IsExpected(e))
        {
            return Ask(state, location, options, GitProblems.Explain(worktree, e), cancellationToken);
        }

        return !options.IncludeChanges ? state
            : GitIndexFile.HasSkippedFiles(location.DataFolder)
                ? Ask(state, location, options, $"The git repository in {worktree} has a sparse checkout.", cancellationToken)
            : WithChanges(state, location, options, cancellationToken);
    }

    /// <inheritdoc/>
    public string? Branch(string folder)
    {
        if (Locate(folder) is not { } location)
        {
            return null;
        }

        try
        {
            return location.Branch()
                ?? (location is { HidesHead: true, Worktree: { } worktree } && GitProgram.In(worktree, ProgramBudget, CancellationToken.None) is { } git ? GitProgramStatus.BranchOf(git) : null);
        }
        catch (GitProgramException)
        {
            // The same as where there is none: whoever asks for the state learns why.
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<GitWorktree> Worktrees(string folder) => Locate(folder) is { } location
        ? [.. location.Worktrees().Select(path => new GitWorktree(path, Branch(path)))]
        : [];

    /// <inheritdoc/>
    public IReadOnlyList<GitCommit> CommitsOfWork(string folder, DateTimeOffset? since, int most) =>
        Reading(folder, worktree => GitCommits.OfWork(worktree, since, most)) ?? [];

    /// <inheritdoc/>
    public string? CommittedText(string folder, string path) => Reading(folder, worktree => GitCommits.Text(worktree, path));

    /// <inheritdoc/>
    public string? Worktree(string path) => Locate(path)?.Worktree;

    /// <inheritdoc/>
    public IReadOnlySet<string>? IndexedFiles(string folder) =>
        Locate(folder) is { Worktree: not null } location ? GitFileLists.Indexed(location, folder) : new HashSet<string>();

    /// <inheritdoc/>
    public FileListing? TrackedFiles(string folder, CancellationToken cancellationToken, bool withLinks = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Locate(folder) is { } location ? GitFileLists.Tracked(location, withLinks, cancellationToken) : null;
    }

    private static GitLocation? Locate(string folder)
    {
        try
        {
            return GitLocation.Find(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static T? Reading<T>(string folder, Func<string, T?> read)
        where T : class
    {
        try
        {
            return Locate(folder) is { IsBroken: false, Worktree: { } worktree } ? read(worktree) : null;
        }
        catch (Exception e) when (GitProblems.IsExpected(e))
        {
            return null;
        }
    }

    private static GitState WithHead(GitState state, Repository repository)
    {
        Commit? tip = repository.Info.IsHeadUnborn ? null : repository.Head.Tip;
        return state with
        {
            IsDetached = repository.Info.IsHeadDetached,
            IsUnborn = repository.Info.IsHeadUnborn,
            HeadCommit = tip?.Sha,
            HeadCommitAt = tip?.Committer.When,
        };
    }

    // The library resolves links in paths; the user's own form is kept unless the worktree is elsewhere.
    private static GitState WithWorktree(GitState state, GitLocation location, Repository repository)
    {
        bool isElsewhere = location.Worktree is null
            || (location.DataFolder == Path.Combine(location.Worktree, ".git") && repository.Config.Get<string>("core.worktree") is not null);
        if (!isElsewhere)
        {
            return state;
        }

        string worktree = Path.TrimEndingDirectorySeparator(repository.Info.WorkingDirectory);
        return state with { Root = worktree, WorktreeRoot = worktree };
    }

    private static GitState WithChanges(GitState state, GitLocation location, GitReadOptions options, CancellationToken cancellationToken)
    {
        string worktree = location.Worktree ?? location.DataFolder;
        var scan = GitScan.Run(worktree, options.MaxFiles, options.Budget, cancellationToken);
        if (scan is null)
        {
            return state with
            {
                IsCut = true,
                Notice = $"The changes in {worktree} could not be determined within {options.Budget.TotalSeconds:0.###} s, so none are listed.",
            };
        }

        return scan.Failure is { } failure
            ? Ask(state, location, options, GitProblems.Explain(worktree, failure), cancellationToken)
            : WithChanges(state, scan.Changes, scan.Total);
    }

    private static GitState WithChanges(GitState state, IReadOnlyList<GitChange> changes, int total) => state with
    {
        IsDirty = total > 0,
        ChangedFiles = changes,
        ChangedTotal = total,
        IsCut = total > changes.Count,
    };

    // What the program can't tell either stays unknown, with both reasons.
    private static GitState Ask(GitState state, GitLocation location, GitReadOptions options, string why, CancellationToken cancellationToken)
    {
        if (location.Worktree is not { } worktree || GitIndexFile.IsDamaged(location.DataFolder))
        {
            return state with { IsCut = true, Notice = why };
        }

        try
        {
            TimeSpan budget = options.Budget > ProgramBudget ? options.Budget : ProgramBudget;
            if (GitProgram.In(worktree, budget, cancellationToken) is not { } git)
            {
                return state with { IsCut = true, Notice = $"{why} The git program was not found." };
            }

            var answer = GitProgramStatus.Read(git, options.IncludeChanges);
            state = state with
            {
                Branch = answer.Branch,
                HeadCommit = answer.HeadCommit,
                HeadCommitAt = answer.HeadCommitAt,
                IsUnborn = answer.HeadCommit is null,
                IsDetached = answer.Branch is null,
                Detour = why,
                DetourFix = Fix(worktree, why),
            };
            return options.IncludeChanges ? WithChanges(state, [.. answer.Changes.Take(options.MaxFiles)], answer.Changes.Count) : state;
        }
        catch (GitProgramException e)
        {
            return state with { IsCut = true, Notice = $"{why} The git program can't read it either: {e.Message}." };
        }
    }

    // The library names the extension of the index that it does not know; git writes an index without it just as well.
    private static string? Fix(string worktree, string why) =>
        why.Contains("'link'", StringComparison.Ordinal) ? $"git -C '{worktree}' update-index --no-split-index" : null;
}
