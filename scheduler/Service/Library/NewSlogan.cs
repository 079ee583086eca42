using Signage.Content.Assets;

namespace Signage.Scheduler.Library;

public sealed record NewSlogan(string Text, string? Title = null, string? Topic = null, SloganStyle? Style = null);
