namespace Maestro.Tests.Hosting;

/// <summary>Where this repository is, seen from the test's own folder.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Maestro.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: no Maestro.sln above " + AppContext.BaseDirectory);
    }
}
