using NodaTime;

namespace Signage.Planning.Explain;

/// <summary>Why an endpoint shows what it shows at an instant.</summary>
/// <param name="On">The winner of each of its lanes.</param>
/// <param name="Candidates">Every booking, those that are on first.</param>
public sealed record Explanation(
    string Endpoint, Instant At, IReadOnlyList<OnAirThen> On, IReadOnlyList<Candidate> Candidates);
