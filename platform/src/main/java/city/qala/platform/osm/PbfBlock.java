package city.qala.platform.osm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of elements: a table of texts and groups of nodes, ways or relations. */
final class PbfBlock {
    private static final int NODE = 1;
    private static final int DENSE = 2;
    private static final int WAY = 3;
    private static final int RELATION = 4;
    private static final int MEMBER_IS_WAY = 1;

    private final List<String> texts = new ArrayList<>();
    private final List<PbfWire> groups = new ArrayList<>();
    private long granularity = 100;
    private long latOffset;
    private long lonOffset;

    private PbfBlock() {}

    /** Hands the wanted elements of a block to the visitor. */
    static void visit(byte[] bytes, OsmVisitor visitor) {
        var block = new PbfBlock();
        block.open(new PbfWire(bytes));
        for (PbfWire group : block.groups) block.visitGroup(group, visitor);
    }

    private void open(PbfWire wire) {
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> readTexts(wire.message());
                case 2 -> groups.add(wire.message());
                case 17 -> granularity = wire.varint();
                case 19 -> latOffset = wire.varint();
                case 20 -> lonOffset = wire.varint();
                default -> wire.skip();
            }
        }
    }

    private void readTexts(PbfWire wire) {
        while (wire.next()) {
            if (wire.field() == 1) texts.add(wire.text());
            else wire.skip();
        }
    }

    private void visitGroup(PbfWire group, OsmVisitor visitor) {
        while (group.next()) {
            int field = group.field();
            if (field == NODE && visitor.wantsNodes()) plainNode(group.message(), visitor);
            else if (field == DENSE && visitor.wantsNodes()) denseNodes(group.message(), visitor);
            else if (field == WAY && visitor.wantsWays()) way(group.message(), visitor);
            else if (field == RELATION && visitor.wantsRelations())
                relation(group.message(), visitor);
            else group.skip();
        }
    }

    private void plainNode(PbfWire wire, OsmVisitor visitor) {
        long id = 0;
        long lat = 0;
        long lon = 0;
        long[] keys = {};
        long[] values = {};
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> id = wire.signed();
                case 2 -> keys = packed(wire.message(), false);
                case 3 -> values = packed(wire.message(), false);
                case 8 -> lat = wire.signed();
                case 9 -> lon = wire.signed();
                default -> wire.skip();
            }
        }
        visitor.node(id, degrees(lat, latOffset), degrees(lon, lonOffset), tags(keys, values));
    }

    private void denseNodes(PbfWire wire, OsmVisitor visitor) {
        @Nullable PbfWire ids = null;
        @Nullable PbfWire lats = null;
        @Nullable PbfWire lons = null;
        @Nullable PbfWire keysAndValues = null;
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> ids = wire.message();
                case 8 -> lats = wire.message();
                case 9 -> lons = wire.message();
                case 10 -> keysAndValues = wire.message();
                default -> wire.skip();
            }
        }
        if (ids == null || lats == null || lons == null) return;
        long id = 0;
        long lat = 0;
        long lon = 0;
        while (ids.more()) {
            id += ids.signed();
            lat += lats.signed();
            lon += lons.signed();
            Map<String, String> tags = keysAndValues == null ? Map.of() : denseTags(keysAndValues);
            visitor.node(id, degrees(lat, latOffset), degrees(lon, lonOffset), tags);
        }
    }

    private Map<String, String> denseTags(PbfWire wire) {
        Map<String, String> tags = Map.of();
        while (wire.more()) {
            long key = wire.varint();
            if (key == 0) break;
            if (tags.isEmpty()) tags = new LinkedHashMap<>();
            tags.put(text(key), text(wire.varint()));
        }
        return tags;
    }

    private void way(PbfWire wire, OsmVisitor visitor) {
        long id = 0;
        long[] keys = {};
        long[] values = {};
        long[] nodes = {};
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> id = wire.varint();
                case 2 -> keys = packed(wire.message(), false);
                case 3 -> values = packed(wire.message(), false);
                case 8 -> nodes = packed(wire.message(), true);
                default -> wire.skip();
            }
        }
        visitor.way(id, tags(keys, values), nodes);
    }

    private void relation(PbfWire wire, OsmVisitor visitor) {
        long id = 0;
        long[] keys = {};
        long[] values = {};
        long[] roles = {};
        long[] members = {};
        long[] kinds = {};
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> id = wire.varint();
                case 2 -> keys = packed(wire.message(), false);
                case 3 -> values = packed(wire.message(), false);
                case 8 -> roles = packed(wire.message(), false);
                case 9 -> members = packed(wire.message(), true);
                case 10 -> kinds = packed(wire.message(), false);
                default -> wire.skip();
            }
        }
        if (roles.length != members.length || kinds.length != members.length) {
            throw new PbfWire.Damaged("members of a relation do not match their roles");
        }
        int ways = 0;
        long[] wayIds = new long[members.length];
        String[] wayRoles = new String[members.length];
        for (int i = 0; i < members.length; i++) {
            if (kinds[i] != MEMBER_IS_WAY) continue;
            wayIds[ways] = members[i];
            wayRoles[ways++] = text(roles[i]);
        }
        visitor.relation(
                id,
                tags(keys, values),
                java.util.Arrays.copyOf(wayIds, ways),
                java.util.Arrays.copyOf(wayRoles, ways));
    }

    private static long[] packed(PbfWire wire, boolean deltas) {
        long[] row = new long[wire.countPacked()];
        long last = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = deltas ? last += wire.signed() : wire.varint();
        }
        return row;
    }

    private Map<String, String> tags(long[] keys, long[] values) {
        if (keys.length != values.length) throw new PbfWire.Damaged("a tag has no value");
        if (keys.length == 0) return Map.of();
        var tags = new LinkedHashMap<String, String>();
        for (int i = 0; i < keys.length; i++) tags.put(text(keys[i]), text(values[i]));
        return tags;
    }

    private String text(long index) {
        if (index < 0 || index >= texts.size()) throw new PbfWire.Damaged("a text is missing");
        return texts.get((int) index);
    }

    /** From units of the block (10⁻⁹ degrees × granularity) to 10⁻⁷ degrees. */
    private int degrees(long value, long offset) {
        return (int) ((offset + granularity * value) / 100);
    }
}
