namespace Maestro;

/// <summary>The words for the rules of a plan, as problems name them.</summary>
public static class PlanRule
{
    /// <summary>The text is not JSON.</summary>
    public const string Json = "json";
    /// <summary>The text is not UTF-8, or a string holds half of a surrogate pair.</summary>
    public const string Encoding = "encoding";
    /// <summary>A key must be there.</summary>
    public const string Required = "required";
    /// <summary>A value is of another JSON type.</summary>
    public const string Type = "type";
    /// <summary>An object has a key that plans don't have.</summary>
    public const string UnknownKey = "unknown-key";
    /// <summary>An object has the same key twice.</summary>
    public const string DuplicateKey = "duplicate-key";
    /// <summary>A text is blank, or a list that needs entries has none.</summary>
    public const string Empty = "empty";
    /// <summary>A name is too long.</summary>
    public const string Length = "length";
    /// <summary>A number is not a whole number from 0.</summary>
    public const string Range = "range";
    /// <summary>A name has characters that it can't have.</summary>
    public const string Pattern = "pattern";
    /// <summary>A name is kept by Windows for a device.</summary>
    public const string ReservedName = "reserved-name";
    /// <summary>A value is not one of the allowed words.</summary>
    public const string Word = "word";
    /// <summary>Two milestones or two features have the same id.</summary>
    public const string DuplicateId = "duplicate-id";
    /// <summary>Two feature ids, or two milestone ids, differ only by case, which many file systems do not distinguish.</summary>
    public const string CaseCollision = "case-collision";
    /// <summary>A feature belongs to a milestone that is not in the plan.</summary>
    public const string UnknownMilestone = "unknown-milestone";
    /// <summary>A feature depends on one that is not in the plan.</summary>
    public const string UnknownFeature = "unknown-feature";
    /// <summary>A feature depends on itself.</summary>
    public const string SelfDependency = "self-dependency";
    /// <summary>Features wait for each other in a circle.</summary>
    public const string Cycle = "cycle";
    /// <summary>The profile of a milestone contradicts the task of a feature in it.</summary>
    public const string Profile = "profile";
    /// <summary>A workflow brings the milestones, and the plan has its own.</summary>
    public const string Workflow = "workflow";
}
