using System.CommandLine;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage book</c>: assets, where, when and how.</summary>
internal static class BookCommand
{
    internal static Command Create()
    {
        var assets = new Argument<string[]>("assets") { Description = "The assets' ids, in order.",
            Arity = ArgumentArity.OneOrMore };
        var title = new Option<string?>("--title") { Description = "Its name." };
        var how = new Option<string>("--how") { Description = "loop, atTimes or beforeShow.", DefaultValueFactory = _ =>
            "loop" };
        how.AcceptOnlyFromAmong("loop", "atTimes", "beforeShow");
        var first = new Option<string>("--first") { Description = "First local day, YYYY-MM-DD.", Required = true };
        var last = new Option<string>("--last") { Description = "Last local day, YYYY-MM-DD.", Required = true };
        var rank = new Option<int>("--rank") { Description = "The higher wins.", DefaultValueFactory = _ => 0 };
        var share = new Option<int?>("--share") { Description = "Share of the loop in thousandths." };
        var times = new Option<string[]>("--at") { Description = "Local times HH:mm:ss.",
            AllowMultipleArgumentsPerToken = true };
        var offset = new Option<long?>("--offset-ms") { Description =
            "How long before the show it ends, in milliseconds." };
        var interrupt = new Option<string?>("--interrupt") { Description = "stop, pause or duck." };
        var days = new Option<int[]>("--days") { Description = "Days of the week, 1 (Monday) to 7.",
            AllowMultipleArgumentsPerToken = true };
        var from = new Option<string?>("--from") { Description = "Daypart: from HH:mm." };
        var until = new Option<string?>("--until") { Description = "Daypart: until HH:mm; may cross midnight." };
        var preview = new Option<bool>("--preview") { Description = "Only show what it would do this week." };
        var command = new Command("book", "Books assets on endpoints.")
        {
            assets, title, how, first, last, rank, share, times, offset, interrupt, days, from, until, preview,
        };
        var target = new TargetOptions(command);
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var daypart = parsed.GetValue(from) is { } start && parsed.GetValue(until) is { } end
                ? new { Days = parsed.GetValue(days) is { Length: > 0 } d ? d : [1, 2, 3, 4, 5, 6, 7], From = start,
                    Until = end }
                : null;
            var booking = new
            {
                Title = parsed.GetValue(title) ?? string.Join(" ", parsed.GetValue(assets)!),
                Assets = parsed.GetValue(assets),
                Target = target.Read(parsed),
                How = parsed.GetValue(how),
                First = parsed.GetValue(first),
                Last = parsed.GetValue(last),
                Rank = parsed.GetValue(rank),
                Share = parsed.GetValue(share),
                Times = parsed.GetValue(times) is { Length: > 0 } t ? t : null,
                OffsetMs = parsed.GetValue(offset),
                Interrupt = parsed.GetValue(interrupt),
                Daypart = daypart,
            };
            var path = parsed.GetValue(preview) ? "api/v1/bookings/preview" : "api/v1/bookings";
            Output.Result(await api.PostAsync(path, booking, ct));
            return ExitCode.Done;
        });
    }
}
