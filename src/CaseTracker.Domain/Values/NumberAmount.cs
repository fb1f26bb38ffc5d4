namespace CaseTracker.Domain.Values;

/// <summary>A word, number or sign of a typed number. <see cref="Text"/> is what stood there, to quote in a message.</summary>
internal readonly record struct NumberToken(NumberWord Word, decimal Value, string Text)
{
    public bool IsWord => Text is { Length: > 0 } && char.IsLetter(Text[0]);
}

/// <summary>One amount: "94", "2.1 million", "two hundred and fifty", "half a million", "one and a half million", "2½ million".</summary>
/// <param name="Value">Null where it is larger than anything that is read.</param>
/// <param name="Scale">By how much the amount's own figure was multiplied: "2 to 3 million" lends it to the other end. 1 where it has
/// several figures.</param>
/// <param name="Share">A fraction of something that is not named, as a fraction of one: "half", "three quarters".</param>
internal readonly record struct NumberAmount(decimal? Value, decimal Scale, bool Share)
{
    /// <summary>Reads the amount that begins at a token, and leaves <paramref name="at"/> on its last.</summary>
    /// <param name="joined">"Between six and eight" parts with its "and", which then joins no amount.</param>
    public static NumberAmount Read(IReadOnlyList<NumberToken> tokens, ref int at, bool joined)
    {
        var reader = new Reader(tokens, at, joined);
        while (reader.Take()) { }
        at = reader.At - 1;
        return reader.Amount;
    }

    private sealed class Reader(IReadOnlyList<NumberToken> tokens, int at, bool joined)
    {
        /// <summary>What the thousands and millions before came to, and the figure that waits for its own.</summary>
        private decimal _total;
        private decimal? _figure;
        private decimal _scale = 1;
        /// <summary>The last multiplier, which a half behind it halves; 0 before the first.</summary>
        private decimal _unit;
        /// <summary>The last thousand or million, below which what follows must stay.</summary>
        private decimal _closed;
        private bool _behindUnit;
        private bool _several;
        private bool _share;
        private bool _tooLarge;
        private readonly int _start = at;

        public int At { get; private set; } = at;

        /// <summary>Divided by one with all its decimals, a decimal loses noughts that no source wrote: 500000.0.</summary>
        public NumberAmount Amount => new(_tooLarge ? null : (_total + (_figure ?? 0)) / 1.0000000000000000000000000000m, _several
            ? 1 : _scale, _share);

        private NumberToken Next(int ahead = 0) => At + ahead >= _start && At + ahead < tokens.Count ? tokens[At + ahead] : default;

        public bool Take() => !_tooLarge && Next().Word switch
        {
            NumberWord.Number => Number(Next()),
            NumberWord.Multiplier => Multiply(Next().Value),
            NumberWord.Fraction => Part(Next(), added: Next().Text is "½" or "¼" or "¾"),
            NumberWord.And => And(),
            NumberWord.Dash when Next(-1).IsWord && Next(1) is { IsWord: true, Word: NumberWord.Fraction or NumberWord.Multiplier } =>
                Skip(1),
            // twenty-four
            NumberWord.Dash => IsUnit(Next(1)) && Next(-1).IsWord && Follows(Next(1).Value) && Skip(1) && Join(),
            _ => false,
        };

        private bool Number(NumberToken token)
        {
            var goesOn = _figure is null ? token.Value < _closed && (token.IsWord || Next(1).Word == NumberWord.Multiplier)
                : token.IsWord && Next(-1).IsWord && Follows(token.Value);
            return (At == _start || goesOn) && Join();
        }

        private bool Join()
        {
            _several |= _closed > 0;
            _figure = (_figure ?? 0) + Next().Value;
            _behindUnit = false;
            return Skip(1);
        }

        /// <summary>Whether a number word ends the one before it: "twenty four", "two hundred fifty".</summary>
        private bool Follows(decimal value) => _figure is { } figure && ((figure % 10 == 0 && figure % 100 != 0 && value is > 0 and < 10)
            || (figure >= 100 && figure % 100 == 0 && value is > 0 and < 100));

        private bool Multiply(decimal by)
        {
            _share = false;
            if (by < 1000) _figure = Times(_figure ?? 1, by);
            else if (_figure is null && _total > 0) _total = Times(_total, by);
            else if (_total > 0 && by >= _closed) return false;
            else (_total, _figure) = (_total + Times(_figure ?? 1, by), null);
            _scale = Times(_scale, by);
            if (by >= 1000) _closed = by;
            (_unit, _behindUnit) = (by, true);
            return Skip(1);
        }

        private bool Part(NumberToken part, bool added)
        {
            if (_behindUnit) return added && Skip(1) && Add(part.Value * _unit);
            if (_figure is not { } figure)
            {
                if (_total > 0) return false;
                (_figure, _share) = (part.Value, true);
                return Skip(1);
            }
            if (_share) return false;
            if (added) return Skip(1) && Add(part.Value);
            // "Three quarters", "one half"; two halves and a half of six are no way to write a number.
            if (figure * part.Value > 1 || _total > 0) return false;
            (_figure, _share) = (figure * part.Value, true);
            return Skip(1);
        }

        private bool And()
        {
            if (At == _start) return false;
            if (Next(1) is { Word: NumberWord.Fraction } part)
                return !_share && !(_behindUnit && _unit == 100) && Skip(1) && Part(part, added: true);
            var tens = Next(1) is { Word: NumberWord.Number, IsWord: true, Value: > 0 and < 100 } && Next(2).Word != NumberWord.Multiplier;
            if (joined || !tens || !(_unit >= 100 || _figure >= 100)) return false;
            return (_figure is null || Follows(Next(1).Value)) && Skip(1) && Join();
        }

        private bool Add(decimal value)
        {
            if (_figure is null) _total += value;
            else _figure += value;
            _behindUnit = false;
            return true;
        }

        private static bool IsUnit(NumberToken token) => token is { Word: NumberWord.Number, IsWord: true, Value: > 0 and < 10 };

        private bool Skip(int count)
        {
            At += count;
            return true;
        }

        private decimal Times(decimal one, decimal other)
        {
            if (one > BoundedNumber.Largest || other > BoundedNumber.Largest || (one > 1 && other > BoundedNumber.Largest / one))
                _tooLarge = true;
            return _tooLarge ? 0 : one * other;
        }
    }
}
