using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Maestro.Tests.Docs;

/// <summary>Words that this project no longer uses stay out of messages, help and documents.</summary>
public sealed partial class RetiredWordsTests
{
    /// <summary>Whole words, in any case, and what to write instead.</summary>
    private static readonly (Regex Pattern, string Instead)[] Phrases =
    [
        Retired("is there already", "already exists"),
        Retired("(?:is|are|was|were) (?:not|no longer) there", "does not exist"),
        Retired("there (?:once|twice)", "is unique, appears twice"),
        Retired("(?:is|are|was|were) given up", "timed out"),
        Retired("mend(?:s|ing)?", "repair"),
        Retired("told apart|tells? (?:\\w+ )?apart", "distinguish"),
        Retired("(?:is|are|was|were|be|been) told", "reported, shown"),
        Retired("tells? (?:how|what|which|where|when|whether|who|why)", "reports, shows"),
        Retired("(?:is|are|was|were) remembered", "cached"),
        Retired("all the same", "still, anyway"),
        Retired("(?:take|takes|taken|took|taking) (?:away|out)", "remove"),
        Retired("(?:leave|leaves|leaving|left) out", "omit"),
        Retired("(?:give|gives|gave|given|giving) back", "release, restore"),
        Retired("in force", "effective, current"),
        Retired("what to type", "the command to run"),
        Retired("for good", "permanently"),
        Retired("(?:write|writes|written|wrote|writing) down", "record"),
        Retired("half a character", "an unpaired surrogate"),
        Retired("leads? (?:nowhere|out of)", "is broken, points outside"),
        Retired("anew", "again"),
        Retired("nobody knows", "is unknown"),
        Retired("let(?:s|ting)? go of", "release"),
        Retired("ends? in an error", "fails"),
        Retired("ends? with [01]", "exit code 0, exit code 1"),
        Retired("was given twice", "was specified twice"),
        Retired("nobody is at work", "no work in progress"),
        Retired("unambiguous (?:start|beginning)", "unambiguous prefix"),
        Retired("Foresee|Tolerate|GiveBack|StateCensus|MissionMending|MissedIds", "Prefetch, TryOrReport, Release, WorkspaceScan, MissionRepair, UnmatchedIds"),
    ];

    // In comments these had a meaning of our own.
    private static readonly (Regex Pattern, string Instead)[] PhrasesOfComments =
    [
        .. Phrases,
        Retired("tells", "reports, shows"),
        Retired("remember(?:s|ed)?", "caches, records, cached"),
        Retired("mended|mendable", "repaired, repairable"),
    ];

    [Fact]
    public void DocumentsAndHelpUseNone() => Assert.Empty(
        from path in Documents()
        from line in File.ReadAllLines(path).Select(static (text, index) => (Text: text, Number: index + 1))
        from found in Found(path, line.Number, line.Text)
        select found);

    [Fact]
    public void MessagesUseNone() => Assert.Empty(
        from path in Directory.EnumerateFiles(RepositoryRoot.In("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource)
        from line in File.ReadAllLines(path).Select(static (text, index) => (Text: text, Number: index + 1))
        where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from literal in Literal().Matches(line.Text).Select(static match => match.Value)
        from found in Found(path, line.Number, literal)
        select found);

    [Fact]
    public void CommentsUseNone() => Assert.Empty(
        from path in Directory.EnumerateFiles(RepositoryRoot.In("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource)
        let tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path))
        from comment in tree.GetRoot().DescendantTrivia().Where(static trivia => trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia)
        from line in comment.ToFullString().Split('\n').Select(static (text, index) => (Text: text, Index: index))
        from found in Found(path, comment.GetLocation().GetLineSpan().StartLinePosition.Line + line.Index + 1, line.Text, PhrasesOfComments)
        select found);

    [Theory]
    [InlineData("The folder 'x' is not there.", 1)]
    [InlineData("It says WHAT TO TYPE next.", 1)]
    [InlineData("The folder 'x' does not exist; amend the list.", 0)]
    public void APhraseIsFoundAsWholeWords(string text, int count) => Assert.Equal(count, Found(RepositoryRoot.In("README.md"), 1, text).Count());

    private static IEnumerable<string> Documents() =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Path, "*.md"),
        .. Directory.EnumerateFiles(RepositoryRoot.In("docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(RepositoryRoot.In("src", "Formats"), "*.ps1xml"),
        .. Directory.EnumerateFiles(RepositoryRoot.In("src", "Maestro.Core", "Prompts", "Skills"), "*.md"),
    ];

    private static IEnumerable<string> Found(string path, int line, string text, IEnumerable<(Regex Pattern, string Instead)>? phrases = null) => (phrases ?? Phrases)
        .Where(retired => retired.Pattern.IsMatch(text))
        .Select(retired => $"{Path.GetRelativePath(RepositoryRoot.Path, path)}:{line}: '{retired.Pattern.Match(text).Value}'; write: {retired.Instead}");

    private static bool IsSource(string path) => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin");

    private static (Regex Pattern, string Instead) Retired(string words, string instead) =>
        (new Regex($@"(?<![\w-])(?:{words})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), instead);

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();
}
