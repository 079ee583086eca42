using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Signage.Scheduler.Storage;

/// <summary>A local date as <c>2026-11-23</c>; sorts in SQL.</summary>
public sealed class LocalDateToText()
    : ValueConverter<LocalDate, string>(d => LocalDatePattern.Iso.Format(d), s => LocalDatePattern.Iso.Parse(s).Value);
