package city.qala.bench;

import city.qala.proactive.decide.Measure;
import java.nio.file.Path;
import java.time.LocalDate;

/** Policies on a made-up town of a million households; see bench/proactive.sh. */
public final class ProactiveBench {
    private ProactiveBench() {}

    /** Arguments: folder of policies, households, policy measured alone, day. */
    public static void main(String[] args) {
        Measure.run(Path.of(args[0]), Integer.parseInt(args[1]), args[2], LocalDate.parse(args[3]))
                .forEach((name, value) -> System.out.println(name + "=" + value));
    }
}
