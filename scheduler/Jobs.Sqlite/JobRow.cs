using Hangfire.Common;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>A new job as it is written, taken from Hangfire's on the caller's thread since that may throw.</summary>
/// <param name="Invocation">Hangfire's payload: type, method, arguments, queue.</param>
/// <param name="Parameters">A JSON object.</param>
/// <param name="Created">UTC ticks.</param>
/// <param name="Expires">UTC ticks.</param>
internal sealed record JobRow(long Id, string Invocation, string Parameters, long Created, long Expires)
{
    internal static JobRow Of(
        long id, Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn) =>
        new(
            id,
            InvocationData.SerializeJob(job).SerializePayload(),
            JsonText.Write(parameters!),
            Ticks.Of(createdAt),
            Ticks.Add(Ticks.Of(createdAt), expireIn));
}
