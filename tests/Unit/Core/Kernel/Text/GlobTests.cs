using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*.ts", "a.ts", true)]
    [InlineData("*.ts", "src/a.ts", true)]
    [InlineData("*.ts", "src/deep/a.ts", true)]
    [InlineData("./*.ts", "a.ts", true)]
    [InlineData("./*.ts", "src/a.ts", false)]
    [InlineData("src/*.ts", "lib/src/a.ts", false)]
    [InlineData("Makefile", "tools/Makefile", true)]
    [InlineData("Makefile", "tools/Makefile.am", false)]
    [InlineData("a*.ts", "src/ab.ts", true)]
    [InlineData("dist/", "web/dist/a.js", true)]
    [InlineData("dist/", "web/dist", false)]
    [InlineData("web/dist/", "x/web/dist/a.js", false)]
    [InlineData("{*.ts,lib/x}", "src/a.ts", true)]
    [InlineData("{*.ts,lib/x}", "src/lib/x", false)]
    [InlineData("a{b,/c}", "src/ab", true)]
    [InlineData("a{b,/c}", "src/a/c", false)]
    [InlineData("*", "any/thing", true)]
    [InlineData("**/*.ts", "a.ts", true)]
    [InlineData("**/*.ts", "src/deep/a.ts", true)]
    [InlineData("src/**/*.ts", "src/a.ts", true)]
    [InlineData("src/**/*.ts", "src/a/b/c.ts", true)]
    [InlineData("src/**/*.ts", "lib/a.ts", false)]
    [InlineData("src/**", "src/a/b", true)]
    [InlineData("src/**", "src", false)]
    [InlineData("src/", "src/a/b", true)]
    [InlineData("**", "any/thing", true)]
    [InlineData("**/a/**/b", "a/x/a/y/b", true)]
    [InlineData("**/a/**/b", "x/a/b/c", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a*c", "a/c", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[!a-c]x", "zx", true)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[a-]x", "-x", true)]
    [InlineData("{a,b/c}/d", "b/c/d", true)]
    [InlineData("*.{ts,js{x,}}", "f.jsx", true)]
    [InlineData("*.{ts,js{x,}}", "f.js", true)]
    [InlineData("*.{ts,js{x,}}", "f.tsx", false)]
    [InlineData("[{]x", "{x", true)]
    [InlineData("./src/*.cs", "src/a.cs", true)]
    [InlineData("src\\*.cs", "./src\\a.cs", true)]
    [InlineData("README.md", "readme.md", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a*", "a", true)]
    [InlineData("a/**/**/b", "a/b", true)]
    public void Matches(string pattern, string path, bool expected)
    {
        Assert.Equal(expected, Glob.Parse(pattern).IsMatch(path));
        Assert.True(!expected || Glob.MayMatch(pattern, Glob.NormalizePath(path)));
    }

    [Theory]
    [InlineData("src/**/*.ts", "lib/a.ts")]
    [InlineData("src/**/*.ts", "src/a.cs")]
    [InlineData("**/x", "a/y")]
    public void MostPatternsAreRuledOutByTheirEnds(string pattern, string path) => Assert.False(Glob.MayMatch(pattern, path));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/etc/*")]
    [InlineData("C:\\x")]
    [InlineData("~/x")]
    [InlineData("../x")]
    [InlineData(".")]
    [InlineData("src/../../x")]
    [InlineData("src\\..\\x")]
    [InlineData("{..,a}/x")]
    [InlineData(".{.,a}/x")]
    [InlineData("{a,/b}")]
    [InlineData("[abc")]
    [InlineData("{a,b")]
    [InlineData("a}")]
    [InlineData("a\u0000b")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}")]
    [InlineData("{{{{{{{{{{a}}}}}}}}}}")]
    public void Refuses(string pattern) =>
        Assert.Equal("PatternInvalid", Assert.Throws<MaestroException>(() => Glob.Parse(pattern)).Code);

    [Fact]
    public void APatternThatWouldBacktrackWithoutEndIsAnswered()
    {
        var stars = Glob.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b");
        Assert.False(stars.IsMatch(new string('a', 5000)));

        var folders = Glob.Parse(string.Concat(Enumerable.Repeat("**/a/", 100)) + "b");
        Assert.False(folders.IsMatch(string.Join('/', Enumerable.Repeat("a", 2000))));
    }
}
