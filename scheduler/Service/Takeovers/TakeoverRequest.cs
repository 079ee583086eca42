using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Takeovers;

public sealed record TakeoverRequest(string Asset, TargetRequest Target, int Minutes);
