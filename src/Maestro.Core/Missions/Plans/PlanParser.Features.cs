using Maestro.Kernel;

namespace Maestro.Missions;

/// <content>The features of a plan.</content>
internal ref partial struct PlanParser
{
    private void ReadFeatures(PlanPath path, List<DraftFeature> features)
    {
        if (_tokens.IsList(path))
        {
            while (_tokens.Next() && !_tokens.AtListEnd)
            {
                features.Add(ReadFeature(path.Item(features.Count)));
            }
        }
    }

    private DraftFeature ReadFeature(PlanPath path)
    {
        int start = _tokens.Offset, seen = 0;
        DraftFeature feature = new() { Path = path, Offset = start };
        if (!_tokens.IsObject(path))
        {
            return feature;
        }

        while (_tokens.NextKey(path, PlanKeys.Feature, PlanKeys.RequiredOfFeature, ref seen, out int key))
        {
            ReadMember(feature, PlanKeys.Feature[key], path.Member(PlanKeys.Feature[key]));
        }

        _tokens.Require(path, start, PlanKeys.Feature, PlanKeys.RequiredOfFeature, seen);
        if (feature.WorkerType.IsMissing && _options.DefaultWorker is null)
        {
            _problems.Error(path.Member("workerType"), start, PlanRule.Required, "'workerType' is missing.");
        }

        return feature;
    }

    private void ReadMember(DraftFeature feature, string name, PlanPath member)
    {
        int offset = _tokens.Offset;
        switch (name)
        {
            case "id":
                feature.Id = new PlanText(ReadName(member, worker: false), offset);
                break;
            case "milestoneId":
                feature.MilestoneId = new PlanText(_tokens.FilledText(member, isCommon: true), offset);
                break;
            case "title":
                feature.Title = _tokens.FilledText(member);
                break;
            case "description":
                feature.Description = _tokens.Text(member);
                break;
            case "workerType":
                feature.WorkerType = new PlanText(ReadName(member, worker: true), offset);
                break;
            case "verificationSteps":
                feature.VerificationSteps = ReadSteps(member);
                break;
            case "dependsOn":
                feature.DependsOn = _tokens.Texts(member, filled: false);
                break;
            case "fulfills":
                feature.Fulfills = ReadFulfills(member);
                break;
            case "preconditions":
                feature.Preconditions = _tokens.Text(member);
                break;
            case "expectedBehavior":
                feature.ExpectedBehavior = _tokens.Text(member);
                break;
            case "priority":
                feature.Priority = _tokens.WholeNumber(member, FeaturePriority.Lowest);
                break;
            case "labels":
                feature.Labels = _tokens.Words(member);
                break;
            case "files":
                feature.Files = ReadGlobs(member);
                break;
            case "parentId":
                feature.ParentId = new PlanText(_tokens.FilledText(member, isCommon: true), offset);
                break;
            case "status":
                feature.Status = _tokens.Word(member, FeatureStatus.All);
                break;
            case "evidence":
                feature.Evidence = _tokens.FilledText(member);
                break;
        }
    }

    private IReadOnlyList<string> ReadSteps(PlanPath path)
    {
        int start = _tokens.Offset;
        int errors = _problems.ErrorCount;
        IReadOnlyList<string> steps = _tokens.Words(path);
        if (steps.Count == 0 && _problems.ErrorCount == errors)
        {
            _problems.Error(path, start, PlanRule.Empty, "A feature requires at least one verification step.");
        }

        return steps;
    }

    private IReadOnlyList<string> ReadGlobs(PlanPath path)
    {
        PlanText[] globs = _tokens.Texts(path, filled: true);
        for (int i = 0; i < globs.Length; i++)
        {
            if (globs[i].Value is { } text && !InvisibleCharacters.IsBlank(text) && !Glob.TryParse(text, out _, out string problem))
            {
                _problems.Error(path.Item(i), globs[i].Offset, PlanRule.Pattern, $"{QuotedText.Of(text)} is not a valid glob: {problem}.");
            }
        }

        return ReadOnly.Own(Array.ConvertAll(globs, static glob => glob.Value!));
    }

    private DraftAssertion[] ReadFulfills(PlanPath path)
    {
        _entries.Clear();
        if (_tokens.IsList(path))
        {
            while (_tokens.Next() && !_tokens.AtListEnd)
            {
                _entries.Add(ReadAssertion(path.Item(_entries.Count)));
            }
        }

        return [.. _entries];
    }

    private DraftAssertion ReadAssertion(PlanPath path)
    {
        int start = _tokens.Offset, seen = 0;
        DraftAssertion entry = new() { Path = path };
        if (_tokens.IsText)
        {
            entry.Description = new PlanText(_tokens.FilledText(path), start);
            return entry;
        }

        if (!_tokens.IsObject(path, "text or an object"))
        {
            return entry;
        }

        while (_tokens.NextKey(path, PlanKeys.Assertion, 0, ref seen, out int key))
        {
            string name = PlanKeys.Assertion[key];
            PlanPath member = path.Member(name);
            int offset = _tokens.Offset;
            switch (name)
            {
                case "id":
                    entry.Id = new PlanText(ReadName(member, worker: false), offset);
                    break;
                case "description":
                    entry.Description = new PlanText(_tokens.FilledText(member), offset);
                    break;
                case "check":
                    entry.Check = _tokens.FilledText(member);
                    break;
                case "status":
                    entry.Status = _tokens.Word(member, AssertionResult.All);
                    break;
                case "evidence":
                    entry.Evidence = _tokens.FilledText(member);
                    break;
            }
        }

        if (entry.Id.IsMissing && entry.Description.IsMissing)
        {
            _problems.Error(path.Member("description"), start, PlanRule.Required, "'description' is missing; without an id, it says what is promised.");
        }

        if (entry.Status == AssertionResult.Waived && entry.Evidence is null)
        {
            _problems.Error(path.Member("evidence"), start, PlanRule.Required, "'evidence' is missing: waiving requires a reason.");
        }

        return entry;
    }

    // Ids and worker types become parts of paths, so their form is checked before anything else sees them.
    private string? ReadName(PlanPath path, bool worker)
    {
        string? name = _tokens.FilledText(path, isCommon: worker);
        if (InvisibleCharacters.IsBlank(name))
        {
            return name;
        }

        if (name.Length > IdPattern.MaxLength)
        {
            _problems.Error(
                path, _tokens.Offset, PlanRule.Length, $"{QuotedText.Of(name)} has {name.Length} characters; at most {IdPattern.MaxLength} are allowed.");
        }
        else if (!(worker ? IdPattern.IsWorkerType(name) : IdPattern.IsItem(name)))
        {
            string allowed = worker ? "letters, digits, ':', '_' and '-'" : "letters, digits, '_', '-' and single dots inside";
            _problems.Error(
                path, _tokens.Offset, PlanRule.Pattern, $"{QuotedText.Of(name)} must start with a letter or digit and contain only {allowed} (ASCII).");
        }
        else if (IdPattern.IsDeviceName(name.AsSpan(0, name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? colon : name.Length)))
        {
            _problems.Error(
                path, _tokens.Offset, PlanRule.ReservedName, $"{QuotedText.Of(name)} is a Windows device name and can't be used as a file name there.");
        }

        return name;
    }
}
