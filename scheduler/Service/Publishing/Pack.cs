namespace Signage.Scheduler.Publishing;

/// <summary>What goes onto a memory stick for one endpoint.</summary>
/// <param name="Texts">Name in the archive and content.</param>
/// <param name="Files">Name in the archive and the file to copy.</param>
public sealed record Pack(
    IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> Texts, IReadOnlyList<(string Name, string Path)> Files);
