package city.qala.pulse.question;

import city.qala.pulse.question.PulseView.Option;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Topic;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Questions and choices in the reader's words. */
final class Wordings {

    private static final int[] WEEKS = {1, 2, 4, 12, 26, 52};

    private final Frame page;

    Wordings(Frame page) {
        this.page = page;
    }

    /** A category or role; as it was declared if the bundles do not know it. */
    String kind(String kind) {
        return page.texts().orElse("pulse.kind." + kind, kind);
    }

    String place(String place) {
        return place.isEmpty() ? page.t("pulse.whole-city") : place;
    }

    /** The question in a sentence. */
    String question(Asked asked) {
        String what = kind(asked.kind());
        String hours =
                asked.from() == 0 && asked.to() == 24
                        ? page.t("pulse.all-day")
                        : hour(asked.from()) + "\u2013" + hour(asked.to());
        return page.t(
                asked.topic() == Topic.PRESENCE ? "pulse.asked.visitors" : "pulse.asked.purchases",
                what,
                place(asked.place()),
                page.t("pulse.days." + asked.days().slug()),
                hours,
                day(asked.first()) + " \u2013 " + day(asked.last()));
    }

    String day(LocalDate day) {
        // Noon, so that no zone moves it to another day.
        return new Formats(page.texts(), ZoneOffset.UTC)
                .day(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    String weekday(DayOfWeek day, TextStyle style) {
        return day.getDisplayName(style, page.language().locale());
    }

    static String hour(int hour) {
        return "%02d".formatted(hour);
    }

    /** The form with the choices that an asked question made. */
    PulseView.Form form(Asked asked, Domain domain) {
        List<Option> places = new ArrayList<>();
        places.add(new Option("", place(""), asked.place().isEmpty()));
        for (String place : domain.places())
            places.add(new Option(place, place, place.equals(asked.place())));
        return new PulseView.Form(
                shows(asked.topic()),
                domain.kinds().stream()
                        .map(k -> new Option(k, kind(k), k.equals(asked.kind())))
                        .toList(),
                places,
                Arrays.stream(Asked.Days.values())
                        .map(d ->
                                new Option(
                                        d.slug(),
                                        page.t("pulse.days." + d.slug()),
                                        d == asked.days()))
                        .toList(),
                hours(0, 23, asked.from()),
                hours(1, 24, asked.to()),
                IntStream.of(WEEKS)
                        .mapToObj(w ->
                                new Option(
                                        Integer.toString(w),
                                        page.t("pulse.weeks", w),
                                        w == asked.weeks()))
                        .toList());
    }

    private List<Option> shows(Topic topic) {
        return List.of(
                new Option("purchases", page.t("pulse.show.purchases"), topic == Topic.PURCHASES),
                new Option("visitors", page.t("pulse.show.visitors"), topic == Topic.PRESENCE));
    }

    private static List<Option> hours(int first, int last, int chosen) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(h -> new Option(Integer.toString(h), hour(h), h == chosen))
                .toList();
    }
}
