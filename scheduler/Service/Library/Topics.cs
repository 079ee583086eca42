namespace Signage.Scheduler.Library;

/// <summary>The campaign's topics (宣传重点), by the words that the plans use.</summary>
public static class Topics
{
    public static IReadOnlyList<string> All { get; } =
    [
        "通用", "网上贷款", "网上投资", "网上刷单", "网购退赔", "冒充客服", "冒充熟人", "冒充公检法", "网上征婚交友", "网络兼职",
    ];
}
