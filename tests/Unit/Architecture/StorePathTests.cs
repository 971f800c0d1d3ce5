using Maestro.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Maestro.Tests;

/// <summary>Paths of the store have slashes on every system, so System.IO.Path, which writes backslashes on Windows, is not for them.</summary>
public sealed class StorePathTests
{
    private static readonly string[] Rewriting = ["GetDirectoryName", "Join", "Combine", "GetRelativePath", "ChangeExtension", "GetFullPath"];

    [Fact]
    public void NoStorePathGoesThroughTheSystemsPaths() => Assert.Empty(
        new[] { "Maestro.Core", "Maestro.Cmdlets", "Maestro.Adapters" }
            .SelectMany(static project => SourceTree.Files(RepositoryRoot.In("src", project)))
            .SelectMany(static path => Misused(File.ReadAllText(path)).Select(call => $"{Path.GetFileName(path)}: {call}")));

    [Fact]
    public void OneThatDoesIsFound()
    {
        Assert.Single(Misused("class A { string B(string id) => Path.GetDirectoryName(StatePaths.Mission(id)); }"));
        Assert.Single(Misused("class A { string B(string id) { string path = StatePaths.Mission(id); return Path.Join(path, \"x\"); } }"));
        Assert.Empty(Misused("class A { string B(string root, string path) { Path.Join(root, StatePaths.Missions); return Path.GetDirectoryName(path); } }"));
    }

    // The first argument: what follows a full path is rewritten by the system on purpose.
    private static IEnumerable<string> Misused(string text) =>
        from call in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Path" }, Name.Identifier.Text: var method } && Rewriting.Contains(method)
        where call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first && (IsStorePath(first) || IsLocalStorePath(first))
        select call.ToString();

    private static bool IsStorePath(ExpressionSyntax? value) => value switch
    {
        InvocationExpressionSyntax call => IsStorePath(call.Expression),
        MemberAccessExpressionSyntax member => member.Expression is IdentifierNameSyntax { Identifier.Text: "StatePaths" },
        PostfixUnaryExpressionSyntax forgiven => IsStorePath(forgiven.Operand),
        _ => false,
    };

    private static bool IsLocalStorePath(ExpressionSyntax value) => value is IdentifierNameSyntax { Identifier.Text: var name }
        && value.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Any(local => local.Identifier.Text == name && IsStorePath(local.Initializer?.Value));
}
