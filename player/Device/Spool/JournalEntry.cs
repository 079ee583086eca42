using Signage.Content.Journal;

namespace Signage.Player.Spool;

/// <summary>A record on its way to the journal; who, epoch, boot and sequence are filled in there.</summary>
/// <param name="Record">What to write.</param>
/// <param name="Opens">The play that this starts, so that its end can name this record's sequence.</param>
/// <param name="Closes">The play that this ends.</param>
public sealed record JournalEntry(JournalRecord Record, long? Opens = null, long? Closes = null);
