package city.qala.vision.watch;

import city.qala.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two people agree to when a list is let loose. Any other terms are another list.
 *
 * @param name of the list, in a few words; names nobody
 * @param aim which of the few aims that allow looking for a face
 * @param authority on what it rests
 * @param call who is called when somebody was found, and what they may do
 * @param area where and at which hours
 * @param window from when until when
 * @param limits how many, how near, how many mistakes
 * @param exercise whether it is drawn figures only, to train with
 */
public record Terms(
        String name,
        Aim aim,
        Authority authority,
        Call call,
        Area area,
        Window window,
        Limits limits,
        boolean exercise) {

    /** Why somebody may be looked for at all. */
    public enum Aim {
        /** A missing person. The only aim for which a child may be on a list. */
        MISSING,
        /** Wanted by a court. */
        COURT,
        /** In danger. */
        AT_RISK,
        /** Suspected of a crime on the list of the law. */
        LISTED_CRIME
    }

    /**
     * On what a list rests.
     *
     * @param basis the law with article
     * @param document number and date of the order
     * @param body who gave it
     */
    public record Authority(String basis, String document, String body) {
        public Authority {
            line("basis", basis);
            line("document", document);
            line("body", body);
        }
    }

    /**
     * Who is called.
     *
     * @param owner office that answers for the list
     * @param phone its telephone
     * @param may what may be done on the spot, in a sentence
     */
    public record Call(String owner, String phone, String may) {
        public Call {
            line("owner", owner);
            line("phone", phone);
            line("may", may);
        }
    }

    /**
     * Where and at which hours of the town's day.
     *
     * @param cameras codes of the cameras, 1 to 1000
     * @param fromMinute minute of the day, 0 to 1439
     * @param toMinute minute of the day, over 0, at most 1440; below {@code fromMinute} it runs
     *     over midnight
     */
    public record Area(Set<String> cameras, int fromMinute, int toMinute) {
        public Area {
            if (cameras.isEmpty() || cameras.size() > 1_000)
                throw Problem.invalid("cameras", cameras.size(), "must name 1 to 1000");
            cameras = Set.copyOf(cameras);
            if (fromMinute < 0 || fromMinute > 1439)
                throw Problem.invalid("fromMinute", fromMinute, "must be 0 to 1439");
            if (toMinute < 1 || toMinute > 1440)
                throw Problem.invalid("toMinute", toMinute, "must be 1 to 1440");
        }

        /** Whether a minute of the day is within its hours. */
        boolean isOpen(int minute) {
            return fromMinute < toMinute
                    ? minute >= fromMinute && minute < toMinute
                    : minute >= fromMinute || minute < toMinute;
        }

        /** Hours a day. */
        double hours() {
            int minutes = toMinute - fromMinute;
            return (minutes > 0 ? minutes : minutes + 1440) / 60.0;
        }
    }

    /**
     * From when until when.
     *
     * @param starts first moment
     * @param ends first moment after it; at most 30 days later
     */
    public record Window(Instant starts, Instant ends) {
        /** What is taken where nobody says. */
        public static final Duration USUAL = Duration.ofHours(24);

        /** The longest; beyond it a new authorisation is needed. */
        public static final Duration LONGEST = Duration.ofDays(30);

        public Window {
            if (!ends.isAfter(starts)) throw Problem.invalid("ends", ends, "must be after starts");
            if (Duration.between(starts, ends).compareTo(LONGEST) > 0)
                throw Problem.invalid("ends", ends, "must be at most 30 days after starts");
        }
    }

    /**
     * How many, how near, how many mistakes.
     *
     * @param cap most entries, at most 10,000
     * @param threshold distance under which two faces count as alike, over 0 and under 2
     * @param budget most false alerts a day
     * @param facesPerHour how many faces are expected at all its cameras together
     */
    public record Limits(int cap, double threshold, double budget, double facesPerHour) {
        /** What is taken where nobody says. */
        public static final int USUAL_CAP = 1_000;

        /** No list is longer. */
        public static final int HARD_CAP = 10_000;

        public Limits {
            if (cap < 1 || cap > HARD_CAP) throw Problem.invalid("cap", cap, "must be 1 to 10000");
            if (!(threshold > 0 && threshold < 2))
                throw Problem.invalid("threshold", threshold, "must be over 0 and under 2");
            if (!(budget > 0 && budget <= 100))
                throw Problem.invalid("budget", budget, "must be over 0, at most 100 a day");
            if (!(facesPerHour > 0 && facesPerHour <= 10_000_000))
                throw Problem.invalid("facesPerHour", facesPerHour, "must be over 0");
        }
    }

    public Terms {
        line("name", name);
    }

    /** All of it as one text, always the same for the same terms. */
    String canonical() {
        return String.join(
                "\n",
                name,
                aim.name(),
                authority.basis(),
                authority.document(),
                authority.body(),
                call.owner(),
                call.phone(),
                call.may(),
                String.join(",", new TreeSet<>(area.cameras())),
                area.fromMinute() + "-" + area.toMinute(),
                window.starts() + "/" + window.ends(),
                limits.cap() + " " + limits.threshold(),
                limits.budget() + " " + limits.facesPerHour(),
                Boolean.toString(exercise));
    }

    private static void line(String field, String text) {
        boolean fine =
                !text.isBlank()
                        && text.length() <= 300
                        && text.chars().noneMatch(Character::isISOControl);
        if (!fine) throw Problem.invalid(field, text.length() + " signs", "must be 1 to 300 signs");
    }
}
