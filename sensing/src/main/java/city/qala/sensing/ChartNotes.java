package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened at a station, to be drawn on its chart; whoever keeps a book of it answers. */
public interface ChartNotes {

    /** Nobody keeps a book. */
    ChartNotes NONE = (page, reader, station, from, to) -> List.of();

    /**
     * Something that happened.
     *
     * @param from when it began
     * @param to when it ended; empty while it goes on
     * @param css class of its colour: urgent, high, medium, or empty
     * @param words what it was, in the page's language
     * @param href where more of it stands
     */
    record Note(Instant from, Optional<Instant> to, String css, String words, String href) {}

    /** What a reader may know of it. */
    List<Note> notes(Frame page, Actor reader, Station station, Instant from, Instant to);
}
