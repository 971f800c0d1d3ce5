using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>A Markdown file of this repository, taken apart as far as the tests need.</summary>
internal sealed partial class RepositoryDocument
{
    private RepositoryDocument(string path)
    {
        Name = Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/');
        Folder = Path.GetDirectoryName(path)!;
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        Fences = [.. FencePattern().Matches(Text).Select(static match => new Fence(match.Groups["language"].Value, Outdent(match)))];
        Prose = FencePattern().Replace(Text, "\n");
        Code = [.. CodePattern().Matches(Prose).Select(static match => match.Groups["code"].Value)];
    }

    /// <summary>The path from the repository's root.</summary>
    public string Name { get; }

    public string Folder { get; }

    public string Text { get; }

    /// <summary>The text without its fences.</summary>
    public string Prose { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>What stands between back-ticks within the text.</summary>
    public IReadOnlyList<string> Code { get; }

    /// <summary>The targets of links and images.</summary>
    public IEnumerable<string> Links => LinkPattern().Matches(CodePattern().Replace(Prose, "")).Select(static match => match.Groups["target"].Value);

    /// <summary>The headings as they are linked to.</summary>
    public IEnumerable<string> Anchors => HeadingPattern().Matches(Prose).Select(static match =>
        NotInAnchor().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    public static RepositoryDocument Read(params string[] parts) => new(RepositoryRoot.In(parts));

    /// <summary>The documents at the root and all of docs.</summary>
    public static IEnumerable<RepositoryDocument> All() => Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
        .Concat(Directory.EnumerateFiles(RepositoryRoot.In("docs"), "*.md", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(static path => new RepositoryDocument(path));

    /// <summary>The text below a heading, up to the next of its level.</summary>
    public string Section(string heading)
    {
        string[] parts = Text.Split("\n## ");
        return Assert.Single(parts, part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
    }

    private static string Outdent(Match match)
    {
        string indent = match.Groups["indent"].Value;
        string text = match.Groups["text"].Value;
        return indent.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));
    }

    [GeneratedRegex(@"^(?<indent>[ ]*)```(?<language>[a-z]*)[^\n]*\n(?<text>.*?)^[ ]*```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}

/// <summary>A fenced block.</summary>
/// <param name="Language">The word after the opening fence; may be empty.</param>
/// <param name="Text">What is in it.</param>
internal sealed record Fence(string Language, string Text);
