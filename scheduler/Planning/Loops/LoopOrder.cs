namespace Signage.Planning.Loops;

/// <summary>
/// Spreads the turns of a cycle evenly: the k-th of c turns is due at (k + 1/2) / c of the cycle, and the one that is
/// due first comes next (Sainte-Laguë's sequence). The same asset does not follow itself, around the end of the cycle
/// too, where another can stand between; of what is due soon, another topic is preferred.
/// </summary>
public sealed class LoopOrder
{
    /// <summary>Among so many that are due next one of another topic is looked for.</summary>
    private const int Ahead = 8;
    private const int None = -1;

    private readonly IReadOnlyList<LoopClaim> _claims;
    private readonly int[] _turns;
    private readonly int[] _next;
    private readonly Dictionary<int, int> _ofAsset = [];
    private readonly List<int> _order;
    private readonly int _mostOfAsset;
    private int _head;
    private int _rest;

    private LoopOrder(IReadOnlyList<LoopClaim> claims)
    {
        _claims = claims;
        _turns = Due(claims);
        _rest = _turns.Length;
        _order = new List<int>(_rest);
        // Each turn knows the one that is due after it; after the last comes the end.
        _next = [.. Enumerable.Range(1, _rest)];
        foreach (var claim in claims)
        {
            _ofAsset[claim.Asset] = _ofAsset.GetValueOrDefault(claim.Asset) + claim.Turns;
        }

        _mostOfAsset = _ofAsset.Values.DefaultIfEmpty().Max();
    }

    private int? First => _order.Count > 0 ? _claims[_order[0]].Asset : null;

    private int? Last => _order.Count > 0 ? _claims[_order[^1]].Asset : null;

    /// <returns>Indexes of claims, one a slot.</returns>
    public static IReadOnlyList<int> Spread(IReadOnlyList<LoopClaim> claims)
    {
        var order = new LoopOrder(claims);
        while (order._rest > 0)
        {
            order.TakeNext();
        }

        return order._order;
    }

    /// <summary>Indexes of claims, one a turn, in the order in which the turns are due.</summary>
    private static int[] Due(IReadOnlyList<LoopClaim> claims)
    {
        var turns = new List<(double Due, uint Tie, int Claim)>();
        for (var i = 0; i < claims.Count; i++)
        {
            for (var turn = 0; turn < claims[i].Turns; turn++)
            {
                turns.Add(((turn + 0.5) / claims[i].Turns, claims[i].Tie, i));
            }
        }

        turns.Sort();
        return [.. turns.Select(t => t.Claim)];
    }

    private void TakeNext()
    {
        var (before, at) = Choose();
        if (before == None)
        {
            _head = _next[at];
        }
        else
        {
            _next[before] = _next[at];
        }

        _order.Add(_turns[at]);
        _ofAsset[_claims[_turns[at]].Asset]--;
        _rest--;
    }

    /// <summary>The turn that comes next, with the one that is due before it.</summary>
    private (int Before, int At) Choose()
    {
        // The asset that must come now, or what is left of it can no longer be kept apart.
        var pressing = Pressing();
        (int Before, int At)? sameTopic = null;
        var (before, looked) = (None, 0);
        for (var at = _head; at < _next.Length && !(sameTopic is not null && looked >= Ahead);
            (before, at) = (at, _next[at]))
        {
            looked++;
            if (!MayFollow(_turns[at], pressing))
            {
                continue;
            }

            if (!SameTopic(_turns[at]))
            {
                return (before, at);
            }

            sameTopic ??= (before, at);
        }

        return sameTopic ?? (None, _head);
    }

    private bool MayFollow(int claim, int? pressing)
    {
        var asset = _claims[claim].Asset;
        return asset != Last && (pressing is null || pressing == asset);
    }

    private bool SameTopic(int claim) =>
        _order.Count > 0 && _claims[claim].Topic is { } topic && _claims[_order[^1]].Topic == topic;

    /// <summary>
    /// With so many places left, an asset that is not next has room for half of them, and for one less when it
    /// began the cycle, which follows its end.
    /// </summary>
    private int? Pressing()
    {
        // None has that many turns yet.
        if (_rest > (_mostOfAsset * 2) + 1)
        {
            return null;
        }

        foreach (var (asset, left) in _ofAsset)
        {
            var others = _rest - 1;
            var room = asset == First ? others / 2 : (others + 1) / 2;
            if (left > room && asset != Last)
            {
                return asset;
            }
        }

        return null;
    }
}
