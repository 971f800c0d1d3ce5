using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>What the formatter lets pass.</summary>
public sealed class SourceLayoutTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("bench")]
    [InlineData("tools")]
    public void NoFileBeginsWithAnEmptyLine(string folder)
    {
        string root = RepositoryRoot.In(folder);
        string[] files = [.. SourceTree.Files(root)];

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(static path => string.IsNullOrWhiteSpace(File.ReadLines(path).FirstOrDefault())).Select(path => Path.GetRelativePath(root, path)));
    }
}
