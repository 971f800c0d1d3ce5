using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Which ratchet rules to read.</summary>
internal sealed record RatchetQuery
{
    /// <summary>Null: every rule.</summary>
    public IReadOnlyList<IdFilter>? Ratchets { get; init; }

    /// <summary>The corrections they were made of; null: of any.</summary>
    public IReadOnlyList<IdFilter>? Corrections { get; init; }
}

/// <summary>A rule that is to be made.</summary>
/// <param name="CorrectionId">The correction it is made of, or an unambiguous start of its id.</param>
/// <param name="Pattern">The regular expression.</param>
/// <param name="Globs">The files it looks at; empty for all.</param>
internal sealed record RatchetDraft(string CorrectionId, string Pattern, IReadOnlyList<string> Globs);

/// <summary>A rule that was made, or was there already.</summary>
/// <param name="Suite">All rules from now on.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Correction">The correction from now on.</param>
/// <param name="IsNew">False when the correction had this rule.</param>
internal sealed record RatchetAddition(RatchetSuite Suite, RatchetRule Rule, Correction Correction, bool IsNew);

/// <summary>A rule that was taken out.</summary>
/// <param name="Suite">All rules from now on.</param>
/// <param name="Rules">What was taken out: one rule, unless another program gave several the same id.</param>
/// <param name="Correction">The correction, no longer marked as promoted; null when it has other rules, or is gone.</param>
internal sealed record RatchetRemoval(RatchetSuite Suite, IReadOnlyList<RatchetRule> Rules, Correction? Correction);
