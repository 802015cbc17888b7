package city.qala.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Local time of the town, cheap enough to be asked for millions of readings. */
final class TownTime {
    private static final int DAY = 86_400;
    private static final double LATITUDE = Math.toRadians(47.15);

    private final ZoneId zone;

    TownTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Seconds since 1970 as a clock on the wall would count them. */
    long local(long second) {
        return second + zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    LocalDateTime dateTime(long second) {
        return LocalDateTime.ofEpochSecond(local(second), 0, ZoneOffset.UTC);
    }

    /** 0 ≤ h &lt; 24. */
    double hour(long second) {
        return Math.floorMod(local(second), DAY) / 3600.0;
    }

    /** Number of the local day since 1970. */
    long day(long second) {
        return Math.floorDiv(local(second), DAY);
    }

    boolean weekend(long second) {
        return Math.floorMod(day(second) + 3, 7) >= 5;
    }

    /** Whether street lights burn: the sun stands below the horizon. */
    boolean dark(long second) {
        double season = 2 * Math.PI * (Math.floorMod(day(second), 365) - 80) / 365.25;
        double tilt = Math.toRadians(23.44) * Math.sin(season);
        double half = Math.acos(Math.clamp(-Math.tan(LATITUDE) * Math.tan(tilt), -1, 1));
        double halfDayHours = Math.toDegrees(half) / 15;
        return Math.abs(hour(second) - 12.5) > halfDayHours;
    }
}
