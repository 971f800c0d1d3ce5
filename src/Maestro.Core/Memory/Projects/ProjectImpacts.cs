using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Finds the linked projects that feel a change in the current one.</summary>
internal static class ProjectImpacts
{
    /// <summary>The links that carry a change of these files, the certain ones first.</summary>
    /// <param name="links">The links of the current project.</param>
    /// <param name="changedPaths">The changed files, relative to the current project.</param>
    public static List<ProjectImpact> Of(IEnumerable<ProjectLink> links, IReadOnlyCollection<string> changedPaths)
    {
        var impacts = new List<ProjectImpact>();
        foreach (ProjectLink link in links.Where(CarriesChanges))
        {
            string[] parts = Parts(link.Via ?? "");
            string[] named = [.. changedPaths.Where(path => parts.Any(part => IsBelow(Glob.NormalizePath(path), part)))];
            // "the REST API" names no path, so any change may be one of it.
            bool namesPathsOnly = parts.Length > 0 && parts.All(p => p.AsSpan().ContainsAny("/\\.*"));
            string[] touched = named.Length > 0 || namesPathsOnly ? named : [.. changedPaths];
            if (touched.Length > 0)
            {
                impacts.Add(new ProjectImpact { Project = link, ChangedPaths = touched, IsCertain = named.Length > 0 });
            }
        }

        return [.. impacts.OrderByDescending(i => i.IsCertain)];
    }

    // What the current project only uses is not touched by its own files.
    private static bool CarriesChanges(ProjectLink link) => (link.Relation, link.Direction) switch
    {
        (ProjectRelation.SharesTypes, _) => true,
        (ProjectRelation.Exposes, ProjectLinkDirection.Outgoing) => true,
        (ProjectRelation.Consumes, ProjectLinkDirection.Incoming) => true,
        _ => false,
    };

    // A list with commas or semicolons between; a comma inside braces belongs to the glob.
    private static string[] Parts(string via)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i <= via.Length; i++)
        {
            if (i == via.Length || (depth == 0 && via[i] is ',' or ';'))
            {
                parts.Add(Glob.NormalizePath(via[start..i].Trim()));
                start = i + 1;
            }
            else
            {
                depth += via[i] == '{' ? 1 : via[i] == '}' ? -1 : 0;
            }
        }

        return [.. parts.Where(p => p.Length > 0)];
    }

    private static bool IsBelow(string path, string part) =>
        path == part || path.StartsWith(part + "/", StringComparison.Ordinal)
        // A name alone is the path of one file here, not of all that are called so.
        || (part.AsSpan().IndexOfAny("*?[{") >= 0 && Glob.TryParse(part, out Glob? glob, out _) && glob.IsMatch(path));
}
