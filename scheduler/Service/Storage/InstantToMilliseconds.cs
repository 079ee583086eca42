using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Signage.Scheduler.Storage;

/// <summary>An instant as Unix milliseconds, which is what every document of ours can say; sorts and compares in
/// SQL.</summary>
public sealed class InstantToMilliseconds()
    : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));
