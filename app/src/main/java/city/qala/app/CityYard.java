package city.qala.app;

import city.qala.kernel.Actor;
import city.qala.operations.asset.Life;
import city.qala.operations.asset.Yard;
import city.qala.sensing.Lives;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The town's things as the control room looks after them: sensing knows how they live. */
final class CityYard implements Yard {
    private final Lives lives;
    private final Clock clock;

    CityYard(Lives lives, Clock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    @Override
    public List<Life> things(Actor reader, Set<String> kinds) {
        return lives.of(reader, kinds, clock.instant()).stream().map(CityYard::life).toList();
    }

    @Override
    public Optional<Life> thing(Actor reader, long thing) {
        return lives.of(reader, thing, clock.instant()).map(CityYard::life);
    }

    @Override
    public Optional<Life> thing(Actor reader, String code) {
        return lives.of(reader, code, clock.instant()).map(CityYard::life);
    }

    private static Life life(Lives.Life l) {
        return new Life(
                l.code(),
                l.name(),
                l.kind(),
                l.properties().getOrDefault("device", ""),
                l.district(),
                l.at(),
                l.lastSeen(),
                l.silent(),
                l.uptime(),
                l.usedHours(),
                l.measuredHours(),
                l.lastUse(),
                l.byHour());
    }
}
