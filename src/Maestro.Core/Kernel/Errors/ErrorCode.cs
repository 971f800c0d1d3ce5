namespace Maestro;

/// <summary>The stable error codes. They are API: scripts match on them, tests pin them, a code never changes its meaning.</summary>
public static class ErrorCode
{
    // Workspace and state
    /// <summary>No <c>.maestro</c> folder was found from the starting folder upward.</summary>
    public const string WorkspaceNotFound = nameof(WorkspaceNotFound);
    /// <summary>The workspace was made by a later version of Maestro, in a format that this one does not know.</summary>
    public const string WorkspaceFormatTooNew = nameof(WorkspaceFormatTooNew);
    /// <summary>No workspace is made here without -Force: below or beside another one, in a linked worktree, in the home or root folder, or among another program's files.</summary>
    public const string WorkspaceLocationInvalid = nameof(WorkspaceLocationInvalid);
    /// <summary>Another process held the write lock for longer than <c>locking.timeoutSeconds</c>.</summary>
    public const string WorkspaceLocked = nameof(WorkspaceLocked);
    /// <summary>The file system has no locks that keep two writers apart, so nothing is written.</summary>
    public const string LockUnsupported = nameof(LockUnsupported);
    /// <summary>The workspace can't be written: permissions, a read-only or full disk.</summary>
    public const string WorkspaceNotWritable = nameof(WorkspaceNotWritable);
    /// <summary>A path points outside the workspace, by its text or through a link.</summary>
    public const string PathOutsideWorkspace = nameof(PathOutsideWorkspace);
    /// <summary>A state file can't be read as what it should be: truncated, merge markers, wrong shape, or a folder in its place.</summary>
    public const string StateFileDamaged = nameof(StateFileDamaged);
    /// <summary>A state file exists but the system does not let us read it.</summary>
    public const string StateFileUnreadable = nameof(StateFileUnreadable);
    /// <summary>A configuration file is not valid YAML or sets a value of the wrong kind.</summary>
    public const string ConfigurationInvalid = nameof(ConfigurationInvalid);
    /// <summary>A configuration key is not known.</summary>
    public const string ConfigurationKeyUnknown = nameof(ConfigurationKeyUnknown);
    /// <summary>An id has a form that no id of its kind can have.</summary>
    public const string IdInvalid = nameof(IdInvalid);
    /// <summary>The start of an id matches more than one.</summary>
    public const string IdAmbiguous = nameof(IdAmbiguous);
    /// <summary>A file named by the user does not exist.</summary>
    public const string FileNotFound = nameof(FileNotFound);
    /// <summary>A file named by the user can't be read or written.</summary>
    public const string FileNotAccessible = nameof(FileNotAccessible);
    /// <summary>Nothing was asked to be changed.</summary>
    public const string NothingToChange = nameof(NothingToChange);
    /// <summary>An unexpected error occurred: a defect, please report it.</summary>
    public const string UnexpectedFailure = nameof(UnexpectedFailure);
    /// <summary>What was confirmed is no longer what would be changed: another process was faster.</summary>
    public const string TargetChanged = nameof(TargetChanged);
    /// <summary>An argument's value can't be used.</summary>
    public const string ArgumentInvalid = nameof(ArgumentInvalid);

