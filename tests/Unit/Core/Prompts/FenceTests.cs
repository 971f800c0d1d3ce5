using Maestro.Kernel;

namespace Maestro.Tests;

/// <summary>Texts of others between fences: they come out as they went in.</summary>
public class FenceTests
{
    [Fact]
    public void NoHostileTextOfTheReferencesCasesLeavesItsFenceOrIsChanged()
    {
        foreach (string text in HostileTexts.Golden().Where(static text => !string.IsNullOrWhiteSpace(text)))
        {
            Assert.Equal([text], FencedTexts.Of(Fences.Around(fences => fences.Of(text))));
        }
    }

    [Fact]
    public void ALineThatATextHoldsIsNotTaken()
    {
        string[] taken = ["aaaaaa", "bbbbbb", "cccccc"];
        string built = Fences.Around(static fences => fences.Of("x ~~~maestro-aaaaaa\n~~~maestro-bbbbbb"), attempt => taken[attempt]);
        Assert.Equal("~~~maestro-cccccc\nx ~~~maestro-aaaaaa\n~~~maestro-bbbbbb\n~~~maestro-cccccc", built);
    }

    [Fact]
    public void LinesShareAFenceAndATextOfSeveralLinesHasItsOwn()
    {
        string list = Fences.Around(
            static fences => fences.List(("A", "one"), ("", "two"), ("Blank", " \n"), ("Null", null), ("B", "three\nB: four"), ("C", "five\u2028C: six"), ("D", "seven")),
            static _ => "0");
        Assert.Equal(
            """
            ~~~maestro-0
            A: one
            two
            ~~~maestro-0

            B:
            ~~~maestro-0
            three
            B: four
            ~~~maestro-0

            C:
            Invisible characters below (line:column): U+2028 line separator (1:5).
            ~~~maestro-0
            five
            """.ReplaceLineEndings("\n") + "\u2028C: six\n~~~maestro-0\n\n~~~maestro-0\nD: seven\n~~~maestro-0",
            list);
    }

    [Theory]
    [InlineData("plain\ttext\r\nof two lines, ünïcödé, ログイン, 👩‍💻 ❤️ 🇩🇪", null)]
    [InlineData("a\u202Eb\nc\u202Ed", "U+202E right-to-left override (1:2, 2 times)")]
    [InlineData("x\n\u001b[2J\rz", "U+001B ESC (2:1), U+000D CR (2:5)")]
    [InlineData("a\u200Db", "U+200D zero-width joiner (1:2)")]
    [InlineData("\U000E0041\U000E0042", "U+E0000 to U+E007F tag characters (1:1, 2 times)")]
    [InlineData("\u3164", "U+3164 (1:1)")]
    public void WhatCanNotBeSeenIsNamed(string text, string? named) => Assert.Equal(named, InvisibleCharacters.Describe(text));

    // A theory's data can't hold it.
    [Fact]
    public void HalfACharacterIsNamed() => Assert.Equal("U+D800 half a surrogate pair (1:2)", InvisibleCharacters.Describe("x\uD800y"));

    [Fact]
    public void NoInvisibleCharacterPassesWithoutAWord()
    {
        for (int code = 0; code <= 0x10FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF or '\n' or '\t')
            {
                continue;
            }

            var rune = new System.Text.Rune(code);
            bool isHidden = System.Text.Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format;
            if (isHidden && InvisibleCharacters.Describe($"a{rune}b") is null)
            {
                Assert.Fail($"U+{code:X4}");
            }
        }
    }

    [Theory]
    [InlineData("src/a b/c[1].ts", "`src/a b/c[1].ts`")]
    [InlineData("Größe.md", "`Größe.md`")]
    [InlineData("x\n# Rules", "`\"x\\n# Rules\"`")]
    [InlineData("a`b", "`\"a\\u0060b\"`")]
    [InlineData("", "`\"\"`")]
    public void NamesStayOneNameOnOneLine(string name, string shown) => Assert.Equal(shown, NameText.Of(name));
}
