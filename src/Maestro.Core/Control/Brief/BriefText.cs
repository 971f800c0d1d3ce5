using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Prompts;

namespace Maestro.Control;

/// <summary>A brief that is to be made.</summary>
/// <param name="Reader">Whom it is for.</param>
/// <param name="Form">Where the reader types its commands.</param>
/// <param name="MaxTokens">The most tokens of its text.</param>
internal sealed record BriefRequest(Author Reader, CommandForm Form, int MaxTokens)
{
    /// <summary>The mission that is meant where none is specified, or null.</summary>
    public string? MissionId { get; init; }

    /// <summary>What is wrong with the reader's environment, a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>Writes a brief as text for an agent. Pure.</summary>
internal static class BriefText
{
    private const int MostItems = 5;
    private const int TextLength = 300;
    private const int TitleLength = 80;

    // The least important first; 0 is never omitted.
    private enum Rank
    {
        Ready = 1,
        Missions = 2,
        Issues = 3,
        Reviews = 4,
        Pending = 5,
        HandoffDetails = 6,
        LastHandoff = 7,
        Rules = 8,
        Questions = 9,
        Blocked = 10,
        Taken = 11,
        Mine = 12,
    }

    /// <summary>A brief with its text.</summary>
    public static SessionBrief With(SessionBrief brief, BriefRequest request)
    {
        (string text, IReadOnlyList<string> leftOut) = Fences.Around(fences => Document(brief, request, fences).Render(request.MaxTokens));
        return brief with { Text = text, LeftOut = leftOut, EstimatedTokens = PromptDocument.Estimate(text) };
    }

    private static PromptDocument Document(SessionBrief brief, BriefRequest request, Fences fences)
    {
        var document = new PromptDocument();
        string session = brief.SessionId is null ? "" : $" (session {NameText.Plain(Display.Short(brief.SessionId))})";
        document.Section($"# Maestro brief for {NameText.Plain(Display.Short(brief.Reader))}{session}");
        document.Add($"Next: {AgentCommand.Typed(request.Form, brief.Next)}");
        document.Section("## Wrong in your environment");
        document.Add(fences.List(request.Notices.Select(static notice => ("", (string?)Shown(notice)))));
        if (brief.Damage.Count > 0)
        {
            document.Section("## Damaged");
            document.Add($"{Count.Of(brief.Damage.Count, "file or record", "files or records")} can't be trusted, so this brief may lack something.\n{fences.List(("", Shown(brief.Damage[0])))}");
        }

        Items(document, "## Yours", brief.Mine, "yours", Rank.Mine);
        Items(document, "## No longer yours", [.. brief.Waiting.Where(static item => item.Kind == BriefItemKind.Taken)], "taken over from you", Rank.Taken);
        document.Section("## Rules that must be followed");
        document.Add(Rules(brief.HardRules, fences, request), (int)Rank.Rules, "hard rules");
        if (brief.LastHandoff is { } handoff)
        {
            (string Label, string? Text)[] texts = [.. HandoffText.Items(handoff).Select(static item => (item.Label, item.Text is null ? null : Shown(item.Text)))];
            document.Section(handoff.Status == HandoffStatus.Pending ? "## Newest pending handoff" : "## Last handoff to you");
            document.Add($"{HandoffText.Origin(handoff)}.\n{fences.List(texts.Take(2))}", (int)Rank.LastHandoff, "last handoff");
            document.Add(fences.List(texts.Skip(2).Take(MostItems)), (int)Rank.HandoffDetails, "details of the last handoff");
        }

        ILookup<string, BriefItem> waiting = brief.Waiting.ToLookup(static item => item.Kind);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Question]], "questions", Rank.Questions);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Handoff]], "pending handoffs", Rank.Pending);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Blocked]], "blocked features", Rank.Blocked);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Review]], "reviews", Rank.Reviews);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Issue]], "issues", Rank.Issues);
        Items(document, "## Waiting", [.. waiting[BriefItemKind.Mission]], "missions to approve", Rank.Missions);
        document.Section("## Free");
        document.Add(
            brief.ReadyFeatures == 0 ? "" : $"{Count.Of(brief.ReadyFeatures, "feature")} can be started: {AgentCommand.Typed(request.Form, "Start-MaestroFeature -Next")}",
            (int)Rank.Ready,
            "features that can be started");
        return document;

        void Items(PromptDocument document, string heading, IReadOnlyList<BriefItem> items, string name, Rank rank)
        {
            document.Section(heading);
            string[] lines = [.. items.Take(MostItems).Select(item => $"- {item.Kind} {NameText.Plain(item.Id)}, {item.Status}: {AgentCommand.Typed(request.Form, item.Command)}")];
            string more = items.Count > MostItems ? $"\n- and {items.Count - MostItems} more" : "";
            document.Add(
                lines.Length == 0 ? "" : $"{string.Join('\n', lines)}{more}\n{fences.List(items.Take(MostItems).Select(static item => (NameText.Plain(item.Id), (string?)Display.Cut(Display.Plain(item.Text), item.Kind is BriefItemKind.Handoff or BriefItemKind.Feature or BriefItemKind.Mission ? TitleLength : TextLength))))}",
                (int)rank,
                name);
        }
    }

    // As many as two fifths of the room hold, so that rules leave some for the work.
    private static string Rules(IReadOnlyList<string> rules, Fences fences, BriefRequest request)
    {
        int room = request.MaxTokens * 2 / 5;
        string[] shown = [.. rules.Select(Shown).TakeWhile(rule => (room -= PromptDocument.Estimate(rule) + 2) > 0)];
        string more = rules.Count > shown.Length
            ? $"{Count.Of(rules.Count - shown.Length, "more rule")}: {AgentCommand.Typed(request.Form, "Get-MaestroCorrection -Severity hard")}"
            : "";
        return string.Join('\n', ((string[])[fences.List(shown.Select(static rule => ("MUST", (string?)rule))), more]).Where(static part => part.Length > 0));
    }

    private static string Shown(string text) => Display.Cut(Display.Lines(text), TextLength);
}
