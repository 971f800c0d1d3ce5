using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LibGit2Sharp;
using Maestro.Adapters.Storage;

namespace Maestro.Adapters.Ports;

/// <summary>The ids that git gives to the content of files, worked out here: git itself would write an object for each.</summary>
/// <param name="isTextNormalized">True where git keeps text with LF alone, whatever line ends a file has.</param>
internal sealed class FileContent(bool isTextNormalized)
{
    // What is larger is known by its length and time.
    private const long LargestRead = 64L * 1024 * 1024;
    private const long MostRead = 2L * 1024 * 1024 * 1024;
    private const int MostFiles = 200_000;

    // Where git looks for a zero to recognise what is no text.
    private const int TextProbe = 8000;

    private long _bytesRead;
    private int _files;

    /// <summary>The rules of a repository.</summary>
    public static FileContent Of(Repository repository)
    {
        string? conversion = repository.Config.Get<string>("core.autocrlf")?.Value;
        string attributes = Path.Combine(repository.Info.WorkingDirectory, ".gitattributes");
        bool hasAttributes = File.Exists(attributes) && File.ReadAllText(attributes).Contains("text", StringComparison.Ordinal);
        return new FileContent(hasAttributes || conversion is "true" or "input");
    }

    /// <summary>The id of a file's content; null when there is no file.</summary>
    /// <exception cref="IOException">It can't be read, or there is too much to read.</exception>
    public string? Id(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
        {
            return Blob(Encoding.UTF8.GetBytes(target.Replace('\\', '/')));
        }

        if (Directory.Exists(path))
        {
            return OfSubmodule(path);
        }

        if (!file.Exists)
        {
            return null;
        }

        if (file.Length > LargestRead)
        {
            return string.Create(CultureInfo.InvariantCulture, $"large:{file.Length}:{file.LastWriteTimeUtc.Ticks}");
        }

        if (++_files > MostFiles || (_bytesRead += file.Length) > MostRead)
        {
            throw new IOException("There are too many files to compare that git does not know yet. Let git ignore what need not be compared.");
        }

        try
        {
            return Blob(Normalized(RegularFile.ReadAll(path)));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    // A repository within this one: what matters is the commit it stands on.
    private static string? OfSubmodule(string path)
    {
        try
        {
            using var repository = new Repository(path);
            return repository.Head.Tip?.Sha;
        }
        catch (LibGit2SharpException)
        {
            return null;
        }
    }

    private byte[] Normalized(byte[] content)
    {
        bool isText = content.AsSpan(0, Math.Min(content.Length, TextProbe)).IndexOf((byte)0) < 0;
        if (!isTextNormalized || !isText || content.AsSpan().IndexOf("\r\n"u8) < 0)
        {
            return content;
        }

        var kept = new List<byte>(content.Length);
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n')
            {
                kept.Add(content[i]);
            }
        }

        return [.. kept];
    }

    // Git chose the algorithm; nothing is kept safe by it here.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The id that git gives to content.")]
    private static string Blob(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
