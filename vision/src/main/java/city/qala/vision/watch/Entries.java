package city.qala.vision.watch;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.platform.factor.SecretBox;
import city.qala.vision.face.FaceIndex;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Who is on a list: taken in, sealed under the list's key, opened only for a purpose. */
final class Entries {
    /** Keeping a list: writing who is on it. */
    static final String KEEPING = "watch-keeping";

    /** Matching: the machine reads the descriptions. */
    static final String MATCHING = "watch-match";

    /** Review: two people look at both pictures. */
    static final String REVIEW = "watch-review";

    private static final int MOST_SIDE = 640;

    private final EntryStore store = new EntryStore();
    private final Access access;
    private final ListKeys keys;

    Entries(Access access, ListKeys keys) {
        this.access = access;
        this.keys = keys;
    }

    List<EntryStore.Place> places(Tx tx, Ulid list) {
        return store.places(tx, list);
    }

    /**
     * Takes one in.
     *
     * @throws Problem {@code no-face} if the photograph does not show exactly one fit face
     */
    void add(
            Tx tx,
            Actor actor,
            Ulid list,
            Ulid id,
            NewEntry who,
            Picture photo,
            Engine engine,
            Instant at) {
        Grant grant = access.open(tx, actor, KEEPING, EntryStore.subject(id));
        SecretBox box = box(list);
        List<Sighting> seen = engine.look(photo);
        try {
            if (seen.size() != 1)
                throw noFace("The photograph must show one face; it shows " + seen.size() + ".");
            seen.getFirst()
                    .unfit()
                    .ifPresent(q -> {
                        throw noFace("The face cannot be matched: " + q.name() + ".");
                    });
            var sealed =
                    new EntryStore.Sealed(
                            id,
                            box.seal(id + "/name", who.name().getBytes(StandardCharsets.UTF_8)),
                            box.seal(id + "/template", bytes(seen.getFirst().descriptor())),
                            who.source(),
                            who.taken(),
                            who.lawful(),
                            String.format(
                                    java.util.Locale.ROOT, "%.2f", seen.getFirst().face().score()));
            store.add(tx, grant, list, sealed, box.seal(id + "/photo", small(photo)), at);
        } finally {
            seen.forEach(Sighting::close);
        }
    }

    private static byte[] small(Picture photo) {
        Picture small = photo;
        while (Math.max(small.width(), small.height()) > MOST_SIDE) small = small.halved();
        return small.png();
    }

    private static Problem noFace(String text) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, "no-face", text);
    }

    /** What both who sign see: the entries as one hash of what is kept of them. */
    String fingerprint(Tx tx, Actor actor, Ulid list) {
        List<EntryStore.Place> places = store.places(tx, list);
        var all = new ArrayList<String>();
        if (!places.isEmpty()) {
            Grant grant = set(tx, actor, KEEPING, list, places);
            for (EntryStore.Sealed e : store.entries(tx, grant, ids(places))) all.add(line(e));
        }
        return String.join("\n", all);
    }

    private static String line(EntryStore.Sealed e) {
        return e.id() + " " + sha256(e.name()) + " " + sha256(e.template());
    }

    /**
     * Opens a list for matching: its descriptions, and the fingerprint of what is there now.
     *
     * @throws Problem what access says if the purpose is not in force
     */
    Opened open(Tx tx, Watchlist list) {
        List<EntryStore.Place> places = store.places(tx, list.id());
        if (places.isEmpty()) return new Opened("", List.of(), FaceIndex.of(List.of()));
        Grant grant = set(tx, Actor.SYSTEM, MATCHING, list.id(), places);
        Set<Ulid> out = new HashSet<>();
        for (EntryStore.Place p : places) if (p.suspended()) out.add(p.id());
        SecretBox box = box(list.id());
        var lines = new ArrayList<String>();
        var ids = new ArrayList<Ulid>();
        var templates = new ArrayList<float[]>();
        for (EntryStore.Sealed e : store.entries(tx, grant, ids(places))) {
            lines.add(line(e));
            if (out.contains(e.id())) continue;
            byte[] plain = box.open(e.id() + "/template", e.template()).orElseThrow(Entries::ended);
            ids.add(e.id());
            templates.add(floats(plain));
            java.util.Arrays.fill(plain, (byte) 0);
        }
        var index = FaceIndex.of(templates);
        for (float[] t : templates) java.util.Arrays.fill(t, 0);
        return new Opened(String.join("\n", lines), ids, index);
    }

    /** A list as it was opened. */
    record Opened(String fingerprint, List<Ulid> ids, FaceIndex index) {}

    /** The photograph, for somebody who judges. */
    byte[] photo(Tx tx, Actor actor, Ulid list, Ulid entry) {
        Grant grant = access.open(tx, actor, REVIEW, EntryStore.subject(entry));
        grant.requireField("sought.photo");
        byte[] sealed = store.photo(tx, grant, entry).orElseThrow(Entries::ended);
        return box(list).open(entry + "/photo", sealed).orElseThrow(Entries::ended);
    }

    /** The name, for those whom a confirmed match concerns. */
    String name(Tx tx, Actor actor, Ulid list, Ulid entry) {
        Grant grant = access.open(tx, actor, REVIEW, EntryStore.subject(entry));
        grant.requireField("sought.name");
        List<EntryStore.Sealed> found = store.entries(tx, grant, List.of(entry));
        if (found.isEmpty()) throw ended();
        byte[] plain =
                box(list)
                        .open(entry + "/name", found.getFirst().name())
                        .orElseThrow(Entries::ended);
        return new String(plain, StandardCharsets.UTF_8);
    }

    boolean refuse(Tx tx, Ulid entry) {
        return store.refuse(tx, entry, WatchRule.REFUSALS)
                .map(EntryStore.Place::suspended)
                .orElse(false);
    }

    /** Erases all of a list; how many there were. */
    int erase(Tx tx, Ulid list) {
        List<EntryStore.Place> places = store.places(tx, list);
        for (EntryStore.Place p : places) {
            int gone = store.erase(tx, p.id());
            if (gone < 2) throw new IllegalStateException("an entry without its parts");
        }
        store.forget(tx, list);
        return places.size();
    }

    private Grant set(
            Tx tx, Actor actor, String purpose, Ulid list, List<EntryStore.Place> places) {
        var subjects = new HashSet<Subject>();
        for (EntryStore.Place p : places) subjects.add(p.subject());
        return access.openSet(tx, actor, purpose, "watchlist/" + list, subjects);
    }

    private SecretBox box(Ulid list) {
        return keys.box(list).orElseThrow(Entries::ended);
    }

    static Problem ended() {
        return Problem.conflict("watchlist-ended", "The list has ended; nothing of it is left.");
    }

    private static List<Ulid> ids(List<EntryStore.Place> places) {
        return places.stream().map(EntryStore.Place::id).toList();
    }

    private static byte[] bytes(float[] numbers) {
        var out = ByteBuffer.allocate(numbers.length * Float.BYTES);
        for (float n : numbers) out.putFloat(n);
        return out.array();
    }

    private static float[] floats(byte[] bytes) {
        var numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
        return numbers;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
