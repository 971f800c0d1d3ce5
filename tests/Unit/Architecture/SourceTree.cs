using System.Text;
using Maestro.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Maestro.Tests;

/// <summary>The sources of a project as the compiler sees them, for tests that hold its structure.</summary>
internal sealed class SourceTree
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <param name="project">The name of a folder of <c>src</c>.</param>
    public SourceTree(string project)
    {
        Root = RepositoryRoot.In("src", project);
        SyntaxTree[] files = [.. Files(Root).Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), ParseOptions, path, Encoding.UTF8))];
        Trees = files;
        Compilation = CSharpCompilation.Create(
            project,
            [.. files, CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => !Path.GetFileName(path).StartsWith("Maestro.", StringComparison.Ordinal))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public string Root { get; }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>A file's path below the project, with <c>/</c>.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The symbols that a file's names refer to, each with the line it is on.</summary>
    public IEnumerable<(ISymbol Symbol, int Line)> References(SyntaxTree tree)
    {
        SemanticModel model = Compilation.GetSemanticModel(tree);
        foreach (Microsoft.CodeAnalysis.CSharp.Syntax.SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is { } symbol)
            {
                yield return (symbol.OriginalDefinition, name.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
            }
        }
    }

    /// <summary>The files a project is compiled from.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Replace('\\', '/').Split('/')[..^1].Any(static part => part is "obj" or "bin"));
}
