using System.Text.Json;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads the values of a plan one by one and notes each that is of the wrong kind, then goes on behind it.</summary>
/// <remarks>A text that is not JSON ends in the <see cref="JsonException"/> of the reader below; nothing else is thrown.</remarks>
internal ref struct PlanTokens(ReadOnlySpan<byte> json, PlanProblems problems)
{
    /// <summary>A plan needs four levels; the rest is room for a useful message.</summary>
    public const int MaxDepth = 32;

    private readonly PlanProblems _problems = problems;

    // Where a list is read before its length is known.
    private PlanText[] _texts = new PlanText[16];
    private IReadOnlyList<string> _lastWords = ReadOnly.List<string>(null);
    private Utf8JsonReader _reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });

    /// <summary>Where the present token begins.</summary>
    public readonly int Offset => (int)_reader.TokenStartIndex;

    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>True when the present token is the end of a list.</summary>
    public readonly bool AtListEnd => _reader.TokenType == JsonTokenType.EndArray;

    /// <summary>True when the present value is null.</summary>
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>True when the present value is text.</summary>
    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;

    /// <summary>Moves to the next token; false behind the last one.</summary>
    public bool Next() => _reader.Read();

    /// <summary>True when the present value is an object; else the problem is noted and the value passed over.</summary>
    public bool IsObject(PlanPath path, string wantedName = "an object") => Is(JsonTokenType.StartObject, path, wantedName);

    /// <summary>True when the present value is a list; else the problem is noted and the value passed over.</summary>
    public bool IsList(PlanPath path) => Is(JsonTokenType.StartArray, path, "a list");

    /// <summary>Moves to the value of the next known key of the object that was begun; false at its end.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="keys">The known keys.</param>
    /// <param name="required">One bit for each key that must be there. For the others, null is as good as no key.</param>
    /// <param name="seen">One bit for each known key that was there.</param>
    /// <param name="key">The index of the key.</param>
    public bool NextKey(PlanPath path, string[] keys, int required, ref int seen, out int key)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            int offset = Offset;
            key = _reader.ValueIsEscaped ? Array.IndexOf(keys, StringOrNull()) : IndexOf(keys);
            string? name = key < 0 ? StringOrNull() : null;
            _reader.Read();
            if (key >= 0 && (seen & (1 << key)) == 0)
            {
                seen |= 1 << key;
                if (IsNull && (required & (1 << key)) == 0)
                {
                    continue;
                }

                return true;
            }

            if (key >= 0)
            {
                _problems.Error(path.Member(keys[key]), offset, PlanRule.DuplicateKey, $"'{keys[key]}' appears twice.");
            }
            else if (name is null)
            {
                _problems.Error(path, offset, PlanRule.Encoding, "A key contains an unpaired surrogate.");
            }
            else
            {
                _problems.Error(path, offset, PlanRule.UnknownKey, $"{QuotedText.Of(name)} is not a valid key here.{PlanKeys.Suggest(name, keys)}");
            }

            _reader.Skip();
        }

        key = -1;
        return false;
    }

    /// <summary>Notes the required keys that an object did not have.</summary>
    public readonly void Require(PlanPath path, int objectOffset, string[] keys, int required, int seen)
    {
        for (int key = 0; key < keys.Length; key++)
        {
            if ((required & ~seen & (1 << key)) != 0)
            {
                _problems.Error(path.Member(keys[key]), objectOffset, PlanRule.Required, $"'{keys[key]}' is missing.");
            }
        }
    }

    /// <summary>The present value as text; null, noted, when it is none.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="isCommon">True for one that many items have, as a rule: then it is the very same text.</param>
    public string? Text(PlanPath path, bool isCommon = false)
    {
        if (!Is(JsonTokenType.String, path, "text"))
        {
            return null;
        }

        string? text = StringOrNull(isCommon);
        if (text is null)
        {
            _problems.Error(path, Offset, PlanRule.Encoding, "The text contains an unpaired surrogate.");
        }

        return text;
    }

    /// <summary>The present value as text that is not blank.</summary>
    /// <inheritdoc cref="Text"/>
    public string? FilledText(PlanPath path, bool isCommon = false)
    {
        string? text = Text(path, isCommon);
        if (text is not null && InvisibleCharacters.IsBlank(text))
        {
            _problems.Error(path, Offset, PlanRule.Empty, "The text must not be blank.");
        }

        return text;
    }

    /// <summary>The present value as one of the words; null, noted, when it is none of them.</summary>
    public string? Word(PlanPath path, IReadOnlyList<string> words)
    {
        string? word = Text(path);
        if (word is null || words.Contains(word))
        {
            return word;
        }

        _problems.Error(path, Offset, PlanRule.Word, $"{QuotedText.Of(word)} is not one of {QuotedText.AnyOf(words)}.{NearestWord.Suggest(word, words)}");
        return null;
    }

    /// <summary>The present value as a whole number from 0; null, noted, when it is none.</summary>
    public int? WholeNumber(PlanPath path, int most = int.MaxValue)
    {
        if (!Is(JsonTokenType.Number, path, "a whole number"))
        {
            return null;
        }

        // 1.0 is a whole number too: some writers have no other.
        if (_reader.TryGetDouble(out double number) && number >= 0 && number <= most && Math.Floor(number) == number)
        {
            return (int)number;
        }

        _problems.Error(path, Offset, PlanRule.Range, $"The number must be whole, from 0 to {most}.");
        return null;
    }

    /// <summary>The present value as a list of texts, each with its place.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="filled">True when none may be blank.</param>
    public PlanText[] Texts(PlanPath path, bool filled)
    {
        int count = Collect(path, filled);
        if (count == 0)
        {
            return [];
        }

        var texts = new PlanText[count];
        Array.Copy(_texts, texts, count);
        return texts;
    }

    /// <summary>The present value as a list of texts of which none is blank. Many features have the same: then it is the very same list.</summary>
    public IReadOnlyList<string> Words(PlanPath path)
    {
        int count = Collect(path, filled: true);
        bool isSame = count == _lastWords.Count;
        for (int index = 0; isSame && index < count; index++)
        {
            isSame = _texts[index].Value == _lastWords[index];
        }

        if (!isSame)
        {
            string[] words = new string[count];
            for (int index = 0; index < count; index++)
            {
                words[index] = _texts[index].Value!;
            }

            _lastWords = ReadOnly.Own(words);
        }

        return _lastWords;
    }

    private int Collect(PlanPath path, bool filled)
    {
        int count = 0;
        if (IsList(path))
        {
            while (_reader.Read() && !AtListEnd)
            {
                if (count == _texts.Length)
                {
                    var more = new PlanText[count * 2];
                    Array.Copy(_texts, more, count);
                    _texts = more;
                }

                PlanPath item = path.Item(count);
                int offset = Offset;
                _texts[count++] = new PlanText(filled ? FilledText(item, isCommon: true) : Text(item), offset);
            }
        }

        return count;
    }

    // Without a string for each key of each feature.
    private readonly int IndexOf(string[] keys)
    {
        for (int key = 0; key < keys.Length; key++)
        {
            if (_reader.ValueTextEquals(keys[key]))
            {
                return key;
            }
        }

        return -1;
    }

    private string? StringOrNull(bool isCommon = false)
    {
        try
        {
            return isCommon ? SharedTexts.Read(ref _reader) : _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, written as an escape: JSON allows it, no text can hold it.
            return null;
        }
    }

    private bool Is(JsonTokenType wanted, PlanPath path, string wantedName)
    {
        if (_reader.TokenType == wanted)
        {
            return true;
        }

        string found = _reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
        _problems.Error(path, Offset, PlanRule.Type, $"This must be {wantedName}, not {found}.");
        _reader.Skip();
        return false;
    }
}
