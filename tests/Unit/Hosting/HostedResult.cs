using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Tests.Hosting;

/// <summary>What a hosted script did.</summary>
/// <param name="Output">The objects it put out; none when it was rendered.</param>
/// <param name="Errors">Every error, the terminating one last.</param>
/// <param name="Warnings">The texts of warnings.</param>
/// <param name="Verbose">The texts of verbose messages.</param>
/// <param name="Rendered">What the host was given to show, without escape sequences, lines ended by \n.</param>
internal sealed record HostedResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    string Rendered)
{
    /// <summary>The objects behind the output.</summary>
    public IEnumerable<T> Of<T>() => Output.Select(item => Assert.IsType<T>(item.BaseObject, exactMatch: false));

    /// <summary>The one object put out.</summary>
    public T Single<T>() => Assert.Single(NoErrors().Of<T>());

    /// <summary>The same result, once it is sure that nothing went wrong.</summary>
    public HostedResult NoErrors()
    {
        Assert.True(Errors.Count == 0, string.Join("\n", Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
        return this;
    }

    /// <summary>The one error, which must have this code.</summary>
    public ErrorRecord Error(string code)
    {
        ErrorRecord error = Assert.Single(Errors);
        Assert.Equal(code, error.FullyQualifiedErrorId.Split(',')[0]);
        return error;
    }
}
