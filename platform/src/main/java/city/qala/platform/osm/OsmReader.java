package city.qala.platform.osm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Reads an OpenStreetMap extract ({@code .osm.pbf}, zlib) feature by feature.
 *
 * <p>The file is read several times, so that memory grows with what is wanted and not with the
 * file: about 16 bytes a node of a wanted way. Ways whose nodes are partly outside the extract keep
 * the part that is there; areas that do not close are left out.
 *
 * <p>A damaged or foreign file ends with a {@link city.qala.kernel.Problem} that says what is wrong
 * with it.
 */
public final class OsmReader {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final PbfFile file;
    private final boolean whole;

    /** A reader of this file. Nothing is opened yet. */
    public OsmReader(Path file) {
        this(new PbfFile(file), false);
    }

    private OsmReader(PbfFile file, boolean whole) {
        this.file = file;
        this.whole = whole;
    }

    /** The same without the ways that the edge of the extract cuts. */
    public OsmReader whole() {
        return new OsmReader(file, true);
    }

    /** Counts what the extract holds. */
    public OsmCounts count() {
        var counter = new Counter();
        file.visit(counter);
        return new OsmCounts(counter.nodes, counter.ways, counter.relations);
    }

    /**
     * Hands over the wanted features: nodes first, then ways, then relations, each in the order of
     * the file.
     *
     * @param filter what is wanted, and as what
     * @param box only what has a node inside it (ways, relations) or lies inside it (nodes); not
     *     clipped; null for everything
     */
    public void read(OsmFilter filter, @Nullable Envelope box, Consumer<OsmFeature> to) {
        var wanted = new Wanted(filter, box == null ? null : touched(box));
        file.visit(wanted.relationPass());
        file.visit(wanted.wayPass());
        wanted.nodes.close();
        wanted.nodes.openPlaces();
        file.visit(nodePass(filter, box, wanted, to));
        for (WantedWay way : wanted.ways)
            if (!whole || wanted.isWhole(way.nodes)) emit(way, wanted, to);
        for (WantedRelation relation : wanted.relations) emit(relation, wanted, to);
    }

    /** Ids of the ways that have a node inside the box. */
    private NodeTable touched(Envelope box) {
        var inside = new NodeTable();
        file.visit(
                new OsmVisitor() {
                    @Override
                    public boolean wantsNodes() {
                        return true;
                    }

                    @Override
                    public void node(long id, int lat, int lon, Map<String, String> tags) {
                        if (box.contains(lon / 1e7, lat / 1e7)) inside.add(id);
                    }
                });
        inside.close();
        var ways = new NodeTable();
        file.visit(
                new OsmVisitor() {
                    @Override
                    public boolean wantsWays() {
                        return true;
                    }

                    @Override
                    public void way(long id, Map<String, String> tags, long[] nodes) {
                        for (long node : nodes) {
                            if (inside.has(node)) {
                                ways.add(id);
                                return;
                            }
                        }
                    }
                });
        ways.close();
        return ways;
    }

    private static OsmVisitor nodePass(
            OsmFilter filter, @Nullable Envelope box, Wanted wanted, Consumer<OsmFeature> to) {
        return new OsmVisitor() {
            @Override
            public boolean wantsNodes() {
                return true;
            }

            @Override
            public void node(long id, int lat, int lon, Map<String, String> tags) {
                wanted.nodes.place(id, lat, lon);
                if (tags.isEmpty() || filter.shapeOf(OsmKind.NODE, tags) != OsmShape.POINT) return;
                var at = new Coordinate(lon / 1e7, lat / 1e7);
                if (box != null && !box.contains(at)) return;
                to.accept(new OsmFeature(OsmKind.NODE, id, tags, SHAPES.createPoint(at)));
            }
        };
    }

    private static void emit(WantedWay way, Wanted wanted, Consumer<OsmFeature> to) {
        LineString line = wanted.line(way.nodes);
        if (line.getNumPoints() < 2) return;
        Geometry shape =
                way.shape == OsmShape.LINE
                        ? line
                        : RingAssembler.area(List.of(line), List.of("outer"));
        if (shape.isEmpty()) return;
        to.accept(new OsmFeature(OsmKind.WAY, way.id, way.tags, shape));
    }

    private static void emit(WantedRelation relation, Wanted wanted, Consumer<OsmFeature> to) {
        var lines = new ArrayList<LineString>();
        var roles = new ArrayList<String>();
        for (int i = 0; i < relation.ways.length; i++) {
            long[] nodes = wanted.members.get(relation.ways[i]);
            if (nodes == null || nodes.length < 2) {
                // An area with a side missing would be a wrong area.
                if (relation.shape == OsmShape.AREA) return;
                continue;
            }
            LineString line = wanted.line(nodes);
            if (line.getNumPoints() < 2) continue;
            lines.add(line);
            roles.add(relation.roles[i]);
        }
        if (lines.isEmpty()) return;
        Geometry shape =
                relation.shape == OsmShape.LINE
                        ? SHAPES.createMultiLineString(lines.toArray(LineString[]::new))
                        : RingAssembler.area(lines, roles);
        if (shape.isEmpty()) return;
        to.accept(new OsmFeature(OsmKind.RELATION, relation.id, relation.tags, shape));
    }

