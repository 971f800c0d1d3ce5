using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that says what is to be proven, why the feature came back, and what was asked and answered. None of it is ever omitted.</summary>
internal static class WorkerPromptProof
{
    private const int MostReturns = 5;

    public static void Add(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        AddReturns(document, context, fences);
        document.Section("## Answers");
        document.Add(fences.List(context.Questions.SelectMany(static each => new (string, string?)[] { ("Question", each.Question), (each.Answer is null ? "" : "Answer", each.Answer) })));
        AddAssertions(document, context, fences);
    }

    private static void AddReturns(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        document.Section("## Why it came back");
        int older = context.Returns.Count - MostReturns;
        string more = older > 0 ? $"{Count.Of(older, "earlier reason")} {Count.Are(older)} not shown.\n" : "";
        string list = fences.List(context.Returns.Skip(older).Select(static back => ($"{WorkerPromptBuilder.Moment(back.At)}, {NameText.Plain(back.How)}", (string?)back.Reason)));
        document.Add(list.Length > 0 ? more + list : "");
    }

    private static void AddAssertions(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        document.Section("## Prove");
        Assertion[] open = [.. context.Assertions.Where(static each => !each.IsClosed || each.IsStale == true)];
        document.Add(fences.List(
            [
                .. open.SelectMany(static each => Texts(each)),
                .. context.Feature.VerificationSteps.Select(static step => ("Step", (string?)step)),
            ]));
        document.Add(fences.List(context.Assertions
            .Where(static each => each is { IsClosed: true, Result: AssertionResult.Waived })
            .Select(static each => ($"Waived: {NameText.Plain(each.AssertionId)}", each.WaivedReason))));
        string[] proven = [.. context.Assertions.Where(static each => each is { IsClosed: true, Result: AssertionResult.Passed } && each.IsStale != true).Select(static each => each.AssertionId)];
        if (proven.Length > 0)
        {
            document.Add($"Already proven: {NameText.List(proven)}.");
        }

        if (open.Length > 0)
        {
            document.Add(Commands(open, context.Form));
        }
    }

    private static IEnumerable<(string Label, string? Text)> Texts(Assertion assertion)
    {
        string id = NameText.Plain(assertion.AssertionId);
        string state = assertion.Result == AssertionResult.Pending ? "" : $" ({NameText.Plain(assertion.Result)}{(assertion.IsStale == true ? ", but its check changed since" : "")})";
        // The plan's own id stands for a description that only repeats it.
        yield return assertion.Description == assertion.AssertionId ? ($"Assertion{state}", assertion.AssertionId) : ($"Assertion {id}{state}", assertion.Description);
        yield return ("Check", assertion.Check);
        yield return ("Evidence so far", assertion.Evidence);
        yield return ("Reason", assertion.Proof?.Reason);
        yield return ("Run before", assertion.Proof is { Result: AssertionResult.Pending, Run: { } run } ? $"{run.Command}: {run.Result}{(run.ExitCode is { } code ? FormattableString.Invariant($", exit code {code}") : "")}" : null);
    }

    // A result that was judged before must go back to pending first; a final one stays.
    private static string Commands(Assertion[] open, CommandForm form)
    {
        Assertion first = open[0];
        string passed = Record(first, form, AssertionResult.Passed, "-Evidence", "<what you saw>");
        string reset = open.FirstOrDefault(static each => each.Result != AssertionResult.Pending && each.IsStale != true) is { } judged
            ? $"\nAn assertion that was judged before goes back to pending first: {Record(judged, form, AssertionResult.Pending)}."
            : "";
        string run = AgentCommand.Of(
            form,
            ["Invoke-MaestroAssertion", first.AssertionId, "-MissionId", first.MissionId, .. first.Check is null ? ["-Command", "<command that shows it>"] : (string[])[]]);
        string others = form == CommandForm.Tool ? "the results `failed` and `blocked`" : "`-Result failed` or `-Result blocked`";
        return $"Prove each with a command: {run}{(first.Check is null ? "" : " runs the check and")} records the exit code and the output. If none can show it, record what you saw: {passed}; likewise {others}.{reset}";
    }

    private static string Record(Assertion assertion, CommandForm form, string result, params string[] more) => AgentCommand.Of(
        form, ["Set-MaestroAssertion", assertion.AssertionId, "-MissionId", assertion.MissionId, "-Result", result, .. more]);
}
