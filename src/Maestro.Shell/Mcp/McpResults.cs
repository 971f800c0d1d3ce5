using System.Management.Automation;

namespace Maestro.Shell.Mcp;

/// <summary>What the cmdlets of a call returned so far.</summary>
internal sealed class McpResults
{
    private readonly List<PSObject> _objects = [];

    /// <summary>All of it, in order.</summary>
    public IReadOnlyList<PSObject> Objects => _objects;

    /// <summary>A property of the first object, as text; null where there is none.</summary>
    public string? First(string property) => _objects.Count > 0 ? _objects[0].Properties[property]?.Value?.ToString() : null;

    public void Add(IEnumerable<PSObject> objects) => _objects.AddRange(objects);
}
