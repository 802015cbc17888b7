package city.qala.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** A packed file that is being written: hashed on the way, flushed at the end, for us alone. */
final class ArchiveFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Hashes.sha256();
    private final GZIPOutputStream packed;

    ArchiveFile(Path path) throws IOException {
        this.path = path;
        Trees.makeParent(path);
        channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        packed = new Fast(new DigestOutputStream(out, digest));
    }

    OutputStream out() {
        return packed;
    }

    /** Ends the file; what the manifest says of it. */
    BackupManifest.File finish(Path root) throws IOException {
        packed.finish();
        packed.flush();
        channel.force(true);
        return new BackupManifest.File(
                root.relativize(path).toString(),
                channel.size(),
                HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The first level packs nearly as well as the sixth what is already packed, and is fast. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(1);
        }
    }
}
