package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.LookedBook.Line;
import city.qala.governance.resident.LookedBook.Lines;
import city.qala.governance.resident.Residents.Mine;
import city.qala.kernel.HeldFact;
import city.qala.kernel.HeldFact.May;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A resident's own page: who looked, what is held, what was asked. Works without scripts. */
final class MePage implements Routes {
    private static final int MONTHS = 13;
    private static final int FACTS_IN_FRONT = 4;
    private static final int LINES_IN_FRONT = 6;
    private static final int PURPOSES_IN_FRONT = 2;

    private final MeFrame frames;
    private final Residents residents;
    private final LookedBook looked;
    private final PurposeBook purposes;
    private final Function<Exchange, String> csrf;

    MePage(
            MeFrame frames,
            Residents residents,
            AuditTrail trail,
            PurposeBook purposes,
            Function<Exchange, String> csrf) {
        this.frames = frames;
        this.residents = residents;
        this.looked = new LookedBook(trail, frames.zone());
        this.purposes = purposes;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/me", this::front)
                .get("/{lang}/me/data", this::data)
                .get("/{lang}/me/looked", this::lines)
                .get("/{lang}/me/looked/{line}", this::line);
    }

    private void front(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me"), "me.title");
        Mine mine = residents.mine(x.actor());
        MeView.Lines lines = lines(page, mine, YearMonth.from(now(page)));
        int most = Math.min(LINES_IN_FRONT, lines.lines().size());
        var few =
                new MeView.Lines(
                        lines.months(),
                        lines.lines().subList(0, most),
                        lines.delayed(),
                        lines.own(),
                        lines.empty(),
                        lines.failed(),
                        lines.csv());
        List<MeView.Held> held = held(page, mine, PURPOSES_IN_FRONT);
        var view =
                new MeView.Front(
                        mine.me().name(),
                        few,
                        held.subList(0, Math.min(FACTS_IN_FRONT, held.size())),
                        new RequestWords(page, residents.cases(), frames.zone())
                                .list(residents.cases().mine(x.actor()), "/me/requests/"));
        frames.send(x, page, "governance/me.jte", Map.of("view", view, "csrf", csrf.apply(x)));
    }

    private void data(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me/data"), "me.data");
        Mine mine = residents.mine(x.actor());
        String done =
                x.queryParam("erased").map(f -> page.t("me.erased", label(page, f))).orElse("");
        frames.send(
                x,
                page,
                "governance/me-data.jte",
                Map.of("held", held(page, mine, Integer.MAX_VALUE), "done", done));
    }

    private void lines(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        YearMonth month = month(x);
        Address here = Address.of("/me/looked").with("month", x.queryParam("month").orElse(""));
        Frame page = frames.frame(x, here, "me.looked");
        Mine mine = residents.mine(x.actor());
        frames.send(x, page, "governance/me-looked.jte", Map.of("lines", lines(page, mine, month)));
    }

    private void line(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        long number = number(x);
        Frame page = frames.frame(x, Address.of("/me/looked/" + number), "me.looked.what");
        Mine mine = residents.mine(x.actor());
        Line found =
                looked.find(mine.shares(), number)
                        .orElseThrow(() -> Problem.notFound("There is no such line of yours."));
        var words = new LookWords(page, purposes);
        String action = "action." + found.look().action();
        var view =
                new MeView.Explained(
                        words.line(found),
                        words.plain(found.look().purpose()),
                        found.look().legalBase(),
                        page.texts().orElse(action, found.look().action()),
                        Long.toString(number),
                        page.link("/me/looked/" + number + "/proof.json"));
        frames.send(x, page, "governance/me-line.jte", Map.of("view", view));
    }

    private MeView.Lines lines(Frame page, Mine mine, YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(frames.zone()).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(frames.zone()).toInstant();
        String csv = page.link("/me/looked.csv?month=" + month);
        Lines found;
        try {
            found = looked.of(mine.shares(), from, to);
        } catch (Problem p) {
            if (p.status() != Problem.Kind.UNAVAILABLE.status()) throw p;
            String failed = page.t("me.looked.failed");
            return new MeView.Lines(months(page, month), List.of(), List.of(), "", "", failed, csv);
        }
        var words = new LookWords(page, purposes);
        return new MeView.Lines(
                months(page, month),
                found.lines().stream().map(words::line).toList(),
                delayed(page, found),
                found.own() == 0 ? "" : page.t("me.looked.own", found.own()),
                found.lines().isEmpty() ? page.t("me.looked.empty") : "",
                "",
                csv);
    }

