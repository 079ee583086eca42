namespace Signage.Planning.Duties;

/// <summary>What counts as done.</summary>
public abstract record DutyRule
{
    private DutyRule()
    {
    }

    /// <summary>So many plays on every day that counts.</summary>
    public sealed record TimesADay(int Times) : DutyRule;

    /// <summary>A share of the time that the endpoint is on, in permille, every day.</summary>
    public sealed record ShareOfHours(int Permille) : DutyRule;

    /// <summary>A play before every show that is not cancelled.</summary>
    public sealed record BeforeEveryShow : DutyRule;
}
