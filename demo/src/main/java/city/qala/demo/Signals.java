package city.qala.demo;

/**
 * What the sensors of each kind would say. Air, weather and traffic stand on real records; the rest
 * is made to look like a small cold town.
 */
final class Signals {
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final long seed;
    private final TownTime time;
    private final Signal outdoor;

    Signals(long seed, TownTime time, Signal outdoor) {
        this.seed = seed;
        this.time = time;
        this.outdoor = outdoor;
    }

    /** A reference analyser: the source at whole hours, a noisy way between. */
    Signal reference(Signal source, String key, double noise) {
        long k = Noise.key(key);
        return s -> {
            double v = source.at(s);
            double between = Math.sin(Math.PI * Math.floorMod(time.local(s), HOUR) / HOUR);
            return Math.max(0, v + between * noise * Math.sqrt(v + 1) * Noise.bell(seed, k, s));
        };
    }

    /** A cheap sensor: its own gain and drift, and more noise. */
    Signal lowCost(Signal source, String key, double noise) {
        long k = Noise.key(key);
        double gain = 0.85 + 0.35 * Noise.unit(seed, k, 1);
        return s -> {
            double v = source.at(s);
            double drift = 1 + 0.08 * Noise.wander(seed, k, s, 3 * DAY);
            return Math.max(
                    0, v * gain * drift + noise * Math.sqrt(v + 1) * Noise.bell(seed, k, s));
        };
    }

    /** A temperature at another place of the valley. */
    Signal temperature(Signal source, String key) {
        long k = Noise.key(key);
        double offset = 2 * Noise.unit(seed, k, 1) - 1;
        return s -> source.at(s) + offset + 0.2 * Noise.bell(seed, k, s);
    }

    /** Relative humidity from temperature and dew point (Magnus). */
    static Signal humidity(Signal temperature, Signal dewPoint) {
        return s -> {
            double t = temperature.at(s);
            double d = dewPoint.at(s);
            double h = 100 * Math.exp(17.62 * d / (243.12 + d) - 17.62 * t / (243.12 + t));
            return Double.isNaN(h) ? h : Math.clamp(h, 1, 100);
        };
    }

    /** Vehicles in a quarter of an hour: a share of the real road. */
    Signal trafficCount(TrafficReplay road, String key, double share) {
        long k = Noise.key(key);
        return s -> {
            double mean = road.vehiclesAnHour(s - 1) * share / 4;
            return Math.max(0, mean + Math.sqrt(mean + 1) * Noise.bell(seed, k, s));
        };
    }

    /** Mean speed: free flow less what the count takes away. */
    Signal trafficSpeed(Signal count, String key, double free) {
        long k = Noise.key(key);
        return s -> {
            double load = Math.min(1, count.at(s) / 160);
            return free * (1 - 0.35 * load * load) + 2 * Noise.bell(seed, k, s);
        };
    }

    /** Level of the lights: 0 by day, 100 in the evening, 50 in the small hours. */
    Signal lightLevel() {
        return s -> !time.dark(s) ? 0 : time.hour(s) < 5 ? 50 : 100;
    }

    /** Power of a cabinet's lights or of one lamp; one lamp in seventy is broken. */
    Signal lightPower(String key, double watts, boolean lamp) {
        long k = Noise.key(key);
        boolean broken = lamp && Noise.unit(seed, k, 2) < 1 / 70.0;
        Signal level = lightLevel();
        double standby = lamp ? 0.4 : 6;
        return s -> {
            double share = broken ? 0 : level.at(s) / 100;
            return standby + watts * share * (1 + 0.02 * Noise.bell(seed, k, s));
        };
    }

    /** Heating water that leaves: the colder, the hotter. */
    Signal supply(String key) {
        long k = Noise.key(key);
        return s ->
                Math.clamp(72 + 1.1 * (8 - warm(s)), 65, 105)
                        + 0.6 * Noise.wander(seed, k, s, 4 * HOUR)
                        + 0.2 * Noise.bell(seed, k, s);
    }

    /** Heating water that comes back. */
    Signal returned(String key) {
        Signal supply = supply(key);
        long k = Noise.key(key + "r");
        return s -> 32 + 0.24 * supply.at(s) + 1.5 * Noise.wander(seed, k, s, 6 * HOUR);
    }

    /** Flow in a pipe that follows the day; {@code cold} for heat, which follows the weather. */
    Signal flow(String key, double mean, boolean cold) {
        long k = Noise.key(key);
        return s -> {
            double day = cold ? 0.75 + 0.035 * Math.max(0, 18 - warm(s)) : demand(s);
            return Math.max(0, mean * day * (1 + 0.06 * Noise.bell(seed, k, s)));
        };
    }

    /** Pressure in a pipe: falls a little when much is drawn. */
    Signal pressure(String key, double bar) {
        long k = Noise.key(key);
        return s ->
                bar
                        - 0.25 * (demand(s) - 1)
                        + 0.06 * Noise.wander(seed, k, s, 5 * HOUR)
                        + 0.02 * Noise.bell(seed, k, s);
    }

    /** Load of a transformer. */
    Signal load(String key, double mean) {
        long k = Noise.key(key);
        return s -> {
            double cold = 1 + 0.012 * Math.max(0, 15 - warm(s));
            return mean * (0.6 + 0.4 * demand(s)) * cold * (1 + 0.04 * Noise.bell(seed, k, s));
        };
    }