    // Missions
    /// <summary>No mission has this id.</summary>
    public const string MissionNotFound = nameof(MissionNotFound);
    /// <summary>No -MissionId was given and more than one unfinished mission could be meant.</summary>
    public const string MissionAmbiguous = nameof(MissionAmbiguous);
    /// <summary>No -MissionId was given and there is no unfinished mission.</summary>
    public const string MissionNotSelected = nameof(MissionNotSelected);
    /// <summary>The change needs a mission that was approved and is not finished.</summary>
    public const string MissionNotApproved = nameof(MissionNotApproved);
    /// <summary>A mission was to be completed with assertions open (with -Strict, or strict: true).</summary>
    public const string MissionIncomplete = nameof(MissionIncomplete);
    /// <summary>A plan has problems; each is listed with its JSON path, line and column.</summary>
    public const string PlanInvalid = nameof(PlanInvalid);
    /// <summary>A plan file is larger than is sensible for a plan.</summary>
    public const string PlanTooLarge = nameof(PlanTooLarge);
    /// <summary>The tasks of another tool can't be read; the message names file and line.</summary>
    public const string PlanSourceInvalid = nameof(PlanSourceInvalid);
    /// <summary>A mission was made from the same plan already.</summary>
    public const string PlanAlreadyUsed = nameof(PlanAlreadyUsed);
    /// <summary>A changed plan would remove work that was begun or proven.</summary>
    public const string ProgressWouldBeLost = nameof(ProgressWouldBeLost);
    /// <summary>A changed plan would change what belongs to a sealed milestone.</summary>
    public const string MilestoneSealed = nameof(MilestoneSealed);
    /// <summary>No workflow template has this name.</summary>
    public const string WorkflowNotFound = nameof(WorkflowNotFound);
    /// <summary>A workflow was given for a plan that already defines milestones, or the workflow is not well-formed.</summary>
    public const string WorkflowInvalid = nameof(WorkflowInvalid);
    /// <summary>The state machine does not allow this change of status.</summary>
    public const string TransitionNotAllowed = nameof(TransitionNotAllowed);
    /// <summary>A status or result is not one of the words of its kind.</summary>
    public const string StatusInvalid = nameof(StatusInvalid);

    // Features, assertions, milestones, checkpoints
    /// <summary>No feature has this id.</summary>
    public const string FeatureNotFound = nameof(FeatureNotFound);
    /// <summary>A feature id exists in several unfinished missions.</summary>
    public const string FeatureAmbiguous = nameof(FeatureAmbiguous);
    /// <summary>A feature was to start before its dependencies are done (with -Strict, or strict: true).</summary>
    public const string DependencyNotDone = nameof(DependencyNotDone);
    /// <summary>Another session holds the feature; the message names it and since when.</summary>
    public const string FeatureHeld = nameof(FeatureHeld);
    /// <summary>An assertion was to pass by words although a command was run for it, or its proof can't be read.</summary>
    public const string WitnessTooWeak = nameof(WitnessTooWeak);
    /// <summary>A feature was to be done before all its parts are, or one that is done was to get a part that is open.</summary>
    public const string PartsNotDone = nameof(PartsNotDone);
    /// <summary>A worker was to judge its own work (with -Strict, or strict: true, unless <c>review.selfApprove</c> allows it).</summary>
    public const string SelfApprovalNotAllowed = nameof(SelfApprovalNotAllowed);
    /// <summary>An answer was given, but no question on the feature is open.</summary>
    public const string QuestionNotFound = nameof(QuestionNotFound);
    /// <summary>No report names an issue of this id.</summary>
    public const string IssueNotFound = nameof(IssueNotFound);
    /// <summary>No feature can be started now; the message says why: nothing is pending, everything waits, or everything is held.</summary>
    public const string NothingReady = nameof(NothingReady);
    /// <summary>A worker report is not JSON, or lacks its summary.</summary>
    public const string ReportInvalid = nameof(ReportInvalid);
    /// <summary>No assertion has this id.</summary>
    public const string AssertionNotFound = nameof(AssertionNotFound);
    /// <summary>A feature was to move to review or done while assertions of it did not pass (with -Strict, or strict: true).</summary>
    public const string AssertionsOpen = nameof(AssertionsOpen);
    /// <summary>An assertion was to pass without evidence.</summary>
    public const string EvidenceRequired = nameof(EvidenceRequired);
    /// <summary>An assertion has no check to run, and none was given.</summary>
    public const string CheckNotFound = nameof(CheckNotFound);
    /// <summary>A waiver was given without a reason.</summary>
    public const string WaiverReasonMissing = nameof(WaiverReasonMissing);
    /// <summary>No milestone has this id.</summary>
    public const string MilestoneNotFound = nameof(MilestoneNotFound);
    /// <summary>A milestone can't be sealed while assertions are open.</summary>
    public const string MilestoneNotSealable = nameof(MilestoneNotSealable);
    /// <summary>No checkpoint has this id, or the mission has none.</summary>
    public const string CheckpointNotFound = nameof(CheckpointNotFound);
    /// <summary>The mission is not finished, so it is only archived with -Force.</summary>
    public const string MissionNotFinished = nameof(MissionNotFinished);
    /// <summary>There is another mission, or archive of one, with this id.</summary>
    public const string MissionExists = nameof(MissionExists);
    /// <summary>A file is not an archive or export of a mission, is damaged, or too long.</summary>
    public const string ArchiveInvalid = nameof(ArchiveInvalid);
    /// <summary>A check failed and -Assert was given.</summary>
    public const string CheckFailed = nameof(CheckFailed);
    /// <summary>A check looked at nothing and -Assert was given: no mission, no rule, no file, or a filter that matches none.</summary>
    public const string NothingChecked = nameof(NothingChecked);

