namespace Signage.Scheduler.Library;

/// <param name="FileName">As it is called where it comes from.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Title">What to call the asset; else a title tag or the file's name does.</param>
/// <param name="Topic">One of the campaign's topics.</param>
public sealed record NewUpload(string FileName, long Bytes, string? Title = null, string? Topic = null);
