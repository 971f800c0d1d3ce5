using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class IdLookupTests
{
    private static readonly string[] Ids = ["auth", "auth-impl", "auth-docs", "Login", "login-page"];

    [Theory]
    [InlineData("auth", "auth")]
    [InlineData("auth-i", "auth-impl")]
    [InlineData("AUTH-D", "auth-docs")]
    [InlineData("login", "Login")]
    [InlineData("nothing", null)]
    [InlineData("", null)]
    public void AnExactIdWinsThenTheSameLettersThenTheOnlyStart(string given, string? found) =>
        Assert.Equal(found, IdLookup.Find(given, Ids, "feature"));

    [Fact]
    public void AnAmbiguousStartListsTheCandidates()
    {
        MaestroException refused = Assert.Throws<MaestroException>(() => IdLookup.Find("auth-", Ids, "feature"));
        Assert.Equal(ErrorCode.IdAmbiguous, refused.Code);
        Assert.Contains("auth-docs, auth-impl", refused.Message, StringComparison.Ordinal);
        Assert.Equal("auth-", refused.Target);
    }

    [Fact]
    public void TheOnlyIdIsNotMeantByNothing() => Assert.Null(IdLookup.Find("", ["only"], "milestone"));

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-b_9", true)]
    [InlineData("-a", false)]
    [InlineData("_a", false)]
    [InlineData("1.2", true)]
    [InlineData("BACK-2.1", true)]
    [InlineData("a.b_c-d.e", true)]
    [InlineData("a.", false)]
    [InlineData(".a", false)]
    [InlineData("a..b", false)]
    [InlineData("nul.1", false)]
    [InlineData("COM1.a", false)]
    [InlineData("a.con", true)]
    [InlineData("a/b", false)]
    [InlineData("../evil", false)]
    [InlineData("CON", false)]
    [InlineData("com1", false)]
    [InlineData("COM0", true)]
    [InlineData("cons", true)]
    [InlineData("a\n", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    public void IdsThatCouldLeaveTheirFolderAreRefused(string id, bool valid) => Assert.Equal(valid, IdPattern.Refusal(id, "feature") is null);

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("correction")]
    [InlineData("learning")]
    public void OnlyFeaturesAndAssertionsHaveDotsInTheirIds(string kind) =>
        Assert.Equal(ErrorCode.IdInvalid, IdPattern.Refusal("1.2", kind)!.Code);

    [Fact]
    public void AnIdIsNoLongerThanAFileNameCanBe()
    {
        Assert.Null(IdPattern.Refusal(new string('a', IdPattern.MaxLength), "feature"));
        Assert.Equal(ErrorCode.IdInvalid, IdPattern.Refusal(new string('a', IdPattern.MaxLength + 1), "feature")!.Code);
    }

    [Fact]
    public void FiltersPickInTheOrderOfTheIdsAndTellWhatNothingHas()
    {
        var unmatched = new List<string>();
        IdFilter[] filters = [new("nothing", false, static _ => false), new("*page", true, static id => id.EndsWith("page", StringComparison.Ordinal)), new("auth-d", false, static _ => false)];
        Assert.Equal(["auth-docs", "login-page"], IdFilter.Pick(filters, Ids, "feature", unmatched.Add));
        Assert.Equal(["nothing"], unmatched);
        Assert.Equal(Ids, IdFilter.Pick(null, Ids, "feature", unmatched.Add));
        Assert.Empty(IdFilter.Pick([new("z*", true, static _ => false)], Ids, "feature", unmatched.Add));
    }

    [Fact]
    public void AnIdThatOneOfSeveralMissionsHasIsNotMissed()
    {
        var feedback = new RecordedFeedback();
        var unmatched = new UnmatchedIds([new("auth", false, static _ => false), new("gone", false, static _ => false)]);
        unmatched.Pick(["auth"], "feature");
        unmatched.Pick(["other"], "feature");
        unmatched.Report(feedback, static text => new MaestroException(ErrorCode.FeatureNotFound, text, target: text));
        Assert.Equal("gone", Assert.Single(feedback.Problems).Target);
    }
}
