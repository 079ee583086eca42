using Hangfire.Common;
using Hangfire.States;

namespace Signage.Scheduler.Jobs;

/// <summary>Keeps with the job, in words that people can act on, why its last try failed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TroubledAttribute : JobFilterAttribute, IElectStateFilter
{
    internal const string Parameter = "Trouble";

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed)
        {
            context.SetJobParameter(Parameter, Trouble.Of(failed.Exception));
        }
        else if (context.CandidateState is SucceededState)
        {
            context.SetJobParameter<Trouble?>(Parameter, null);
        }
    }
}
