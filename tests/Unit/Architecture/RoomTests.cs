using Maestro.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace Maestro.Tests;

/// <summary>Core's folders are rooms that import one way; the other projects mirror them.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Sees = new()
    {
        ["Kernel"] = [],
        ["Ports"] = ["Kernel"],
        ["Storage"] = ["Kernel"],
        ["Settings"] = ["Kernel", "Ports", "Storage"],
        ["Missions"] = ["Kernel", "Ports", "Storage", "Settings"],
        ["Handoffs"] = ["Kernel", "Ports", "Storage", "Settings", "Missions"],
        ["Memory"] = ["Kernel", "Ports", "Storage", "Settings"],
        ["Prompts"] = ["Kernel", "Ports", "Storage", "Settings", "Missions", "Handoffs", "Memory"],
        ["Control"] = ["Kernel", "Ports", "Storage", "Settings", "Missions", "Handoffs", "Memory", "Prompts"],
        ["Upkeep"] = ["Kernel", "Ports", "Storage", "Settings", "Missions", "Handoffs", "Memory", "Prompts", "Control"],
    };

    private static readonly string[] RootFiles = ["IAdapters.cs", "Workspace.cs"];

    private static readonly Lazy<SourceTree> Core = new(static () => new SourceTree("Maestro.Core"));

    [Fact]
    public void OnlyTwoFilesStandAboveTheRooms() => Assert.Equal(
        RootFiles,
        Directory.EnumerateFiles(Core.Value.Root, "*.cs").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void NoRoomRefersToOneItMayNotSee()
    {
        SourceTree core = Core.Value;
        List<string> upward = [];
        foreach (SyntaxTree tree in core.Trees)
        {
            string from = RoomOf(core.Relative(tree.FilePath));
            if (from.Length == 0)
            {
                continue;
            }

            foreach ((ISymbol symbol, int line) in core.References(tree))
            {
                // Namespaces and parameters are of no room; members are of the room of their type.
                INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? (symbol is IParameterSymbol or INamespaceSymbol or ITypeParameterSymbol ? null : symbol.ContainingType);
                foreach (string to in type is null ? [] : RoomsOf(core, type.OriginalDefinition))
                {
                    if (to != from && !Sees[from].Contains(to))
                    {
                        upward.Add($"{core.Relative(tree.FilePath)}({line}): {symbol.Name} is in {(to.Length == 0 ? "the root" : to)}, which {from} may not see");
                    }
                }
            }
        }

        Assert.Empty(upward.Distinct());
    }

    [Fact]
    public void InternalTypesAreInTheNamespaceOfTheirRoomAndPublicOnesInMaestro()
    {
        SourceTree core = Core.Value;
        List<string> wrong = [];
        foreach (INamedTypeSymbol type in Types(core.Compilation.Assembly.GlobalNamespace))
        {
            foreach (SyntaxReference place in type.DeclaringSyntaxReferences)
            {
                string room = RoomOf(core.Relative(place.SyntaxTree.FilePath));
                string expected = type.DeclaredAccessibility == Accessibility.Public || room.Length == 0 ? "Maestro" : $"Maestro.{room}";
                if (type.ContainingNamespace.ToDisplayString() != expected)
                {
                    wrong.Add($"{core.Relative(place.SyntaxTree.FilePath)}: {type.ToDisplayString()} belongs in {expected}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("src/Maestro.Adapters")]
    [InlineData("src/Maestro.Cmdlets")]
    [InlineData("tests/Unit/Core")]
    [InlineData("tests/Unit/Adapters")]
    [InlineData("tests/Unit/Cmdlets")]
    [InlineData("tests/Unit/Processes")]
    public void OtherTreesHaveTheSameRooms(string folder) => Assert.Empty(
        Directory.EnumerateDirectories(RepositoryRoot.In(folder.Split('/')))
            .Select(static path => Path.GetFileName(path))
            .Except([.. Sees.Keys, "bin", "obj", "Properties"]));

    [Fact]
    public void AdaptersAreInTheNamespaceOfTheirRoom()
    {
        string root = RepositoryRoot.In("src", "Maestro.Adapters");
        foreach (string room in Sees.Keys.Where(room => Directory.Exists(Path.Join(root, room))))
        {
            Assert.All(
                Directory.EnumerateFiles(Path.Join(root, room), "*.cs", SearchOption.AllDirectories),
                path => Assert.Contains($"namespace Maestro.Adapters.{room};", File.ReadAllText(path), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void TheTreeInTheDocumentIsTheTree()
    {
        string[] lines = File.ReadAllLines(RepositoryRoot.In("docs", "architecture.md"));
        IEnumerable<string> drawn = lines.SkipWhile(static line => line != "Maestro.Core/").Skip(1).TakeWhile(static line => line != "```")
            .Select(static line => line.Split(['→', '#'])[0].Trim())
            .SelectMany(static line => Expand(line));
        IEnumerable<string> real = Directory.EnumerateDirectories(Core.Value.Root, "*", SearchOption.AllDirectories)
            .Select(Core.Value.Relative)
            .Where(static path => !path.StartsWith("obj", StringComparison.Ordinal) && !path.StartsWith("bin", StringComparison.Ordinal))
            .Concat(RootFiles);
        Assert.Equal(real.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    // Missions/{Plans,Features} stands for Missions, Missions/Plans and Missions/Features.
    private static IEnumerable<string> Expand(string line)
    {
        foreach (string entry in line.Contains('{', StringComparison.Ordinal) ? [line] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split('{');
            string folder = parts[0].TrimEnd('/');
            yield return folder;
            foreach (string inner in parts.Length == 1 ? [] : parts[1].TrimEnd('}').Split(','))
            {
                yield return $"{folder}/{inner.Trim()}";
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        [.. space.GetTypeMembers(), .. space.GetNamespaceMembers().SelectMany(Types)];

    private static IEnumerable<string> RoomsOf(SourceTree core, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(place => RoomOf(core.Relative(place.SyntaxTree.FilePath))).Distinct();

    private static string RoomOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
}
