namespace Signage.Content.Text;

/// <summary>What is wrong in a document, and where.</summary>
/// <param name="Path">JSON path from the root, such as <c>$.loops[0].slots[2].lengthMs</c>.</param>
/// <param name="Reason">A clause in English that completes "this field …".</param>
public sealed record ReadProblem(string Path, string Reason)
{
    /// <summary>As many are told of one document.</summary>
    internal const int Most = 50;

    public override string ToString() => $"{Path}: {Reason}";
}
