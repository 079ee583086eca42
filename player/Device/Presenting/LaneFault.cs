using Signage.Content.Assets;

namespace Signage.Player.Presenting;

/// <summary>What went wrong on a lane; told once.</summary>
/// <param name="File">The file that it is about.</param>
/// <param name="Refusal">It may not play; null when it was a decoder that gave up.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record LaneFault(Sha256Hash File, OpenedFile? Refusal, string Reason);
