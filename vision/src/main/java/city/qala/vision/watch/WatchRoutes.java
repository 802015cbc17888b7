package city.qala.vision.watch;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.vision.face.DrawnFigure;
import city.qala.vision.face.Picture;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watchlists for programs of the offices that keep them; nothing here tells who is on one. */
final class WatchRoutes implements Routes {
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_PHOTO = 6 << 20;

    private final Watchlists lists;

    WatchRoutes(Watchlists lists) {
        this.lists = lists;
    }

    /** Somebody who is to be sought. */
    record EntryJson(
            @Nullable String name,
            @Nullable Boolean child,
            @Nullable String source,
            @Nullable String taken,
            @Nullable String lawful,
            @Nullable String photo) {}

    /** What is said with a deed. */
    record DeedJson(@Nullable String seen, @Nullable String why) {}

    @Override
    public void routing(Router to) {
        to.get("/api/vision/watchlists", this::all)
                .post("/api/vision/watchlists", this::begin)
                .get("/api/vision/watchlists/{list}", this::one)
                .post("/api/vision/watchlists/{list}/entries", this::add)
                .post("/api/vision/watchlists/{list}/proposal", this::propose)
                .post("/api/vision/watchlists/{list}/approval", this::approve)
                .post("/api/vision/watchlists/{list}/withdrawal", this::withdraw)
                .get("/api/vision/figures/{figure}", this::figure);
    }

    private void all(Exchange x) {
        Watchlists.requireReader(x.actor());
        Map<String, WatchStore.Size> sizes = lists.sizes();
        var out = new LinkedHashMap<String, Object>();
        var all = new ArrayList<Map<String, Object>>();
        for (Watchlist l : lists.lists())
            all.add(json(l, sizes.getOrDefault(l.id().text(), WatchStore.Size.NONE)));
        out.put("watchlists", all);
        out.put("erasures", lists.erasures().stream().map(WatchRoutes::json).toList());
        JsonBody.send(x, 200, out);
    }

    private void begin(Exchange x) {
        Identity.require(x.actor(), Role.WATCH_OFFICER);
        Terms terms = TermsJson.read(JsonBody.object(x, TermsJson.FIELDS, MOST_BYTES), lists.now());
        Watchlist list = lists.begin(x.actor(), terms);
        JsonBody.send(x, 201, json(list, WatchStore.Size.NONE));
    }

    private void one(Exchange x) {
        Watchlists.requireReader(x.actor());
        Watchlist list = lists.list(id(x));
        WatchStore.Size size = lists.sizes().getOrDefault(list.id().text(), WatchStore.Size.NONE);
        Map<String, Object> out = json(list, size);
        boolean signs = x.actor().hasAny(Role.WATCH_OFFICER, Role.OVERSIGHT);
        if (signs && list.state() == Watchlist.State.PROPOSED)
            out.put("seen", lists.seen(x.actor(), list));
        JsonBody.send(x, 200, out);
    }

    private void add(Exchange x) {
        Identity.require(x.actor(), Role.WATCH_OFFICER);
        EntryJson e = JsonBody.read(x, EntryJson.class, MOST_PHOTO);
        byte[] photo = photo(e.photo());
        var who =
                new NewEntry(
                        needed("name", e.name()),
                        Boolean.TRUE.equals(e.child()),
                        needed("source", e.source()),
                        day(needed("taken", e.taken())),
                        needed("lawful", e.lawful()));
        Ulid entry = lists.add(x.actor(), id(x), who, Picture.read(photo));
        java.util.Arrays.fill(photo, (byte) 0);
        JsonBody.send(x, 201, Map.of("id", entry.text()));
    }

    private static byte[] photo(@Nullable String base64) {
        try {
            return Base64.getDecoder().decode(needed("photo", base64));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("photo", "text", "must be a picture in base 64");
        }
    }

    private void propose(Exchange x) {
        Identity.require(x.actor(), Role.WATCH_OFFICER);
        Watchlist list = lists.propose(x.actor(), id(x));
        Map<String, Object> out = json(list, WatchStore.Size.NONE);
        out.remove("entries");
        out.put("seen", lists.seen(x.actor(), list));
        JsonBody.send(x, 200, out);
    }

    private void approve(Exchange x) {
        Identity.require(x.actor(), Role.OVERSIGHT);
        DeedJson said = JsonBody.read(x, DeedJson.class, MOST_BYTES);
        Watchlist list = lists.approve(x.actor(), id(x), said.seen() == null ? "" : said.seen());
        Map<String, Object> out = json(list, WatchStore.Size.NONE);
        out.remove("entries");
        JsonBody.send(x, 200, out);
    }

    private void withdraw(Exchange x) {
        Watchlists.requireReader(x.actor());
        DeedJson said = JsonBody.read(x, DeedJson.class, MOST_BYTES);
        String why = said.why() == null ? "" : said.why();
        JsonBody.send(x, 200, json(lists.withdraw(x.actor(), id(x), why)));
    }

    /** A drawn figure to train with: nobody's face. */
    private void figure(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.WATCH_OFFICER, Role.OVERSIGHT, Role.ADMIN);
        long figure = number("figure", x.pathParam("figure"));
        long variant = number("variant", x.queryParam("variant").orElse("0"));
        x.set("Cache-Control", "no-store")
                .send(200, "image/png", DrawnFigure.of(figure, variant).png());
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,9}")) throw Problem.invalid(name, text, "must be a number");
        return Long.parseLong(text);
    }

    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("list"))
                .orElseThrow(() -> Problem.notFound("There is no such watchlist."));
    }

    private static <T> T needed(String field, @Nullable T value) {
        if (value == null) throw Problem.invalid(field, "missing", "must be given");
        return value;
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("taken", text, "must be a day like 2026-03-01");
        }
    }

    private Map<String, Object> json(Watchlist l, WatchStore.Size size) {
        Terms t = l.terms();
        var out = new LinkedHashMap<String, Object>();
        out.put("id", l.id().text());
        out.put("state", word(l.state()));
        out.putAll(TermsJson.write(t));
        out.put("entries", size.entries());
        out.put("suspended", size.suspended());
        l.forecast().ifPresent(f -> out.put("falseAlertsADay", f));
        l.requested().ifPresent(s -> out.put("requested", json(s)));
        l.approved().ifPresent(s -> out.put("approved", json(s)));
        l.ended().ifPresent(at -> out.put("ended", at.toString()));
        if (!l.why().isEmpty()) out.put("why", l.why());
        out.put("matched", lists.armory().loaded().contains(l.id().text()));
        return out;
    }

    private static Map<String, Object> json(Watchlist.Signature s) {
        return Map.of(
                "by", s.by(),
                "roles", s.roles().stream().sorted().toList(),
                "at", s.at().toString());
    }

    private static Map<String, Object> json(Erasure e) {
        return Map.of(
                "list", e.list().text(),
                "at", e.at().toString(),
                "why", e.why(),
                "templates", e.templates(),
                "photos", e.photos(),
                "candidates", e.candidates());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