    private static final class WantedWay {
        private final long id;
        private final OsmShape shape;
        private final Map<String, String> tags;
        private final long[] nodes;

        WantedWay(long id, OsmShape shape, Map<String, String> tags, long[] nodes) {
            this.id = id;
            this.shape = shape;
            this.tags = tags;
            this.nodes = nodes;
        }
    }

    private static final class WantedRelation {
        private final long id;
        private final OsmShape shape;
        private final Map<String, String> tags;
        private final long[] ways;
        private final String[] roles;

        WantedRelation(
                long id, OsmShape shape, Map<String, String> tags, long[] ways, String[] roles) {
            this.id = id;
            this.shape = shape;
            this.tags = tags;
            this.ways = ways;
            this.roles = roles;
        }
    }

    /** What the filter chose, kept until the places of its nodes are known. */
    private static final class Wanted {
        private final OsmFilter filter;
        private final @Nullable NodeTable touched;
        private final List<WantedWay> ways = new ArrayList<>();
        private final List<WantedRelation> relations = new ArrayList<>();
        private final Map<Long, long[]> members = new HashMap<>();
        private final NodeTable nodes = new NodeTable();

        Wanted(OsmFilter filter, @Nullable NodeTable touched) {
            this.filter = filter;
            this.touched = touched;
        }

        private boolean inside(long way) {
            return touched == null || touched.has(way);
        }

        OsmVisitor relationPass() {
            return new OsmVisitor() {
                @Override
                public boolean wantsRelations() {
                    return true;
                }

                @Override
                public void relation(long id, Map<String, String> tags, long[] of, String[] roles) {
                    OsmShape shape = filter.shapeOf(OsmKind.RELATION, tags);
                    if (shape != OsmShape.LINE && shape != OsmShape.AREA) return;
                    boolean near = false;
                    for (long way : of) near |= inside(way);
                    if (!near) return;
                    relations.add(new WantedRelation(id, shape, tags, of, roles));
                    for (long way : of) members.put(way, new long[0]);
                }
            };
        }

        OsmVisitor wayPass() {
            return new OsmVisitor() {
                @Override
                public boolean wantsWays() {
                    return true;
                }

                @Override
                public void way(long id, Map<String, String> tags, long[] of) {
                    OsmShape shape = inside(id) ? shape(tags, of) : OsmShape.NONE;
                    boolean member = members.containsKey(id);
                    if (shape == OsmShape.NONE && !member) return;
                    if (member) members.put(id, of);
                    if (shape != OsmShape.NONE) ways.add(new WantedWay(id, shape, tags, of));
                    for (long node : of) nodes.add(node);
                }
            };
        }

        private OsmShape shape(Map<String, String> tags, long[] of) {
            if (tags.isEmpty()) return OsmShape.NONE;
            OsmShape shape = filter.shapeOf(OsmKind.WAY, tags);
            if (shape == OsmShape.AREA && (of.length < 4 || of[0] != of[of.length - 1])) {
                return OsmShape.NONE;
            }
            return shape == OsmShape.POINT ? OsmShape.NONE : shape;
        }

        boolean isWhole(long[] of) {
            for (long id : of) if (nodes.placed(id) < 0) return false;
            return true;
        }

        LineString line(long[] of) {
            var row = new CoordinateList();
            for (long id : of) {
                int i = nodes.placed(id);
                if (i >= 0) row.add(new Coordinate(nodes.lon(i), nodes.lat(i)), false);
            }
            return row.size() < 2
                    ? SHAPES.createLineString()
                    : SHAPES.createLineString(row.toCoordinateArray());
        }
    }

    private static final class Counter implements OsmVisitor {
        private long nodes;
        private long ways;
        private long relations;

        @Override
        public boolean wantsNodes() {
            return true;
        }

        @Override
        public boolean wantsWays() {
            return true;
        }

        @Override
        public boolean wantsRelations() {
            return true;
        }

        @Override
        public void node(long id, int lat, int lon, Map<String, String> tags) {
            nodes++;
        }

        @Override
        public void way(long id, Map<String, String> tags, long[] nodeIds) {
            ways++;
        }

        @Override
        public void relation(long id, Map<String, String> tags, long[] of, String[] roles) {
            relations++;
        }
    }
}
