package city.qala.sensing;

import city.qala.sensing.AirStation.Measure;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Facts that help to tell bad air from a broken sensor, and how good the reading is. */
final class AirReasons {

    private static final double NEAR_METRES = 3_000;
    private static final double RISE = 1.05;
    private static final double CALM = 1.5;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final Moment moment;

    AirReasons(Frame page, Readings readings, Moment moment) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.moment = moment;
    }

    List<String> real(AirStation s, Measure leading, List<AirStation> all, Weather weather) {
        var facts = new ArrayList<String>();
        weather.windSpeed()
                .ifPresent(w ->
                        facts.add(
                                page.t(
                                        w < CALM ? "reason.calm" : "reason.wind",
                                        formats.quantity(w, "m/s"))));
        weather.temperature()
                .ifPresent(t ->
                        facts.add(
                                page.t(
                                        "reason.temperature",
                                        formats.number(t, 0) + Formats.THIN + "°C")));
        neighbours(s, leading, all, facts);
        return facts;
    }

    private void neighbours(
            AirStation s, Measure leading, List<AirStation> all, List<String> facts) {
        boolean rising = rising(leading);
        int around = 0;
        int near = 0;
        int alike = 0;
        for (AirStation other : all) {
            if (other.equals(s) || !near(s, other)) continue;
            around++;
            var there = other.measure(leading.pollutant()).filter(m -> !m.silent());
            if (there.isEmpty()) continue;
            near++;
            if (rising(there.get()) == rising) alike++;
        }
        if (around == 0) facts.add(page.t("reason.alone", formats.distance(NEAR_METRES)));
        else if (near == 0)
            facts.add(
                    page.t(
                            "reason.unmeasured",
                            formats.distance(NEAR_METRES),
                            leading.pollutant().label()));
        else
            facts.add(
                    page.t(
                            rising && alike == 0
                                    ? "reason.neighbours-none"
                                    : rising ? "reason.neighbours-rise" : "reason.neighbours-calm",
                            alike,
                            near,
                            formats.distance(NEAR_METRES)));
    }

    private static boolean near(AirStation one, AirStation other) {
        return one.station().at().isPresent()
                && other.station().at().isPresent()
                && one.station().at().get().metresTo(other.station().at().get()) <= NEAR_METRES;
    }

    /** Whether the last hour's mean is above that of the hour before by a twentieth. */
    private boolean rising(Measure m) {
        double[] two = readings.means(m.channel().stream(), moment.at(), Duration.ofHours(2), 2);
        return two[1] > two[0] * RISE;
    }

    private String date(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d")) return text;
        Instant noon = Instant.parse(text + "T12:00:00Z");
        return formats.day(noon) + " " + text.substring(0, 4);
    }

    List<String> quality(AirStation s) {
        var facts = new ArrayList<String>();
        s.leading().ifPresent(m -> facts.add(page.t("quality.minutes", m.minutes())));
        List<String> missing =
                java.util.Arrays.stream(Pollutant.values())
                        .filter(p -> !s.index().measured().contains(p))
                        .map(Pollutant::label)
                        .toList();
        if (!missing.isEmpty() && s.index().band() != Band.UNKNOWN)
            facts.add(
                    page.t("quality.partial", missing.stream().collect(Collectors.joining(", "))));
        String calibrated = s.station().properties().getOrDefault("calibrated", "");
        if (!calibrated.isEmpty()) facts.add(page.t("quality.calibrated", date(calibrated)));
        String source =
                s.station()
                        .properties()
                        .getOrDefault(
                                "source." + page.language().tag(),
                                s.station().properties().getOrDefault("source", ""));
        if (!source.isEmpty()) facts.add(page.t("quality.source", source));
        s.measures().stream()
                .findFirst()
                .ifPresent(m ->
                        facts.add(
                                page.t(
                                        "quality.interval",
                                        formats.span(m.channel().interval())
                                                .toLowerCase(Locale.ROOT))));
        return facts;
    }
}
