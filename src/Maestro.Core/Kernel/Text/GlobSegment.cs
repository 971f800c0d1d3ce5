namespace Maestro.Kernel;

/// <summary>One part of a glob, between two slashes.</summary>
internal readonly struct GlobSegment
{
    private readonly Token[] _tokens;

    private GlobSegment(Token[] tokens, bool isAnyFolders)
    {
        _tokens = tokens;
        IsAnyFolders = isAnyFolders;
    }

    private enum Kind
    {
        Literal,
        Any,
        Star,
        Class,
    }

    /// <summary>True for <c>**</c>.</summary>
    public bool IsAnyFolders { get; }

    public static bool TryParse(string text, out GlobSegment segment, out string problem)
    {
        problem = "";
        if (text == "**")
        {
            segment = new GlobSegment([], isAnyFolders: true);
            return true;
        }

        var tokens = new List<Token>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*':
                    if (tokens.Count == 0 || tokens[^1].Kind != Kind.Star)
                    {
                        tokens.Add(new Token(Kind.Star));
                    }

                    break;
                case '?':
                    tokens.Add(new Token(Kind.Any));
                    break;
                case '[':
                    int end = ClassEnd(text, i);
                    if (end < 0)
                    {
                        segment = default;
                        problem = "a '[' has no ']'";
                        return false;
                    }

                    tokens.Add(ParseClass(text[(i + 1)..end]));
                    i = end;
                    break;
                default:
                    tokens.Add(new Token(Kind.Literal, text[i]));
                    break;
            }
        }

        segment = new GlobSegment([.. tokens], isAnyFolders: false);
        return true;
    }

    public bool IsMatch(ReadOnlySpan<char> name)
    {
        int t = 0, i = 0, resumeToken = -1, resumeChar = -1;
        while (i < name.Length)
        {
            if (t < _tokens.Length && _tokens[t].Kind == Kind.Star)
            {
                resumeToken = ++t;
                resumeChar = i;
            }
            else if (t < _tokens.Length && _tokens[t].Accepts(name[i]))
            {
                t++;
                i++;
            }
            else if (resumeToken >= 0)
            {
                t = resumeToken;
                i = ++resumeChar;
            }
            else
            {
                return false;
            }
        }

        while (t < _tokens.Length && _tokens[t].Kind == Kind.Star)
        {
            t++;
        }

        return t == _tokens.Length;
    }

    // A ']' that comes first in the class is one of its characters.
    internal static int ClassEnd(string text, int open)
    {
        int first = open + 1;
        if (first < text.Length && text[first] is '!' or '^')
        {
            first++;
        }

        return first + 1 < text.Length ? text.IndexOf(']', first + 1) : -1;
    }

    private static Token ParseClass(string body)
    {
        bool negated = body[0] is '!' or '^';
        int i = negated ? 1 : 0;
        var ranges = new List<(char From, char To)>();
        while (i < body.Length)
        {
            if (i + 2 < body.Length && body[i + 1] == '-')
            {
                ranges.Add((body[i], body[i + 2]));
                i += 3;
            }
            else
            {
                ranges.Add((body[i], body[i]));
                i++;
            }
        }

        return new Token(Kind.Class, '\0', [.. ranges], negated);
    }

    private readonly record struct Token(Kind Kind, char Character = '\0', (char From, char To)[]? Ranges = null, bool IsNegated = false)
    {
        public bool Accepts(char c) => Kind switch
        {
            Kind.Literal => c == Character,
            Kind.Any => true,
            Kind.Class => IsInRanges(c) != IsNegated,
            _ => false,
        };

        private bool IsInRanges(char c)
        {
            foreach ((char from, char to) in Ranges!)
            {
                if (c >= from && c <= to)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
