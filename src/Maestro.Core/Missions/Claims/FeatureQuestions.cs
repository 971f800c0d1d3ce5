using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The questions on features: asked by whoever works, answered by a person, and handed to whoever works next.</summary>
internal sealed class FeatureQuestions(IStateStore store, TimeProvider clock)
{
    private readonly StateRecords<IReadOnlyList<StoredQuestion>> _questions = new(store, clock, Decode);

    /// <summary>All questions on a feature, oldest first; answered ones have an answer.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public IReadOnlyList<FeatureQuestion> Of(string missionId, string featureId) => [.. Stored(missionId, featureId).Select(question => question.Shown(missionId, featureId))];

    /// <summary>A feature with the oldest of the open questions on it; what waits for an answer can't be started.</summary>
    public static Feature With(Feature feature, IReadOnlyList<FeatureQuestion> open) => open.FirstOrDefault(question => question.FeatureId == feature.FeatureId) is { } question
        ? feature with { Question = question.Question, IsReady = false, Phase = feature.Phase == FeaturePhase.Ready ? FeaturePhase.Blocked : feature.Phase }
        : feature;

    /// <summary>The file with one more question.</summary>
    public StateWrite Asked(string missionId, string featureId, StoredQuestion question) => Write(missionId, featureId, [.. Stored(missionId, featureId), question]);

    /// <summary>The file with an answer to the oldest open question, and whether the feature goes on now.</summary>
    /// <exception cref="MaestroException">QuestionNotFound, StateFileDamaged, StateFileUnreadable.</exception>
    public (StateWrite Write, bool GoesOn) Answered(Feature feature, string answer, Author author)
    {
        StoredQuestion[] questions = [.. Stored(feature.MissionId, feature.FeatureId)];
        int oldest = Array.FindIndex(questions, static question => question.Answer is null);
        if (oldest < 0)
        {
            throw new MaestroException(
                ErrorCode.QuestionNotFound, $"No question on the feature '{feature.FeatureId}' is open.", "Get-MaestroStatus shows the open questions.", feature.FeatureId);
        }

        StoredQuestion answered = questions[oldest] with { Answer = answer, AnsweredBy = author.Agent ?? author.User, AnsweredAt = clock.GetUtcNow() };
        questions[oldest] = answered;
        bool goesOn = feature.Status == FeatureStatus.Blocked && answered.Blocks == true && !questions.Any(static question => question is { Answer: null, Blocks: true });
        return (Write(feature.MissionId, feature.FeatureId, questions), goesOn);
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static IReadOnlyList<StoredQuestion> Decode(ReadOnlySpan<byte> content, string path)
    {
        IReadOnlyList<StoredQuestion> questions = StateJson.Read(content, StateJsonContext.Default.IReadOnlyListStoredQuestion, path);
        RecordRules.RequireItems(questions, "questions", path);
        return questions;
    }

    private IReadOnlyList<StoredQuestion> Stored(string missionId, string featureId) => _questions.Get(StatePaths.Questions(missionId, featureId)) ?? [];

    private static StateWrite Write(string missionId, string featureId, IReadOnlyList<StoredQuestion> questions) =>
        new(StatePaths.Questions(missionId, featureId), StateJson.Write(questions, StateJsonContext.Default.IReadOnlyListStoredQuestion));
}
