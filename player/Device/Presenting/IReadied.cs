namespace Signage.Player.Presenting;

/// <summary>What is opened ahead of need, beside the presenter's thread; <see cref="Standby{T}"/> keeps such.</summary>
internal interface IReadied : IDisposable
{
    /// <summary>Why the file was refused; null otherwise.</summary>
    OpenedFile? Refusal { get; }

    /// <summary>Why nothing comes of it; null while something may.</summary>
    string? Failure { get; }

    /// <summary>Can its first picture or sample be had at once?</summary>
    bool IsReady { get; }
}
