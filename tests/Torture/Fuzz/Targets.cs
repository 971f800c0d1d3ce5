using System.Text;
using Maestro.Adapters.Settings;
using Maestro.Handoffs;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Settings;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Fuzz;

/// <summary>Everything that reads what others wrote.</summary>
internal static class Targets
{
    private delegate void Decoder(ReadOnlySpan<byte> content, string path);

    /// <param name="repository">The folder of the repository, for the samples.</param>
    public static IReadOnlyList<Target> All(string repository)
    {
        string state = Path.Join(repository, "tests", "Data", "state", "project", ".maestro");
        Target Of(string name, string pattern, Decoder decode)
        {
            string[] files = [.. Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories)
                .Where(file => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, Path.GetRelativePath(state, file).Replace('\\', '/'))).Order(StringComparer.Ordinal)];
            return new Target(name, [.. files.Select(File.ReadAllBytes)], input =>
            {
                decode(input, files[0]);
                return true;
            });
        }

        Target Beside(string name, string file, string sample, Decoder decode)
        {
            string path = Path.Join(state, "missions", Samples.MissionId, file);
            return new Target(name, [Encoding.UTF8.GetBytes(sample)], input =>
            {
                decode(input, path);
                return true;
            });
        }

        // Where there is a way back, what was accepted is accepted again as it is written.
        return
        [
            new Target("plan", [File.ReadAllBytes(Path.Join(repository, "examples", "plan.json")), File.ReadAllBytes(Path.Join(state, "..", "plan.json"))],
                static input => PlanReader.Read(input).Plan is not null),
            Of("mission", "missions/*/mission.json", static (content, path) =>
                MissionFiles.Mission(StateJson.Write(MissionFiles.Mission(content, path), StateJsonContext.Default.Mission).Span, path)),
            Of("feature", "missions/*/features/auth-plan.json", static (content, path) =>
                MissionFiles.Feature(StateJson.Write(MissionFiles.Feature(content, path), StateJsonContext.Default.Feature).Span, path)),
            Of("assertions", "missions/*/assertions.json", static (content, path) =>
                MissionFiles.Assertions(StateJson.Write(MissionFiles.Assertions(content, path), StateJsonContext.Default.AssertionList).Span, path)),
            Of("checkpoint", "missions/*/checkpoints/*.json", static (content, path) => MissionFiles.Checkpoint(content, path)),
            Of("handoff", "handoffs/2026-11-22-001.json", static (content, path) =>
                HandoffCodec.Read(HandoffCodec.Write(HandoffCodec.Read(content, path)).Span, path)),
            Of("correction", "memory/corrections/2026-11-22-001.json", static (content, path) => MemoryFiles.Correction(content, path)),
            Of("learning", "memory/learnings/raw/*.json", static (content, path) => MemoryFiles.Learning(content, path)),
            Of("guidance", "memory/learnings/_compiled.json", static (content, path) => MemoryFiles.Guidance(content, path)),
            Of("ratchet suite", "memory/ratchet/suite.json", static (content, path) => MemoryFiles.Suite(content, path)),
            Of("ratchet baseline", "memory/ratchet/baseline.json", static (content, path) => MemoryFiles.Baseline(content, path)),
            Of("notes", "notes.json", static (content, path) => MemoryFiles.Notes(content, path)),
            Of("report", "missions/*/workers/*/report.json", static (content, _) => WorkerReportReader.Read(content)),
            Beside("claim", "workers/auth-plan/claim.json", Samples.Claim, static (content, path) => ClaimRepository.Decode(StateJson.Write(ClaimRepository.Decode(content, path), StateJsonContext.Default.StoredClaim).Span, path)),
            Beside("questions", "workers/auth-plan/questions.json", Samples.Questions, static (content, path) => FeatureQuestions.Decode(content, path)),
            Beside("proof", "proof/plan-agreed.json", Samples.Proof, static (content, path) => ProofRepository.Read(StateJson.Write(ProofRepository.Read(content, path), StateJsonContext.Default.Proof).Span, path)),
            Beside("details", "details.json", Samples.Details, static (content, path) => MissionFiles.Details(StateJson.Write(MissionFiles.Details(content, path), StateJsonContext.Default.MissionDetails).Span, path)),
            Beside("issues", "issues.json", Samples.Issues, static (content, path) => IssueService.Decode(StateJson.Write(IssueService.Decode(content, path), StateJsonContext.Default.StoredIssues).Span, path)),
            Beside("checkpoint content", "checkpoint-content/20261122-162835-659.json", Samples.CheckpointContent, static (content, path) => MissionFiles.CheckpointExtra(content, path)),
            new Target("config", [File.ReadAllBytes(Path.Join(state, "config.yaml")), Encoding.UTF8.GetBytes(Config)], Configuration),
            new Target("uki", [.. Directory.EnumerateFiles(Path.Join(state, "handoffs")).Order(StringComparer.Ordinal).Select(PacketOf)], Packet),
            new Target("instructions", [Encoding.Latin1.GetBytes(InstructionEditor.Install("# Mine\n\ntext\n", createdFile: false).Text), "# Mine\r\n\r\n<!-- other -->\r\n"u8.ToArray()], Instructions),
        ];
    }

    private const string Config = """
        strict: true
        locking:
          timeoutSeconds: 20
        a: [1, "two", { three: 'x' }]
        anchor: &a { b: c }
        alias: *a
        text: |
          lines
        """;

    private static byte[] PacketOf(string file) => Encoding.UTF8.GetBytes(HandoffCodec.Read(File.ReadAllBytes(file), file).Uki);

    private static bool Packet(byte[] input)
    {
        UkiReader.Parse(Encoding.UTF8.GetString(input));
        return true;
    }

    private static bool Configuration(byte[] input)
    {
        var format = new YamlConfigurationFormat();
        string text = Encoding.UTF8.GetString(input);
        ConfigurationDocument read = format.Parse(text, ConfigurationOrigin.Default);
        string changed = format.Set(text, "locking.timeoutSeconds", 7L);
        if (read.Problems.Count == 0 && format.Parse(changed, ConfigurationOrigin.Default).Problems.Count > 0)
        {
            throw new InvalidOperationException("a setting made the file unreadable");
        }

        return read.Problems.Count == 0;
    }

    private static bool Instructions(byte[] input)
    {
        string text = Encoding.Latin1.GetString(input);
        string installed = InstructionEditor.Install(text, createdFile: false).Text;
        if (InstructionEditor.Install(installed, createdFile: false).Text != installed)
        {
            throw new InvalidOperationException("a second installation changed the text again");
        }

        InstructionEditor.Uninstall(text);
        return true;
    }
}
