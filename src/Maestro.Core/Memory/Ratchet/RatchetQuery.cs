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
/// <param name="CorrectionId">The correction it is made of, or an unambiguous prefix of its id.</param>
/// <param name="Pattern">The regular expression.</param>
/// <param name="Globs">The files it looks at; empty for all.</param>
internal sealed record RatchetDraft(string CorrectionId, string Pattern, IReadOnlyList<string> Globs);
