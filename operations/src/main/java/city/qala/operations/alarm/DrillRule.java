package city.qala.operations.alarm;

import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an exercise pretends: three things that do not exist say the same. */
final class DrillRule {

    private static final int THINGS = 3;

    private DrillRule() {}

    /** Kinds that can be exercised: who exercises does not wait for a delay. */
    static List<AlarmKind> kinds() {
        return Arrays.stream(AlarmKind.values()).filter(DrillRule::isFit).toList();
    }

    static boolean isFit(AlarmKind kind) {
        return kind.onDelay().isZero() && kind.priority().isAlarm();
    }

    static List<Signal> signals(Ulid id, AlarmKind kind, String district, Instant at) {
        var signals = new ArrayList<Signal>();
        for (int i = 1; i <= THINGS; i++) {
            var spot = new Signal.Spot("EX-" + i, "EX-" + i, district, "EX-LINE", Optional.empty());
            String name = "drill/" + id + "/" + i;
            signals.add(new Signal(name, kind.code(), true, at, spot, Map.of(), true));
        }
        return signals;
    }

    /** The same condition, over now, and after it began whatever the clock says. */
    static Signal over(Signal on, Instant now) {
        Instant at = now.isAfter(on.at()) ? now : on.at().plusMillis(1);
        return new Signal(on.condition(), on.kind(), false, at, on.spot(), Map.of(), on.test());
    }
}
