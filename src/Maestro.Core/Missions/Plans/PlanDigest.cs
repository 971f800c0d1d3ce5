using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A word that two plans share only when they say the same: their texts in a fixed order, each with its length before it. Progress does not count.</summary>
internal sealed class PlanDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // A large plan has some hundred thousand short texts; each call of the hash costs more than one of them.
    private readonly byte[] _pending = new byte[8192];
    private int _length;

    private PlanDigest()
    {
    }

    /// <param name="plan">The plan; its entries have ids.</param>
    /// <returns><c>sha256:</c> and 64 digits.</returns>
    public static string Of(MissionPlan plan)
    {
        using var digest = new PlanDigest();
        digest.Add(plan);
        digest.Flush();
        return $"sha256:{Convert.ToHexStringLower(digest._hash.GetHashAndReset())}";
    }

    public void Dispose() => _hash.Dispose();

    private void Add(MissionPlan plan)
    {
        Add(Display.Plain(plan.Title));
        Add(plan.Description);
        Add(plan.Proposal);
        Add(plan.Milestones.Count);
        foreach (PlanMilestone milestone in plan.Milestones)
        {
            Add(milestone.MilestoneId);
            Add(milestone.Title);
            Add(milestone.Description);
            Add(milestone.Order);
            Add(milestone.Kind ?? MilestoneKind.Work);
            Add(milestone.Profile ?? MilestoneProfile.Custom);
        }

        Add(plan.Features.Count);
        foreach (PlanFeature feature in plan.Features)
        {
            Add(feature);
        }
    }

    private void Add(PlanFeature feature)
    {
        Add(feature.FeatureId);
        Add(feature.MilestoneId);
        Add(feature.Title);
        Add(feature.Description);
        Add(feature.WorkerType);
        Add(feature.Priority);
        Add(feature.Labels);
        Add(feature.Files);
        Add(feature.ParentId);
        Add(feature.DependsOn);
        Add(feature.Preconditions);
        Add(feature.ExpectedBehavior);
        Add(feature.VerificationSteps);
        Add(feature.Fulfills.Count);
        for (int index = 0; index < feature.Fulfills.Count; index++)
        {
            PlanAssertion entry = feature.Fulfills[index];
            Add(entry.AssertionId);
            Add(entry.Description);
            Add(entry.Check);
        }
    }

    private void Add(IReadOnlyList<string> texts)
    {
        Add(texts.Count);
        for (int index = 0; index < texts.Count; index++)
        {
            Add(texts[index]);
        }
    }

    // A text that is empty says as much as none.
    private void Add(string? text)
    {
        Add(text?.Length ?? 0);
        Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Add(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Append(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _pending.Length - _length)
        {
            Flush();
        }

        if (bytes.Length > _pending.Length)
        {
            _hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(_pending.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Flush()
    {
        _hash.AppendData(_pending, 0, _length);
        _length = 0;
    }
}
