package city.qala.platform.backup;

import city.qala.kernel.Problem;
import city.qala.platform.db.LedgerSnapshot;
import city.qala.platform.db.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that never change and that the ledger names. Ordinary work may delete one that it has
 * replaced, so second names (hard links) are given to all of them at the moment of the copy.
 *
 * @param name folder that holds them
 * @param data the data folder
 * @param paths answers their paths below that folder
 */
public record NamedFiles(String name, Path data, Sql paths) implements Part {
    private static final String LINKS = ".backup-files";

    @Override
    public Held at(LedgerSnapshot moment) throws IOException {
        Path links = data.resolve(LINKS);
        Trees.delete(links);
        Files.createDirectories(links);
        List<String> named = moment.texts(paths);
        for (int i = 0; i < named.size(); i++) hold(named.get(i), links.resolve("" + i));
        return new Links(links, named);
    }

    private void hold(String path, Path link) throws IOException {
        Path root = data.resolve(name);
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) throw lost(path);
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, link);
        } catch (NoSuchFileException e) {
            throw lost(path);
        }
    }

    private Problem lost(String path) {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "backup-file-lost",
                "The ledger names the file %s/%s, which is not there; nothing was copied.",
                name,
                path);
    }

    private record Links(Path links, List<String> named) implements Held {
        @Override
        public void into(Path folder) throws IOException {
            for (int i = 0; i < named.size(); i++) {
                Path target = folder.resolve(named.get(i));
                Trees.makeParent(target);
                Files.copy(links.resolve("" + i), target);
            }
        }

        @Override
        public void close() throws IOException {
            Trees.delete(links);
        }
    }
}
