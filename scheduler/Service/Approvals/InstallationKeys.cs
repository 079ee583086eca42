using System.Security.Cryptography;
using Signage.Content.Approvals;
using Signage.Content.Proof;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>
/// The scheduler's own signing key, and the public half of the installation's root key. The root key's private half is
/// made at the first run in the administrator's folder and is not needed here afterwards.
/// </summary>
public sealed class InstallationKeys : IDisposable
{
    private const int SeedBytes = 32;

    private InstallationKeys(SigningKey scheduler, VerifierKey root, string? madeRootFile)
    {
        Scheduler = scheduler;
        Root = root;
        MadeRootFile = madeRootFile;
    }

    public SigningKey Scheduler { get; }

    public VerifierKey Root { get; }

    /// <summary>Where this start wrote a new root key; null when there was one.</summary>
    public string? MadeRootFile { get; }

    /// <summary>Reads the keys, or makes them.</summary>
    /// <exception cref="StartRefusedException">A key file is there but cannot be read.</exception>
    public static InstallationKeys Open(DataFolder folder, string rootFile)
    {
        var scheduler = ReadOrMake(Path.Combine(folder.Keys, "scheduler.key"), Trust.SchedulerName, out _);
        var pinned = Path.Combine(folder.Keys, "root.vkey");
        if (File.Exists(pinned))
        {
            return VerifierKey.TryParse(File.ReadAllText(pinned).Trim(), out var held)
                ? new InstallationKeys(scheduler, held, null)
                : throw new StartRefusedException($"{pinned} does not hold a verifier key.");
        }

        using var root = ReadOrMake(rootFile, Trust.RootName, out var made);
        SecretFile.Write(pinned, root.Verifier.Text + "\n");
        return new InstallationKeys(scheduler, root.Verifier, made ? rootFile : null);
    }

    /// <summary>The root's private half, where the administrator left it within reach.</summary>
    public SigningKey? OpenRoot(string rootFile)
    {
        if (!File.Exists(rootFile) || !SigningKey.TryParse(File.ReadAllText(rootFile), out var root))
        {
            return null;
        }

        if (root.Verifier == Root)
        {
            return root;
        }

        root.Dispose();
        return null;
    }

    public void Dispose() => Scheduler.Dispose();

    private static SigningKey ReadOrMake(string file, string name, out bool made)
    {
        made = !File.Exists(file);
        if (!made)
        {
            return SigningKey.TryParse(File.ReadAllText(file), out var held) && held.Name == name
                ? held
                : throw new StartRefusedException($"{file} does not hold a signing key named {name}.");
        }

        var key = SigningKey.FromSeed(name, RandomNumberGenerator.GetBytes(SeedBytes));
        SecretFile.Write(file, key.ToSecretText() + "\n");
        return key;
    }
}
