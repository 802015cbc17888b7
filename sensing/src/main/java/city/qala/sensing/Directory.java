package city.qala.sensing;

import city.qala.kernel.Actor;
import java.util.List;
import java.util.Optional;

/** The Things of the city as stations, answered from memory. */
public interface Directory {
    /** Stations that the actor may see, in order of their codes. */
    List<Station> stations(Actor reader);

    /** One station by its code. */
    Optional<Station> station(Actor reader, String code);

    /** Whether the actor may read the stream. */
    boolean mayRead(Actor reader, int stream);

    /** Grows with every change of any Thing, Location or Datastream: a key for caches. */
    long version();
}
