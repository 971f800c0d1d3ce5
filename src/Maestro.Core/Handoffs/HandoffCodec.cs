using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Handoffs as bytes of their files, and back.</summary>
internal static class HandoffCodec
{
    /// <summary>Makes a new handoff, of a content as it was written. Its references become tokens; where that changes them, the exact ids are kept beside.</summary>
    /// <exception cref="MaestroException">UkiInvalid: the content breaks a rule.</exception>
    public static Handoff Create(string handoffId, HandoffContent content, string? agent, string? sessionId, DateTimeOffset now, HandoffFacts? facts = null)
    {
        MaestroReferences tokens = UkiReferences.Normalize(content.MaestroRefs);
        HandoffContent written = content with { MaestroRefs = tokens };
        bool isExact = (content.MaestroRefs with { MissionId = null }) == (tokens with { MissionId = null })
            && (content.MaestroRefs.MissionId == tokens.MissionId || content.MaestroRefs.MissionId == ReferenceIds.MissionIdOf(tokens.MissionId));
        IReadOnlyList<string>? files = facts is { ChangedFiles.Count: > 0 } ? facts.ChangedFiles : null;
        return new()
        {
            HandoffId = handoffId,
            Timestamp = now,
            Status = HandoffStatus.Pending,
            Agent = agent ?? Handoff.UnknownAgent,
            SessionId = sessionId ?? Handoff.NoSession,
            Content = written,
            Uki = UkiWriter.Render(UkiTokens.Of(written)),
            Branch = facts?.Branch,
            Commit = facts?.Commit,
            Commits = facts is { Commits.Count: > 0 } ? facts.Commits : null,
            Uncommitted = facts is { Uncommitted.Count: > 0 } ? facts.Uncommitted : null,
            Files = files,
            FilesTotal = files is not null && facts!.FilesTotal > files.Count ? facts.FilesTotal : null,
            Refs = isExact ? null : content.MaestroRefs,
        };
    }

    /// <summary>Reads a handoff. Its UKI string is rendered again from the content, or the content read out of the string where a file has that alone.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, with the path and what is wrong.</exception>
    public static Handoff Read(ReadOnlySpan<byte> file, string path)
    {
        Handoff handoff = StateJson.Read(file, HandoffJsonContext.Default.Handoff, path);
        if (!HandoffStatus.All.Contains(handoff.Status))
        {
            throw StateJson.Damaged(path, $"{QuotedText.Of(handoff.Status)} is not a handoff status");
        }

        try
        {
            HandoffContent content = handoff.Content is null ? FromString(handoff.Uki) : WithLists(handoff.Content);
            if (FindMisshapen(handoff, content) is string problem)
            {
                throw StateJson.Damaged(path, problem);
            }

            return handoff with
            {
                Version = handoff.Version is "5.3" or "5.2" ? handoff.Version : Handoff.CurrentVersion,
                Content = handoff.Texts?.Over(content) ?? content,
                Uki = UkiWriter.Render(content),
            };
        }
        catch (MaestroException exception) when (exception.Code == ErrorCode.UkiInvalid)
        {
            throw StateJson.Damaged(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Writes a handoff, as its file has it: the content in tokens, and beside it the texts that they don't hold.</summary>
    public static ReadOnlyMemory<byte> Write(Handoff handoff)
    {
        HandoffContent tokens = UkiTokens.Of(handoff.Content);
        return StateJson.Write(handoff with { Content = tokens, Texts = HandoffTexts.Of(handoff.Content, tokens, handoff.Texts) }, HandoffJsonContext.Default.Handoff);
    }

    private static HandoffContent FromString(string uki)
    {
        UkiPacket packet = UkiReader.Parse(uki);
        return packet.Version == Handoff.CurrentVersion ? packet.Content : UkiLegacy.Upgrade(packet.Content);
    }

    // The lists of a mode are never absent in it.
    private static HandoffContent WithLists(HandoffContent content)
    {
        bool isPlan = content.Mode == HandoffMode.Plan;
        bool isExecute = content.Mode == HandoffMode.Execute;
        return content with
        {
            PlanPaths = content.PlanPaths ?? (isPlan ? [] : null),
            MaestroSync = content.MaestroSync ?? (isPlan ? [] : null),
            TouchedFiles = content.TouchedFiles ?? (isExecute ? [] : null),
            CompletedWork = content.CompletedWork ?? (isExecute ? [] : null),
            Validation = content.Validation ?? (isExecute ? [] : null),
        };
    }

    // What the types can't say: the lists of the other mode are absent, and no text in a list or table is null or, for a check's step, empty.
    private static string? FindMisshapen(Handoff handoff, HandoffContent content) => content switch
    {
        { Mode: not (HandoffMode.Plan or HandoffMode.Execute) } => $"content.mode is {QuotedText.Of(content.Mode)}, it must be plan or execute",
        { Mode: HandoffMode.Plan } and not { TouchedFiles: null, CompletedWork: null, Validation: null } => "content has keys that are not allowed in mode plan",
        { Mode: HandoffMode.Execute } and not { PlanPaths: null, MaestroSync: null } => "content has keys that are not allowed in mode execute",
        _ when content.VerificationResults?.Any(static result => string.IsNullOrEmpty(result?.Step)) == true =>
            "content.verificationResults has a check without a step",
        _ when content.Assumptions?.Contains(null!) == true => "content.assumptions contains null",
        _ when content.ScopeDeclaration?.Values.Contains(null!) == true => "content.scopeDeclaration contains null",
        _ when handoff.Trail?.Contains(null!) == true || handoff.Files?.Contains(null!) == true || handoff.Uncommitted?.Contains(null!) == true
            || handoff.Commits?.Any(static commit => commit is null || commit.Files.Contains(null!)) == true => "files, commits or trail contains null",
        _ when handoff.Texts?.Lists.Any(static list => list?.Contains(null!) == true) == true => "texts contains null",
        _ => null,
    };
}