    // Handoffs
    /// <summary>UKI content breaks a rule of the format; the message names slot, token and rule.</summary>
    public const string UkiInvalid = nameof(UkiInvalid);
    /// <summary>No handoff has this id.</summary>
    public const string HandoffNotFound = nameof(HandoffNotFound);
    /// <summary>The handoff is not pending: somebody has it, or it is completed.</summary>
    public const string HandoffNotPending = nameof(HandoffNotPending);
    /// <summary>Another session holds the handoff, so only -Force completes or releases it.</summary>
    public const string HandoffHeld = nameof(HandoffHeld);
    /// <summary>No handoff is pending.</summary>
    public const string HandoffNonePending = nameof(HandoffNonePending);
    /// <summary>The handoff was not claimed, so it can't be completed or released.</summary>
    public const string HandoffNotClaimed = nameof(HandoffNotClaimed);
    /// <summary>The content given for a handoff is not an object of the right shape.</summary>
    public const string HandoffInvalid = nameof(HandoffInvalid);
    /// <summary>No handoff arrived within the time given.</summary>
    public const string HandoffWaitTimeout = nameof(HandoffWaitTimeout);

    // Memory, ratchet, projects, prompts
    /// <summary>No correction has this id.</summary>
    public const string CorrectionNotFound = nameof(CorrectionNotFound);
    /// <summary>A correction has neither keywords nor globs, so nothing could ever recall it.</summary>
    public const string CorrectionInvalid = nameof(CorrectionInvalid);
    /// <summary>No learning has this id.</summary>
    public const string LearningNotFound = nameof(LearningNotFound);
    /// <summary>No note has this id.</summary>
    public const string NoteNotFound = nameof(NoteNotFound);
    /// <summary>A file to import memory from is not one that was exported, or holds what can't be kept.</summary>
    public const string MemoryFileInvalid = nameof(MemoryFileInvalid);
    /// <summary>A file to import memory from has corrections that differ from those of the workspace (with -Conflict fail).</summary>
    public const string MemoryConflict = nameof(MemoryConflict);
    /// <summary>There is nothing to compile guidance from, or no guidance yet.</summary>
    public const string GuidanceNotFound = nameof(GuidanceNotFound);
    /// <summary>No ratchet rule has this id.</summary>
    public const string RatchetNotFound = nameof(RatchetNotFound);
    /// <summary>A pattern is not a regular expression, or a glob can't be used.</summary>
    public const string PatternInvalid = nameof(PatternInvalid);
    /// <summary>No project is linked by this name or path.</summary>
    public const string ProjectNotFound = nameof(ProjectNotFound);
    /// <summary>No skill is built in or found for this worker type.</summary>
    public const string SkillNotFound = nameof(SkillNotFound);
    /// <summary>No prompt was written for this feature yet.</summary>
    public const string PromptNotFound = nameof(PromptNotFound);

    // Integration and control
    /// <summary>An agent's instruction file can't be changed safely.</summary>
    public const string IntegrationFailed = nameof(IntegrationFailed);
    /// <summary>An interactive screen was asked for without a terminal.</summary>
    public const string TerminalRequired = nameof(TerminalRequired);
    /// <summary>A screen or size is not one that can be shown.</summary>
    public const string ScreenInvalid = nameof(ScreenInvalid);

    // History
    /// <summary>The history has no event of this id, or none that the author could undo.</summary>
    public const string EventNotFound = nameof(EventNotFound);
    /// <summary>A change can't be undone: something was built on it, or what was before is not known.</summary>
    public const string UndoConflict = nameof(UndoConflict);
}
