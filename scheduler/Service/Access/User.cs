using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Signage.Scheduler.Access;

/// <summary>A person. The id is the name they sign with, within the rule for names, and never changes.</summary>
public sealed class User : IdentityUser
{
    public string Title { get; set; } = "";

    /// <summary>For the role <c>venue</c>: whose endpoints they see.</summary>
    public string? Venue { get; set; }

    public string? Department { get; set; }

    public string? Township { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant? LastSignInAt { get; set; }
}
