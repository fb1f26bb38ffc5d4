namespace CaseTracker.App.Demo;

/// <summary>Chance that is the same on every machine and with every version of .NET: SplitMix64, seeded by a number. It keeps no
/// secret.</summary>
internal sealed class DemoChance(long seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 up to, but not with, the limit.</summary>
    public int Below(int limit)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
        }
    }

    /// <summary>A number from the least to the most, both among them.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Whether one of so many in a hundred comes up.</summary>
    public bool Percent(int of) => Below(100) < of;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
