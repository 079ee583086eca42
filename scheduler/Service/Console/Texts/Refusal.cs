namespace Signage.Scheduler.Texts;

/// <summary>
/// Why a request is not done: returned, never thrown. Its words and HTTP status stand under <see cref="Code"/> in the
/// <c>texts.json</c> of the feature that refuses.
/// </summary>
/// <param name="Code">Such as <c>upload-too-large</c>.</param>
/// <param name="Field">The field that is wrong, where one is.</param>
/// <param name="Args">Fill <c>{0}</c>, <c>{1}</c> … of the detail.</param>
public sealed record Refusal(string Code, string? Field = null, params object[] Args)
{
    /// <summary>Further members of the problem details, such as <c>received</c>.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);
}
