using Signage.Content.Assets;

namespace Signage.Scheduler.Why;

/// <summary>A file of an asset as it was when it was planned.</summary>
public sealed record RecordedRendition(
    Sha256Hash Hash, string Type, long Bytes, string Use, long? LengthMs = null, int? Width = null, int? Height = null);
