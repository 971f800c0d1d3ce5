namespace Maestro.Missions;

/// <summary>Somebody who works on another feature now.</summary>
/// <param name="Claim">Who, on which feature, and since when.</param>
/// <param name="SharedFiles">The files that both features touch, as far as that is known: paths relative to the repository, sorted.</param>
internal sealed record OtherWorker(FeatureClaim Claim, IReadOnlyList<string> SharedFiles);
