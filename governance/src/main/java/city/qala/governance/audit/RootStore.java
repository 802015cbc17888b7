package city.qala.governance.audit;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signed states in PostgreSQL. */
final class RootStore {
    private static final HexFormat HEX = HexFormat.of();
    private static final Sql ADD = Sql.of(RootStore.class, "add-root");
    private static final Sql LIST = Sql.of(RootStore.class, "roots");
    private static final Sql OF_SIZE = Sql.of(RootStore.class, "root-of-size");
    private static final Sql BY_DAY = Sql.of(RootStore.class, "roots-by-day");
    private static final Sql SIZE_AT = Sql.of(RootStore.class, "size-at");
    private static final Sql SIZE_AFTER = Sql.of(RootStore.class, "size-after");

    void add(Tx tx, SignedRoot root) {
        tx.update(
                ADD,
                Map.of(
                        "size", root.size(),
                        "city", root.city(),
                        "at", root.at(),
                        "root", HEX.parseHex(root.root()),
                        "key", HEX.parseHex(root.key()),
                        "signature", HEX.parseHex(root.signature())));
    }

    /** States of a size below one, the newest first. */
    List<SignedRoot> list(Tx tx, long before, int most) {
        return tx.list(LIST, Map.of("before", before, "most", most), RootStore::root);
    }

    Optional<SignedRoot> newest(Tx tx) {
        return list(tx, Long.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<SignedRoot> ofSize(Tx tx, long size) {
        return tx.one(OF_SIZE, Map.of("size", size), RootStore::root);
    }

    /** The last state of each day, the newest first. */
    List<SignedRoot> byDay(Tx tx, ZoneId zone, Instant now, int most) {
        return tx.list(
                BY_DAY, Map.of("zone", zone.getId(), "now", now, "most", most), RootStore::root);
    }

    /** No entry with a smaller number is younger than this. */
    long sizeAt(Tx tx, Instant at) {
        return tx.one(SIZE_AT, Map.of("at", at), row -> row.number("size")).orElse(0L);
    }

    /** No entry with this number or a greater one was written before this. */
    long sizeAfter(Tx tx, Instant at) {
        return tx.one(SIZE_AFTER, Map.of("at", at), row -> row.number("size"))
                .orElse(Long.MAX_VALUE);
    }

    private static SignedRoot root(Row row) {
        return new SignedRoot(
                row.text("city"),
                row.number("size"),
                row.instant("at"),
                HEX.formatHex(row.bytes("root")),
                HEX.formatHex(row.bytes("key")),
                HEX.formatHex(row.bytes("signature")));
    }
}
