package city.qala.registry.people;

import java.util.List;

/** What pages show of persons and households. */
public final class PeopleView {

    /** A purpose to choose. */
    public record Option(String code, String title, boolean chosen) {}

    /** Somebody whom a search found. */
    public record Hit(String href, String name, String born, String number) {}

    /**
     * The search.
     *
     * @param name that was typed
     * @param born that was typed
     * @param said what came of it; empty before a search
     * @param wrong what is missing
     */
    public record Search(
            List<Option> purposes,
            String csrf,
            String name,
            String born,
            List<Hit> hits,
            String said,
            String wrong) {}

    /** What a source says. */
    public record Source(String value, String register, String record, String since) {}

    /**
     * A thing that is known of somebody.
     *
     * @param others sources that say something else
     * @param agreeing how many say the same
     */
    public record Fact(String name, Source believed, List<Source> others, int agreeing) {}

    /** What belongs together, such as the address or the income. */
    public record Group(String title, List<Fact> facts) {}

    /** Something that happened to the entry of a person. */
    public record Event(String at, String what) {}

    /** A moment of both times, as the form shows it. */
    public record When(String action, String purpose, String on, String known, String words) {}

    /** One person. */
    public record One(
            String title,
            String purpose,
            When when,
            String household,
            List<Group> groups,
            List<Event> events) {}

    /** A member of a household. */
    public record Member(String name, String href, List<Group> groups) {}

    /** One household. */
    public record Home(String title, String purpose, When when, List<Member> members) {}

    private PeopleView() {}
}
