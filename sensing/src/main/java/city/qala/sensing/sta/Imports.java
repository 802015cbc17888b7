package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import java.util.function.LongConsumer;

/**
 * CSV files taken whole or not at all. The whole file is checked first; every bad row is told by
 * its line and reason, and then nothing is stored.
 */
public final class Imports {

    private final StaService service;

    Imports(StaService service) {
        this.service = service;
    }

    /** Ends the request of an actor who may not import. */
    void requireWriter(Actor actor) {
        service.rights(actor).requireWriter();
    }

    /**
     * Takes Things with their Datastreams.
     *
     * @param csv UTF-8 with a header; columns as in docs/operate/import.md
     * @param dryRun whether only to look
     * @throws city.qala.kernel.Problem {@code forbidden} if the actor may not change entities, 422
     *     {@code invalid-parameter} with a fault for each bad row
     */
    public ImportReport things(Actor actor, byte[] csv, boolean dryRun) {
        return new ThingsImport(service).run(actor, csv, dryRun);
    }

    /**
     * Takes readings of Datastreams that exist.
     *
     * @param csv UTF-8 with the header {@code code,property,time,value}
     * @param dryRun whether only to look
     * @param progress called now and then with the number of rows read
     * @throws city.qala.kernel.Problem as {@link #things}, also {@code payload-too-large} for more
     *     rows than one append takes
     */
    public ImportReport readings(Actor actor, byte[] csv, boolean dryRun, LongConsumer progress) {
        return new ReadingsImport(service).run(actor, csv, dryRun, progress);
    }
}
