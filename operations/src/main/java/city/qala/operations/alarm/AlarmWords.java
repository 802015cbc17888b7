package city.qala.operations.alarm;

import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Alarms in the words of a page. */
final class AlarmWords {

    private static final double CALM = 1.5;

    private final Frame page;
    private final Formats formats;

    AlarmWords(Frame page) {
        this.page = page;
        this.formats = page.formats();
    }

    /** What is wrong, in a few words. */
    String title(Alarm a) {
        int count = Math.max(1, a.state().isEnd() ? a.crowd().members() : a.crowd().holding());
        return page.t(
                "kind." + a.kind().code(),
                count,
                said(a.facts(), "property"),
                value(a.facts()),
                said(a.facts(), "thing"));
    }

    /** Where, in a few words. */
    String where(Alarm a) {
        var parts = new ArrayList<String>();
        if (!a.spot().district().isEmpty()) parts.add(a.spot().district());
        boolean one = a.crowd().members() == 1;
        boolean byLine = a.kind().cause() == AlarmKind.Cause.LINE && !a.spot().line().isEmpty();
        if (!one && byLine) parts.add(page.t("alarm.line", a.spot().line()));
        else if (one && !a.spot().name().isEmpty()) parts.add(a.spot().name());
        if (a.kind().cause() == AlarmKind.Cause.CITY) parts.add(page.city());
        return String.join(", ", parts);
    }

    /** A word or two for the map. */
    String label(Alarm a) {
        String thing = said(a.facts(), "property");
        return thing.isEmpty() ? said(a.facts(), "thing") : thing;
    }

    /** Who has it, or that nobody does. */
    String hand(Alarm a) {
        String by = a.hand().map(Alarm.Hand::by).orElse("");
        return switch (a.state()) {
            case RAISED -> page.t("alarm.untaken");
            case RETURNED -> page.t("alarm.returned");
            case TAKEN, WORKED -> page.t("alarm.taken-by", by);
            case CLEARED -> page.t("alarm.cleared");
            case CLOSED -> page.t("alarm.closed");
        };
    }

    /** Since when, and how long. */
    String since(Alarm a) {
        Instant until = a.end().map(Alarm.End::at).orElse(page.now());
        return page.t(
                "alarm.since",
                formats.moment(a.since(), page.now()),
                formats.span(Duration.between(a.since(), until)));
    }

    /** Where and how long, on one line of the wall. */
    String briefly(Alarm a) {
        Instant until = a.end().map(Alarm.End::at).orElse(page.now());
        String span = formats.span(Duration.between(a.since(), until));
        String where = where(a);
        return where.isEmpty() ? span : where + ", " + span;
    }

    /** What to do, step by step: the written response of the kind. */
    List<String> response(AlarmKind kind) {
        return List.of(page.t("response." + kind.code()).split("\\|", -1));
    }

    /** Why we think so, fact by fact. */
    List<String> reasons(Alarm a) {
        Map<String, String> f = a.facts();
        var out = new ArrayList<String>();
        if (f.containsKey("low"))
            out.add(page.t("why.usual", quantity(f, "low"), quantity(f, "high")));
        if (f.containsKey("usual")) out.add(page.t("why.before", quantity(f, "usual")));
        if (f.containsKey("probability")) out.add(chance(f));
        if (f.containsKey("limit")) out.add(page.t("why.limit", quantity(f, "limit")));
        if (f.containsKey("run")) out.add(page.t("why.run", whole(f, "run")));
        if (f.containsKey("score")) out.add(page.t("why.score", number(f, "score")));
        if (f.containsKey("evening.known"))
            out.add(page.t("why.evenings", whole(f, "evening.peaks"), whole(f, "evening.known")));
        if (f.containsKey("wind")) out.add(wind(f));
        if (f.containsKey("temperature"))
            out.add(
                    page.t(
                            "why.temperature",
                            formats.number(real(f, "temperature"), 0) + Formats.THIN + "°C"));
        neighbours(f).ifPresent(out::add);
        source(f).ifPresent(out::add);
        out.add(
                page.t(
                        a.corroborated() ? "why.several" : "why.one",
                        formats.count(a.crowd().holding())));
        return out;
    }

    /** In whole tenths and never certain; a simple rule has no probability to tell. */
    private String chance(Map<String, String> f) {
        if (f.getOrDefault("model", "").equals("morning")) return page.t("why.morning");
        long tenths = Math.clamp(Math.round(real(f, "probability") / 10), 1, 9);
        return page.t("why.probability", tenths);
    }

    private String wind(Map<String, String> f) {
        double speed = real(f, "wind");
        return page.t(speed < CALM ? "why.calm" : "why.wind", formats.quantity(speed, "m/s"));
    }

    private Optional<String> neighbours(Map<String, String> f) {
        if (!f.containsKey("neighbours.near")) return Optional.empty();
        int near = whole(f, "neighbours.near");
        int rising = whole(f, "neighbours.rising");
        if (near == 0) return Optional.of(page.t("why.alone"));
        return Optional.of(
                rising == 0
                        ? page.t("why.neighbours-none", near)
                        : page.t("why.neighbours", rising, near));
    }

    private Optional<String> source(Map<String, String> f) {
        if (!f.containsKey("source.radius")) return Optional.empty();
        double radius = real(f, "source.radius");
        double away = real(f, "source.metres");
        String around = formats.distance(radius);
        if (away < radius / 2) return Optional.of(page.t("why.source-here", around));
        String way = page.t("way." + f.getOrDefault("source.way", "n"));
        return Optional.of(page.t("why.source", formats.distance(away), way, around));
    }

    /** One line of a log. */
    String step(Step s) {
        String what = page.t("step." + s.what().name().toLowerCase(Locale.ROOT));
        return s.words().isEmpty() ? what : what + ": " + s.words();
    }

    /** Who did it. */
    String actor(Step s) {
        return s.actor().equals("system") ? page.t("alarm.system") : s.actor();
    }

    /** A value with its unit; empty without one. */
    String value(Map<String, String> f) {
        return f.containsKey("value") ? quantity(f, "value") : "";
    }

    private String said(Map<String, String> f, String what) {
        return f.getOrDefault(what + "." + page.language().tag(), f.getOrDefault(what, ""));
    }

    private String quantity(Map<String, String> f, String key) {
        return formats.quantity(real(f, key), f.getOrDefault("unit", ""));
    }

    private String number(Map<String, String> f, String key) {
        return formats.measured(real(f, key));
    }

    private static double real(Map<String, String> f, String key) {
        try {
            return Double.parseDouble(f.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int whole(Map<String, String> f, String key) {
        double value = real(f, key);
        return Double.isFinite(value) ? (int) value : 0;
    }
}
