package city.qala.platform.backup;

/**
 * What was restored, or would be.
 *
 * @param manifest of the archive
 * @param erased rows about people whose keys were destroyed since; they are left out
 * @param followers rows that had belonged to those and went with them
 */
public record Restored(BackupManifest manifest, long erased, long followers) {}
