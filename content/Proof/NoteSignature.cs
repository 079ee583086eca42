namespace Signage.Content.Proof;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's id, see <see cref="VerifierKey.Id"/>.</param>
/// <param name="Signature">64 bytes for Ed25519; other algorithms have their own length.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature);
