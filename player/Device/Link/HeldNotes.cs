using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Player.Cache;
using Signage.Player.Spool;

namespace Signage.Player.Link;

/// <summary>
/// The signed notes that this player believes: each was checked when it came, is on the disk, and is checked again at
/// start. A note that is altered, expired or older is refused by name, and what is held goes on.
/// </summary>
internal sealed class HeldNotes(string folder, VerifierKey root, string endpoint, Journal journal)
{
    private const int MostRemembered = 200;
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public Trust? Trust { get; private set; }

    public StopList? Stop { get; private set; }

    public Order? Order { get; private set; }

    public TakeoverNote? Takeover { get; private set; }

    /// <summary>The last refusal.</summary>
    public Refused? LastRefusal { get; private set; }

    /// <summary>Told of every refusal, also of one that was said before. Any thread.</summary>
    public Action<Refused>? Heard { get; set; }

    /// <summary>The latest instant at which something held was signed.</summary>
    public Instant? Latest => new Instant?[] { Trust?.Issued, Stop?.Issued, Order?.Issued, Takeover?.Issued }.Max();

    /// <summary>Reads what an earlier run held; everything is verified again.</summary>
    public void Restore()
    {
        if (Read("trust") is { } trust && Settle("trust", Trust.Accept(trust, root, null, out var taken), trust))
            Trust = taken;
        if (Trust is null)
            return;
        if (Read("stop") is { } stop && Settle("stop", StopList.Accept(stop, Trust, null, out var list), stop))
            Stop = list;
        // One that is held plays on past its end.
        if (Read("order") is { } order
            && Settle("order", Order.Accept(order, Trust, endpoint, null, Instant.MinValue, out var held), order))
            Order = held;
        if (Read("takeover") is { } takeover
            && Settle("takeover", TakeoverNote.Accept(takeover, Trust, endpoint, null, out var over), takeover))
            Takeover = over;
    }

    /// <summary>Takes what is new in a pulled state; true when anything changed.</summary>
    public bool Take(PlayerState state, Instant now)
    {
        lock (_lock)
        {
            var changed = false;
            if (state.Trust is { } trust && Settle("trust", Trust.Accept(trust, root, Trust, out var taken), trust)
                && taken!.Number != Trust?.Number)
            {
                (Trust, changed) = (taken, true);
                Keep("trust", trust, taken.Number);
            }
            return Trust is not null && (TakeSigned(state, Trust, now) | changed);
        }
    }

    /// <summary>Journals and remembers a refusal, once for the same thing.</summary>
    public void Refuse(string what, Refused refused, Func<JournalRecord, JournalRecord>? more = null)
    {
        Heard?.Invoke(refused);
        lock (_said)
        {
            if (!_said.Add(what + refused.Cause + refused.Reason))
                return;
            if (_said.Count > MostRemembered)
                _said.Clear();
        }
        LastRefusal = refused;
        var record = journal.Draft(RecordKind.Refused) with { Cause = refused.Cause, Text = refused.Reason };
        journal.Post(new JournalEntry(more is null ? record : more(record)));
        Console.Error.WriteLine($"拒收 / refused ({refused.Cause}): {refused.Reason}");
    }

    /// <summary>A note that was not taken.</summary>
    /// <param name="kind"><c>trust</c>, <c>stop</c>, <c>order</c>, <c>takeover</c> or <c>receipt</c>.</param>
    internal static Refused OfNote(string kind, NoteRefusal refusal) => new(
        refusal.Code, refusal.Reason, new PlayerRefusal($"note-{refusal.Code}", [kind, .. refusal.Args]));

    private bool TakeSigned(PlayerState state, Trust trust, Instant now)
    {
        var changed = false;
        if (state.Stop is { } stop && Settle("stop", StopList.Accept(stop, trust, Stop, out var list), stop)
            && list!.Number != Stop?.Number)
        {
            (Stop, changed) = (list, true);
            Keep("stop", stop, list.Number);
        }
        if (state.Order is { } order
            && Settle("order", Order.Accept(order, trust, endpoint, Order, now, out var taken), order)
            && taken!.Number != Order?.Number)
        {
            (Order, changed) = (taken, true);
            Keep("order", order, taken.Number, record => record with { Playlist = taken.Playlist });
        }
        if (state.Takeover is { } takeover
            && Settle("takeover", TakeoverNote.Accept(takeover, trust, endpoint, Takeover, out var over), takeover)
            && over!.Number != Takeover?.Number)
        {
            (Takeover, changed) = (over, true);
            Keep("takeover", takeover, over.Number, record =>
                record with { Playlist = over.Playlist, Takeover = true });
        }
        return changed;
    }

    private bool Settle(string what, NoteRefusal? refusal, string whole)
    {
        if (refusal is not null)
            Refuse(what + Content.Assets.Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(whole)),
                OfNote(what, refusal));
        return refusal is null;
    }

    private void Keep(string what, string whole, long number, Func<JournalRecord, JournalRecord>? more = null)
    {
        DurableFile.Write(PathOf(what), whole);
        var record = journal.Draft(RecordKind.Order) with { Order = number, Cause = what };
        journal.Post(new JournalEntry(more is null ? record : more(record)));
    }

    private string? Read(string what) => File.Exists(PathOf(what)) ? File.ReadAllText(PathOf(what)) : null;

    private string PathOf(string what) => Path.Combine(folder, what + ".note");
}
