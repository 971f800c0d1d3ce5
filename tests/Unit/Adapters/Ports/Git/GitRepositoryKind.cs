using System.Diagnostics;

namespace Maestro.Tests;

/// <summary>Kinds of repositories that a library may not read, each with one change that git itself sees.</summary>
public static class GitRepositoryKind
{
    public const string Plain = "plain";

    /// <summary>Those that git can read, whatever the library does.</summary>
    public static TheoryData<string> Readable => ["plain", "split index", "sparse checkout", "sparse index", "skip-worktree", "index version 4", "sha256", "partial clone", "worktree of sha256", "staged rename", "reftable"];

    /// <summary>Those that nothing can read. Only root can make a repository of somebody else, which git refuses to open.</summary>
    public static TheoryData<string> Broken =>
    [
        "damaged index", "truncated index", "unknown extension", "no objects", "later format", .. OperatingSystem.IsLinux() && Environment.UserName == "root" ? (string[])["foreign owner"] : [],
    ];

    /// <summary>The folder of a repository of a kind; null where this machine's git does not know the kind.</summary>
    public static string? Make(GitRepository repository, string kind)
    {
        string root = repository.Root;
        switch (kind)
        {
            case "sha256":
            case "worktree of sha256":
                root = Path.Join(repository.Folder, "sha256 repo");
                GitRepository.Run(repository.Folder, "init", "-q", "-b", "main", "--object-format=sha256", root);
                break;
            case "reftable":
                root = Path.Join(repository.Folder, "reftable");
                try
                {
                    GitRepository.Run(repository.Folder, "init", "-q", "-b", "main", "--ref-format=reftable", root);
                }
                catch (InvalidOperationException)
                {
                    return null;
                }

                break;
        }

        Write(root, "src/a.ts", "legacyCall(1)\n");
        Write(root, "big/ünï cödé.txt", "big\n");
        for (int i = 0; i < 5; i++)
        {
            Write(root, $"big/f{i}.txt", $"{i}\n");
        }

        GitRepository.Run(root, "add", "-A");
        GitRepository.Run(root, "commit", "-q", "-m", "files");
        root = Turn(repository, root, kind);
        if (kind != "staged rename")
        {
            Write(root, "src/a.ts", "legacyCall(2) and more\n");
        }

        return root;
    }

    private static string Turn(GitRepository repository, string root, string kind)
    {
        string index = Path.Join(root, ".git", "index");
        switch (kind)
        {
            case "split index":
                GitRepository.Run(root, "update-index", "--split-index");
                break;
            case "sparse checkout":
                GitRepository.Run(root, "sparse-checkout", "set", "--cone", "src");
                break;
            case "sparse index":
                GitRepository.Run(root, "sparse-checkout", "set", "--cone", "--sparse-index", "src");
                break;
            case "skip-worktree":
                GitRepository.Run(root, "update-index", "--skip-worktree", "big/f1.txt", "big/f2.txt");
                File.Delete(Path.Join(root, "big", "f1.txt"));
                break;
            case "index version 4":
                GitRepository.Run(root, "sparse-checkout", "set", "--cone", "src");
                GitRepository.Run(root, "update-index", "--index-version", "4");
                break;
            case "partial clone":
                GitRepository.Run(root, "config", "uploadpack.allowFilter", "true");
                string clone = Path.Join(repository.Folder, "partial");
                GitRepository.Run(repository.Folder, "clone", "-q", "--filter=blob:none", "--no-local", "file://" + root, clone);
                GitRepository.Run(clone, "config", "remote.origin.url", "ext::sh -c touch% fetched");
                return clone;
            case "worktree of sha256":
                string linked = Path.Join(repository.Folder, "linked tree");
                GitRepository.Run(root, "worktree", "add", "-q", "-b", "topic", linked);
                return linked;
            case "staged rename":
                GitRepository.Run(root, "update-index", "--split-index");
                GitRepository.Run(root, "mv", "big/ünï cödé.txt", "src/new näme.txt");
                break;
            case "damaged index":
                byte[] bytes = File.ReadAllBytes(index);
                bytes[bytes.Length / 2] ^= 0xff;
                File.WriteAllBytes(index, bytes);
                break;
            case "truncated index":
                File.WriteAllBytes(index, File.ReadAllBytes(index)[..40]);
                break;
            case "unknown extension":
                GitRepository.Run(root, "config", "core.repositoryformatversion", "1");
                GitRepository.Run(root, "config", "extensions.somethingnew", "true");
                break;
            case "no objects":
                Directory.Delete(Path.Join(root, ".git", "objects"), recursive: true);
                break;
            case "foreign owner":
                using (var process = Process.Start("chown", ["-R", "12345", root]))
                {
                    process.WaitForExit();
                }

                break;
            case "later format":
                GitRepository.Run(root, "config", "core.repositoryformatversion", "9");
                break;
        }

        return root;
    }

    private static void Write(string root, string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(root, path))!);
        File.WriteAllText(Path.Join(root, path), content);
    }
}
