package city.qala.governance.algorithm;

import city.qala.kernel.Activations;
import city.qala.kernel.AlgorithmGate;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.web.Formats;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The public register of algorithms. It alone says whether a version may run: its entry is
 * complete, two people let it run, and, if it concerns people, its audit of bias passed less than
 * twelve months ago.
 *
 * <p>What is true now follows from a history of sealed lines; a line that somebody wrote into the
 * ledger by hand, or took out of it, switches everything off.
 */
public final class AlgorithmRegister implements AlgorithmGate {

    private final Register register;
    private final RegisterDesk desk;
    private final Activations activations;
    private final Clock clock;
    private final Messages words = Messages.of(AlgorithmRegister.class);
    private volatile AlgorithmFigures figures = algorithm -> List.of();

    private AlgorithmRegister(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
        this.desk = new RegisterDesk(register);
        this.activations = new Activations(this);
    }

    /**
     * Opens the register and brings in the entries that come with the program.
     *
     * @param ledger its schema {@code governance} is brought up to date
     * @param audit the log of who did what
     * @param data the city's data folder, where the register's key is kept
     */
    public static AlgorithmRegister open(Database ledger, AuditLog audit, Path data, Clock clock) {
        ledger.migrate("governance");
        var register = new Register(ledger, RegisterKey.open(data.resolve("keys")), audit, clock);
        if (register.altered().isEmpty()) ShippedEntries.install(register);
        return new AlgorithmRegister(register, clock);
    }

    /** The only way to an {@link city.qala.kernel.Activation}. */
    public Activations activations() {
        return activations;
    }

    @Override
    public Optional<Off> refusal(AlgorithmVersion version) {
        return register.refusal(version);
    }

    /**
     * How often a version takes two strangers for one person, in the group that fares worst: the
     * upper end of the interval of its newest audit. Empty unless that audit carries the version.
     */
    public OptionalDouble worstFalseMatchRate(AlgorithmVersion version) {
        return register.find(version.algorithm())
                .flatMap(AlgorithmState::evidence)
                .filter(e -> e.carries(version, clock.instant()))
                .map(e ->
                        e.groups().stream().mapToDouble(g -> g.count().falseMatches().high()).max())
                .orElse(OptionalDouble.empty());
    }

    /** Who counts what algorithms did; without it there are no figures. */
    public void figures(AlgorithmFigures counted) {
        figures = counted;
    }

    /** What an algorithm is called in the register; empty if it is not there. */
    public Optional<String> name(String id, Language language) {
        return register.find(id).map(state -> AlgorithmRows.name(state, language));
    }

    /** What should run and does not: a sentence for everybody, by id of the algorithm. */
    public SequencedMap<String, String> notes(Web web, Language language) {
        var said =
                new OffWords(
                        words.in(language), new Formats(words.in(language), web.town().zone()));
        var notes = new LinkedHashMap<String, String>();
        for (AlgorithmState state : register.states()) {
            if (!state.phase().canStop()) continue;
            register.refusal(state)
                    .ifPresent(off -> notes.put(state.entry().id(), said.of(state, off)));
        }
        return notes;
    }

    /**
     * The pages and the API.
     *
     * @param csrf what forms of a reader's session send along
     */
    public List<Routes> routes(Web web, Function<Exchange, String> csrf) {
        AlgorithmFigures counted = algorithm -> figures.months(algorithm);
        return List.of(
                new AlgorithmRoutes(register, desk, counted),
                new AlgorithmPage(web, words, csrf, register, desk, counted));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new RecheckJob(register));
    }
}
