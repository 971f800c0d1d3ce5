using Maestro.Tests.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Maestro.Tests;

/// <summary>State is changed in one place, and files are written by the store's adapters alone.</summary>
public sealed class DoorTests
{
    // The probe of a file system writes in a folder of its own.
    private static readonly string[] OpensChanges = ["Maestro.Core/Storage/Change.cs"];
    private static readonly string[] WritesFiles = ["Maestro.Adapters/Upkeep/EnvironmentProbe.cs"];

    // What a user's own file is replaced with, and the wrappers that only say which file it was when that fails.
    private static readonly string[] ReplacesFiles =
    [
        "Maestro.Core/Storage/Change.cs", "Maestro.Cmdlets/Kernel/Binding/UserFile.cs", "Maestro.Adapters/Storage/UserFiles.cs",
        "Maestro.Adapters/Storage/WorkspaceFiles.cs", "Maestro.Adapters/Upkeep/Integration/InstructionFiles.cs",
    ];

    private static readonly string[] Writing =
    [
        "WriteAll", "AppendAll", "AppendText", "Create", "Move", "Delete", "Replace", "Copy", "OpenWrite", "Set", "Encrypt", "Decrypt",
    ];

    [Fact]
    public void NothingButTheOnePlaceOpensAChange() => Assert.Empty(
        Calls("Maestro.Core", "Maestro.Cmdlets")
            .Where(static call => call.Method == "BeginChange" && !OpensChanges.Contains(call.File))
            .Select(static call => call.ToString()));

    [Fact]
    public void NothingButTheStoresAdaptersWritesFiles() => Assert.Empty(
        Calls("Maestro.Core", "Maestro.Cmdlets", "Maestro.Adapters")
            .Where(static call => IsWriting(call) && !call.File.StartsWith("Maestro.Adapters/Storage/", StringComparison.Ordinal) && !WritesFiles.Contains(call.File))
            .Select(static call => call.ToString()));

    [Fact]
    public void NothingButTheOnePlaceReplacesTheUsersOwnFiles()
    {
        Call[] calls = [.. Calls("Maestro.Core", "Maestro.Cmdlets", "Maestro.Adapters").Where(static call => call.Method == "TryReplace")];
        Assert.Equal(ReplacesFiles.Order(StringComparer.Ordinal), calls.Select(static call => call.File).Distinct().Order(StringComparer.Ordinal));
        string[] replacing = ["Read", "TryReplace"];
        Assert.All(Calls("Maestro.Core", "Maestro.Cmdlets", "Maestro.Adapters").Where(static call => call.Type == "GuardedFile"), call => Assert.Contains(call.Method, replacing));
    }

    [Fact]
    public void ThePlacesThatAreNamedStillNeedIt()
    {
        Call[] calls = [.. Calls("Maestro.Core", "Maestro.Adapters")];
        Assert.All(OpensChanges, file => Assert.Contains(calls, call => call.File == file && call.Method == "BeginChange"));
        Assert.All(WritesFiles, file => Assert.Contains(calls, call => call.File == file && IsWriting(call)));
    }

    private static bool IsWriting(Call call) => call.Type switch
    {
        "File" or "Directory" => Array.Exists(Writing, name => call.Method.StartsWith(name, StringComparison.Ordinal)) || OpensForWriting(call),
        "FileStream" or "StreamWriter" => OpensForWriting(call),
        _ => false,
    };

    private static bool OpensForWriting(Call call) =>
        call.Arguments.Contains("FileAccess.Write", StringComparison.Ordinal)
        || call.Arguments.Contains("FileAccess.ReadWrite", StringComparison.Ordinal)
        || call.Arguments.Contains("FileMode.Create", StringComparison.Ordinal)
        || call.Arguments.Contains("FileMode.Append", StringComparison.Ordinal);

    private static IEnumerable<Call> Calls(params string[] projects)
    {
        string source = RepositoryRoot.In("src");
        foreach (string path in projects.SelectMany(project => SourceTree.Files(Path.Join(source, project))))
        {
            string file = Path.GetRelativePath(source, path).Replace('\\', '/');
            Microsoft.CodeAnalysis.SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();
            foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax member)
                {
                    string type = member.Expression.ToString().Split('.')[^1];
                    yield return new Call(file, type, member.Name.Identifier.Text, call.ArgumentList.ToString());
                }
                else if (call is { Expression: MemberBindingExpressionSyntax binding, Parent: ConditionalAccessExpressionSyntax access })
                {
                    yield return new Call(file, access.Expression.ToString().Split('.')[^1], binding.Name.Identifier.Text, call.ArgumentList.ToString());
                }
            }

            foreach (ObjectCreationExpressionSyntax made in root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            {
                yield return new Call(file, made.Type.ToString().Split('.')[^1], "new", made.ArgumentList?.ToString() ?? "");
            }
        }
    }

    private sealed record Call(string File, string Type, string Method, string Arguments);
}
