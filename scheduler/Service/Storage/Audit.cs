using NodaTime;

namespace Signage.Scheduler.Storage;

/// <summary>Adds to the audit log within the caller's unit of work, so that no change is stored without its
/// entry.</summary>
public sealed class Audit(IClock time, IHttpContextAccessor http)
{
    public const string Scheduler = "scheduler";

    private const int MaxDetails = 2000;

    public void Add(SignageDb db, string what, string subject, string details = "", string? who = null)
    {
        var context = http.HttpContext;
        db.Set<AuditEntry>().Add(new AuditEntry
        {
            At = time.GetCurrentInstant(),
            Who = who ?? context?.User.Identity?.Name ?? Scheduler,
            What = what,
            Subject = subject,
            Details = details.Length > MaxDetails ? details[..MaxDetails] : details,
            From = context?.Connection.RemoteIpAddress?.ToString() ?? "",
        });
    }
}
