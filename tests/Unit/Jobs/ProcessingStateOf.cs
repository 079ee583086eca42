using Hangfire.Common;
using Hangfire.States;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Hangfire's own cannot be made outside of it.</summary>
internal sealed class ProcessingStateOf(string server) : IState
{
    public string Name => ProcessingState.StateName;

    public string? Reason => null;

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() =>
        new() { ["StartedAt"] = JobHelper.SerializeDateTime(default), ["ServerId"] = server };
}