    private List<String> delayed(Frame page, Lines found) {
        var sentences = new ArrayList<String>();
        found.delayed()
                .forEach((day, n) -> {
                    Instant at = day.atStartOfDay(frames.zone()).toInstant();
                    sentences.add(page.t("me.looked.delayed", n, page.formats().day(at)));
                });
        return sentences;
    }

    private List<MeView.Option> months(Frame page, YearMonth chosen) {
        var words = DateTimeFormatter.ofPattern("LLLL yyyy", page.language().locale());
        var options = new ArrayList<MeView.Option>();
        YearMonth month = YearMonth.from(now(page));
        for (int i = 0; i < MONTHS; i++, month = month.minusMonths(1)) {
            String name = words.format(month);
            options.add(
                    new MeView.Option(
                            month.toString(),
                            Character.toTitleCase(name.charAt(0)) + name.substring(1),
                            month.equals(chosen)));
        }
        return options;
    }

    private List<MeView.Held> held(Frame page, Mine mine, int most) {
        return mine.facts().stream().map(f -> held(page, f, most)).toList();
    }

    private MeView.Held held(Frame page, HeldFact fact, int most) {
        String path = "/me/data/" + fact.field();
        Instant since = fact.since().atStartOfDay(frames.zone()).toInstant();
        String about =
                page.t(
                        "me.data.about",
                        page.texts().orElse("source." + fact.source(), fact.source()),
                        page.formats().day(since) + " " + fact.since().getYear());
        return new MeView.Held(
                capital(label(page, fact.field())),
                value(page, fact),
                about + uses(page, fact, most),
                page.link(path + "/wrong"),
                page.t(fact.may() == May.OBJECT ? "me.object" : "me.correct"),
                fact.may() == May.ERASE ? page.link(path + "/erase") : "");
    }

    /** What it is used for: the first purposes, and how many more. */
    private String uses(Frame page, HeldFact fact, int most) {
        if (fact.purposes().isEmpty()) return "";
        var words = new LookWords(page, purposes);
        String some =
                fact.purposes().stream()
                        .limit(most)
                        .map(words::purpose)
                        .collect(Collectors.joining(", "));
        int more = Math.max(0, fact.purposes().size() - most);
        return " "
                + (more == 0
                        ? page.t("me.data.for", some)
                        : page.t("me.data.for-some", some, more));
    }

    private static String capital(String words) {
        return words.isEmpty() ? "" : Character.toTitleCase(words.charAt(0)) + words.substring(1);
    }

    static String label(Frame page, String field) {
        return page.texts().orElse("field." + field, field);
    }

    static String value(Frame page, HeldFact fact) {
        if (fact.value().isEmpty()) return page.t("me.data.protected");
        return switch (fact.field()) {
            case "resident.language" -> page.texts().orElse("language." + fact.value(), "");
            case "resident.household" -> page.t("me.data.household");
            case "resident.born" -> born(page, fact.value());
            case "resident.iin" -> fact.value().replace("IIN ", "");
            default -> fact.value();
        };
    }

    private static String born(Frame page, String day) {
        LocalDate born = LocalDate.parse(day);
        Instant at = born.atStartOfDay(page.formats().zone()).toInstant();
        return page.formats().day(at) + " " + born.getYear();
    }

    private java.time.ZonedDateTime now(Frame page) {
        return page.now().atZone(frames.zone());
    }

    private YearMonth month(Exchange x) {
        return month(x, frames.now(), frames.zone());
    }

    /** The month of the address; this one without a word about it. */
    static YearMonth month(Exchange x, Instant now, ZoneId zone) {
        Optional<String> asked = x.queryParam("month").filter(m -> !m.isEmpty());
        if (asked.isEmpty()) return YearMonth.from(now.atZone(zone));
        try {
            return YearMonth.parse(asked.get());
        } catch (DateTimeParseException e) {
            throw Problem.query("A month is written like 2026-01.");
        }
    }

    /**
     * The number of a line in the address; what is none is answered as a line that is not there.
     */
    static long number(Exchange x) {
        String text = x.pathParam("line");
        if (!text.matches("[0-9]{1,18}")) throw Problem.notFound("There is no such line of yours.");
        return Long.parseLong(text);
    }
}
