using System.Diagnostics;

namespace Maestro.Tests;

/// <summary>A real repository in a temporary folder, made with the git program.</summary>
public sealed class GitRepository : IDisposable
{
    public GitRepository(bool isEmpty = false)
    {
        Folder = Directory.CreateTempSubdirectory("maestro-git-").FullName;
        Root = Path.Combine(Folder, "repo");
        Directory.CreateDirectory(Root);
        Git("init", "-q", "-b", "main");
        if (!isEmpty)
        {
            Write("README.md", "hello\n");
            Commit();
        }
    }

    /// <summary>The temporary folder, for what lies beside the repository.</summary>
    public string Folder { get; }

    public string Root { get; }

    public void Write(string path, string content)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public string Commit()
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", "change");
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => Run(Root, arguments);

    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false",
            "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // A hook that runs these tests would otherwise have them work on its own repository.
        foreach (string name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"])
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException(errors.Result);
    }

    public void Dispose()
    {
        // git writes objects read-only, which Windows refuses to delete.
        foreach (FileInfo file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LinkTarget is null)
            {
                file.Attributes = FileAttributes.Normal;
            }
        }

        Directory.Delete(Folder, recursive: true);
    }
}
