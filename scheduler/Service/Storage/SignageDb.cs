using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Access;

namespace Signage.Scheduler.Storage;

/// <summary>
/// The one database. Each feature folder owns its entities and their <see cref="IEntityTypeConfiguration{T}"/>, which
/// are
/// found here by themselves; code asks for <c>db.Set&lt;T&gt;()</c>.
/// </summary>
public sealed class SignageDb(DbContextOptions<SignageDb> options)
    : IdentityDbContext<User, IdentityRole, string>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SignageDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantToMilliseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateToText>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeToText>();
    }
}