    /** Voltage: a little lower under load. */
    Signal voltage(String key) {
        long k = Noise.key(key);
        return s -> 232 - 2.2 * demand(s) + 0.8 * Noise.wander(seed, k, s, 2 * HOUR);
    }

    /** A bin that fills and is emptied at seven every second to fifth morning. */
    Signal fill(String key) {
        long k = Noise.key(key);
        long every = 2 + (long) (4 * Noise.unit(seed, k, 1));
        long first = (long) (every * Noise.unit(seed, k, 2));
        double perDay = 8 + 30 * Noise.unit(seed, k, 3);
        return s -> {
            long sinceSeven = time.local(s) - 7 * HOUR;
            long days = Math.floorMod(Math.floorDiv(sinceSeven, DAY) + first, every);
            double since = days + Math.floorMod(sinceSeven, DAY) / (double) DAY;
            return Math.clamp(3 + perDay * since + Noise.bell(seed, k, s), 0, 100);
        };
    }

    /** A battery that lasts a year or so and is then changed. */
    Signal battery(String key, double daysOfLife) {
        long k = Noise.key(key);
        double phase = daysOfLife * Noise.unit(seed, k, 1);
        return s -> 100 - 85 * (((s / (double) DAY + phase) % daysOfLife) / daysOfLife);
    }

    /** Free spaces of a car park. */
    Signal freeSpaces(String key, int spaces) {
        long k = Noise.key(key);
        return s -> {
            double taken = busy(s) + 0.08 * Noise.wander(seed, k, s, HOUR);
            return Math.clamp(spaces * (1 - taken), 0, spaces);
        };
    }

    /** One bay: taken or not, changing every few hours. */
    Signal bay(String key) {
        long k = Noise.key(key);
        return s -> {
            long stay = HOUR + (long) (4 * HOUR * Noise.unit(seed, k, 1));
            return Noise.unit(seed, k, Math.floorDiv(s, stay)) < busy(s) ? 1 : 0;
        };
    }

    /** People on a bus. */
    Signal passengers(String key) {
        long k = Noise.key(key);
        return s -> {
            if (!inService(s)) return 0;
            double many = 14 * Math.max(0.1, demand(s) - 0.5);
            return Math.clamp(many + 6 * Noise.wander(seed, k, s, 600), 0, 60);
        };
    }

    /** Whether buses run: half past five to eleven. */
    boolean inService(long s) {
        double h = time.hour(s);
        return h >= 5.5 && h < 23;
    }

    /** Devices on a bench's Wi-Fi: mostly none, as in the real town. */
    Signal wifi(String key) {
        long k = Noise.key(key);
        return s -> {
            double chance = warm(s) > 5 && time.hour(s) > 9 && time.hour(s) < 21 ? 0.2 : 0.03;
            double u = Noise.unit(seed, k, s);
            return u < chance ? 1 + Math.floor(3 * u / chance) : 0;
        };
    }

    /** Power given to phones on a bench: almost always none. */
    Signal charging(String key) {
        Signal users = wifi(key);
        long k = Noise.key(key + "c");
        return s -> users.at(s) > 1 && Noise.unit(seed, k, s) < 0.5 ? 7.5 : 0;
    }

    /** Temperature in a heated stop: kept at 16 while it is open. */
    Signal shelter(String key) {
        long k = Noise.key(key);
        return s -> {
            double kept = inService(s) ? 16 : 8;
            return Math.max(warm(s), kept) + 0.8 * Noise.wander(seed, k, s, 1_800);
        };
    }

    /** Power of its heater. */
    Signal heater(String key) {
        long k = Noise.key(key);
        return s -> {
            double kept = inService(s) ? 16 : 8;
            return Math.max(0, 90 * (kept - warm(s)) + 40 * Noise.bell(seed, k, s));
        };
    }

    /** Strength of a gateway's uplink. */
    Signal radio(String key) {
        long k = Noise.key(key);
        double base = -95 + 25 * Noise.unit(seed, k, 1);
        return s -> base + 3 * Noise.wander(seed, k, s, 2 * HOUR) + Noise.bell(seed, k, s);
    }

    /** Outdoor temperature; 5 °C where the record has a hole. */
    private double warm(long s) {
        double t = outdoor.at(s);
        return Double.isNaN(t) ? 5 : t;
    }

    /** What households draw, 1 on average: low at night, a peak at seven and one at nineteen. */
    private double demand(long s) {
        double h = time.hour(s);
        double morning = Math.exp(-Math.pow((h - (time.weekend(s) ? 9.5 : 7.3)) / 1.8, 2));
        double evening = Math.exp(-Math.pow((h - 19) / 2.6, 2));
        double night = h < 5 ? -0.35 : 0;
        return 0.75 + night + 0.8 * morning + 0.75 * evening;
    }

    /** Share of parking spaces that are taken. */
    private double busy(long s) {
        double h = time.hour(s);
        double day = Math.exp(-Math.pow((h - 13) / 5, 4));
        return time.weekend(s) ? 0.15 + 0.35 * day : 0.15 + 0.65 * day;
    }
}
