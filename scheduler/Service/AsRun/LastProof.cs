using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Scheduler.AsRun;

/// <summary>The newest stored record of a play of one file on one lane of an endpoint.</summary>
/// <param name="Title">What it showed.</param>
/// <param name="At">When it started or ended, whichever came last.</param>
/// <param name="LengthMs">How long it was planned to be on; 0 when unknown.</param>
/// <param name="Grade">What the record proves.</param>
/// <param name="Received">When the scheduler stored it.</param>
public sealed record LastProof(
    string Title, Lane? Lane, Sha256Hash? File, Instant At, long LengthMs, EvidenceGrade Grade, Instant Received);
