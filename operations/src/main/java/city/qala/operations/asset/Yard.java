package city.qala.operations.asset;

import city.qala.kernel.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where assets come from: whoever keeps the town's things answers. */
public interface Yard {
    /** The things of some kinds that the reader may see, by code. */
    List<Life> things(Actor reader, Set<String> kinds);

    /** One thing that the reader may see, by the number of its Thing. */
    Optional<Life> thing(Actor reader, long thing);

    /** One thing that the reader may see. */
    Optional<Life> thing(Actor reader, String code);
}
