package city.qala.web;

import city.qala.kernel.Language;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers, dates and times as people of one language write them.
 *
 * <p>A real minus, a narrow no-break space before units and between thousands (a comma in English),
 * a decimal comma in Kazakh and Russian, 24 hours, the city's zone.
 */
public final class Formats {

    /** Narrow no-break space: stands before units, and between thousands. */
    public static final String THIN = "\u202F";

    private final Texts texts;
    private final ZoneId zone;
    private final DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter shortWeekday;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Formats of a language in a zone. */
    public Formats(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        boolean english = texts.language() == Language.EN;
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setGroupingSeparator(english ? ',' : '\u202F');
        symbols.setMinusSign('\u2212');
        Locale locale = texts.language().locale();
        day = DateTimeFormatter.ofPattern("d MMMM", locale);
        shortDay = DateTimeFormatter.ofPattern("d MMM", locale);
        weekday = DateTimeFormatter.ofPattern("EEEE", locale);
        shortWeekday = DateTimeFormatter.ofPattern("EEE d", locale);
    }

    /** A number with a fixed count of decimals; a dash for what is not a number. */
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) return "\u2013";
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(value);
        return isZero(text) && text.startsWith("\u2212") ? text.substring(1) : text;
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /** A whole number with its thousands apart. */
    public String count(long value) {
        return number((double) value, 0);
    }

    /** A measured value with as many digits as it can bear: 64, 8.4, 0.31. */
    public String measured(double value) {
        double size = Math.abs(value);
        boolean whole = size >= 9.95 || value == Math.rint(value);
        return number(value, whole ? 0 : size >= 1 ? 1 : 2);
    }

    /** A measured value with its unit. */
    public String quantity(double value, String unit) {
        String own = unit(unit);
        return own.isEmpty() ? measured(value) : measured(value) + THIN + own;
    }

    /** A share of one as per cent, with one decimal unless it is whole. */
    public String percent(double share) {
        double value = share * 100;
        return number(value, Math.abs(value - Math.rint(value)) < 0.05 ? 0 : 1) + THIN + "%";
    }

    /**
     * A unit's symbol in this language; as it stands if it is not known; nothing for a plain count,
     * whose unit is 1.
     */
    public String unit(String symbol) {
        if (symbol.equals("1")) return "";
        String key = "unit." + symbol.replaceAll("[^A-Za-z0-9µ°³²%]", "-");
        return texts.orElse(key, symbol);
    }

    /** Hours and minutes. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** Hours, minutes and seconds. */
    public String seconds(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /** Day and month in words. */
    public String day(Instant at) {
        return day.format(at.atZone(zone));
    }

    /** Day and short month. */
    public String shortDay(Instant at) {
        return shortDay.format(at.atZone(zone)).replace(".", "");
    }

    /** Name of the weekday. */
    public String weekday(Instant at) {
        return weekday.format(at.atZone(zone));
    }

    /** Short weekday and day of month, for axes. */
    public String shortWeekday(Instant at) {
        return shortWeekday.format(at.atZone(zone)).replace(".", "");
    }

    /** The time if it was on the day of {@code now}, else day and time. */
    public String moment(Instant at, Instant now) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? time(at) : shortDay(at) + " " + time(at);
    }

    /** A length of time in its one or two greatest units: 40 s, 22 min, 2 h 14 min, 3 d. */
    public String span(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) return texts.get("span.seconds", seconds);
        long minutes = seconds / 60;
        if (minutes < 60) return texts.get("span.minutes", minutes);
        if (minutes < 48 * 60) {
            return minutes % 60 == 0
                    ? texts.get("span.hours", minutes / 60)
                    : texts.get("span.hours-minutes", minutes / 60, minutes % 60);
        }
        return texts.get("span.days", minutes / (24 * 60));
    }

    /** A distance on the ground: 400 m, 3.1 km. */
    public String distance(double metres) {
        double step = metres < 100 ? 5 : 50;
        return metres < 950
                ? number(Math.rint(metres / step) * step, 0) + THIN + unit("m")
                : measured(Math.rint(metres / 100) / 10) + THIN + unit("km");
    }

    /** Offset of the zone at a moment, as UTC+5. */
    public String offset(Instant at) {
        int seconds = ZonedDateTime.ofInstant(at, zone).getOffset().getTotalSeconds();
        int minutes = Math.abs(seconds) / 60;
        String sign = seconds < 0 ? "\u2212" : "+";
        String rest = minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60);
        return "UTC" + (seconds == 0 ? "" : sign + minutes / 60 + rest);
    }

    /** The zone. */
    public ZoneId zone() {
        return zone;
    }
}
