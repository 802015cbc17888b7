package city.qala.governance.audit;

import city.qala.platform.backup.Part;
import city.qala.platform.db.LedgerSnapshot;
import city.qala.platform.db.Sql;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log's plain files as they stood at a moment of the ledger: files go on growing while a copy
 * is made, and a log that is longer than its ledger would look like a ledger that was set back.
 */
record AuditCopy(Path data) implements Part {
    private static final Sql SIZE = Sql.of(AuditCopy.class, "copied-size");
    private static final int HASH = 32;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Held at(LedgerSnapshot moment) {
        return new Cut(AuditFiles.folder(data), Long.parseLong(moment.texts(SIZE).getFirst()));
    }

    private record Cut(Path from, long size) implements Held {
        @Override
        public void into(Path folder) throws IOException {
            Files.createDirectories(folder);
            for (String name : names()) {
                long most = size - Long.parseLong(name.substring(4, 16));
                if (most <= 0) continue;
                if (name.endsWith(".hashes")) bytes(name, folder, most * HASH);
                else lines(name, folder, most);
            }
            roots(folder);
        }

        @Override
        public void close() {
            // Nothing is held: lines are only added.
        }

        private List<String> names() throws IOException {
            try (Stream<Path> all = Files.list(from)) {
                return all.map(f -> String.valueOf(f.getFileName()))
                        .filter(n -> n.matches("log-\\d{12}\\.(jsonl|hashes)"))
                        .sorted()
                        .toList();
            }
        }

        private void bytes(String name, Path folder, long most) throws IOException {
            try (InputStream in = Files.newInputStream(from.resolve(name));
                    OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                byte[] buffer = new byte[1 << 16];
                long left = most;
                while (left > 0) {
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) break;
                    out.write(buffer, 0, n);
                    left -= n;
                }
            }
        }

        private void lines(String name, Path folder, long most) throws IOException {
            try (var in = new BufferedInputStream(Files.newInputStream(from.resolve(name)));
                    var out =
                            new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                long left = most;
                for (int b = in.read(); b >= 0 && left > 0; b = in.read()) {
                    out.write(b);
                    if (b == '\n') left--;
                }
            }
        }

        private void roots(Path folder) throws IOException {
            Path file = from.resolve(AuditFiles.ROOTS);
            if (!Files.exists(file)) return;
            List<String> upTo =
                    Files.readAllLines(file).stream()
                            .filter(line ->
                                    AuditCheck.root(line).filter(r -> r.size() <= size).isPresent())
                            .toList();
            Files.write(folder.resolve(AuditFiles.ROOTS), upTo);
        }
    }
}
