package city.qala.pulse.position;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small invented city with its truth: four kilometres square, four districts, a site every half
 * kilometre, people who sleep at home and work elsewhere, a visitor, a machine. Shadowing belongs
 * to a spot of fifty metres and stays what it is.
 */
final class MadeCity {
    static final long START = 1_767_225_600_000L;
    static final double SIDE = 4000;

    private static final double LAT = 43;
    private static final double LON = 76;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Path folder;
    private final Random random = new Random(7);
    private final Plane plane = new Plane(LAT, LON);
    private final List<double[]> sites = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, double[]> truth = new HashMap<>();

    private MadeCity(Path folder) {
        this.folder = folder;
        for (int i = 0; i < 8; i++)
            for (int j = 0; j < 8; j++)
                sites.add(
                        new double[] {
                            -SIDE / 2 + 250 + 500 * i + random.nextDouble(-120, 120),
                            -SIDE / 2 + 250 + 500 * j + random.nextDouble(-120, 120),
                            random.nextDouble(120)
                        });
    }

    /** Writes the files of a city with some residents over some days. */
    static MadeCity with(Path folder, int residents, int days) {
        var city = new MadeCity(folder);
        city.ground();
        for (int r = 0; r < residents; r++) city.resident("R" + r, days);
        city.visitor("V0");
        for (long t = START; t < START + days * 24 * HOUR; t += 15 * MINUTE)
            city.event("M0", 401, t + 400, 700, 700, 15, 1);
        city.write("events.csv", "ts_ms,device_id,home_mcc,cell_id,ta,rsrp_dbm,neighbours,kind");
        return city;
    }

    Path folder() {
        return folder;
    }

    /** Where a device was at an event, x and y on the plane of the districts. */
    double[] truth(String device, String time) {
        double[] at = truth.get(device + " " + time);
        if (at == null) throw new IllegalArgumentException(device + " " + time);
        return at;
    }

    Plane plane() {
        return plane;
    }

    /** Adds a line to the events as it is. */
    void line(String event) {
        events.add(event);
        write("events.csv", "ts_ms,device_id,home_mcc,cell_id,ta,rsrp_dbm,neighbours,kind");
    }

    private void ground() {
        List<String> districts = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            double x = d % 2 == 0 ? -SIDE / 2 : 0;
            double y = d < 2 ? -SIDE / 2 : 0;
            districts.add(
                    "D%d,\"POLYGON((%s,%s,%s,%s,%s))\""
                            .formatted(
                                    d + 1,
                                    point(x, y),
                                    point(x + SIDE / 2, y),
                                    point(x + SIDE / 2, y + SIDE / 2),
                                    point(x, y + SIDE / 2),
                                    point(x, y)));
        }
        write("districts.csv", "district,wkt", districts);
        List<String> cells = new ArrayList<>();
        for (int s = 0; s < sites.size(); s++)
            for (int k = 0; k < 3; k++) {
                double[] at = sites.get(s);
                cells.add(
                        "C%d,S%d,%.6f,%.6f,%.0f,65,30,30.0,LTE"
                                .formatted(
                                        3 * s + k,
                                        s,
                                        plane.lat(at[1]),
                                        plane.lon(at[0]),
                                        at[2] + 120 * k));
            }
        write(
                "cells.csv",
                "cell_id,site_id,lat,lon,azimuth_deg,hbeam_deg,height_m,eirp_dbm,tech",
                cells);
    }

    private String point(double x, double y) {
        return "%.7f %.7f".formatted(plane.lon(x), plane.lat(y));
    }

    private void resident(String name, int days) {
        double[] home = spot();
        double[] work = spot();
        while (Math.hypot(home[0] - work[0], home[1] - work[1]) < 1200) work = spot();
        double indoor = random.nextDouble(6, 18);
        for (int d = 0; d < days; d++) {
            long midnight = START - 5 * HOUR + d * 24 * HOUR;
            stay(name, 401, midnight, midnight + 8 * HOUR, home, indoor);
            long there = go(name, 401, midnight + 8 * HOUR, home, work);
            stay(name, 401, there, midnight + 18 * HOUR, work, indoor);
            long back = go(name, 401, midnight + 18 * HOUR, work, home);
            stay(name, 401, back, midnight + 24 * HOUR, home, indoor);
        }
    }

    private void visitor(String name) {
        long noon = START + 7 * HOUR;
        double[] first = spot();
        double[] second = spot();
        stay(name, 250, noon, noon + 2 * HOUR, first, 0);
        long there = go(name, 250, noon + 2 * HOUR, first, second);
        stay(name, 250, there, there + HOUR, second, 0);
    }

    private double[] spot() {
        return new double[] {random.nextDouble(-1700, 1700), random.nextDouble(-1700, 1700)};
    }

    private void stay(String name, int country, long from, long to, double[] at, double indoor) {
        for (long t = from + pause(12); t < to; t += pause(12))
            event(name, country, t, at[0], at[1], indoor, random.nextInt(3));
    }

    private long go(String name, int country, long from, double[] a, double[] b) {
        long lasts = (long) (Math.hypot(b[0] - a[0], b[1] - a[1]) / 6 * 1000);
        for (long t = from + pause(1); t < from + lasts; t += pause(1)) {
            double f = (t - from) / (double) lasts;
            double x = a[0] + f * (b[0] - a[0]);
            event(name, country, t, x, a[1] + f * (b[1] - a[1]), 4, random.nextInt(3));
        }
        return from + lasts;
    }

    private long pause(int minutes) {
        return 1000 + (long) (-Math.log(1 - random.nextDouble()) * minutes * MINUTE);
    }

    private void event(
            String name, int country, long t, double x, double y, double indoor, int kind) {
        if (t < START) return;
        int cells = 3 * sites.size();
        double[] level = new double[cells];
        int best = 0;
        for (int c = 0; c < cells; c++) {
            double[] s = sites.get(c / 3);
            double mean = Radio.level(x - s[0], y - s[1], s[2] + 120 * (c % 3), 65, 30);
            double shadow = 4.5 * shadow(x, y, 0) + 4.5 * shadow(x, y, 1 + c / 3);
            level[c] = mean + shadow + 2.5 * shadow(x, y, 999 + c) - indoor;
            level[c] += 2 * random.nextGaussian();
            if (level[c] > level[best]) best = c;
        }
        double[] s = sites.get(best / 3);
        double way = Math.hypot(x - s[0], y - s[1]);
        if (random.nextDouble() > Math.exp(-way / 250))
            way += -70 * Math.log(1 - random.nextDouble());
        long ta = (long) (Math.max(0, way + 15 * random.nextGaussian()) / Radio.TA_STEP);
        String measured = kind == 0 ? "," : ta + "," + Math.round(level[best]);
        String heard = kind == 2 ? heard(level, best) : "";
        String word = List.of("cdr", "sig", "mr").get(kind);
        events.add(
                t + "," + name + "," + country + ",C" + best + "," + measured + "," + heard + ","
                        + word);
        truth.put(name + " " + t, new double[] {x, y});
    }

    private static String heard(double[] level, int best) {
        var text = new StringBuilder();
        boolean[] told = new boolean[level.length];
        told[best] = true;
        for (int k = 0; k < 8; k++) {
            int next = -1;
            for (int c = 0; c < level.length; c++)
                if (!told[c] && (next < 0 || level[c] > level[next])) next = c;
            told[next] = true;
            if (k > 0) text.append('|');
            text.append('C').append(next).append(':').append(Math.round(level[next]));
        }
        return text.toString();
    }

    /** A standard normal number that belongs to a spot and a source. */
    private static double shadow(double x, double y, int source) {
        long spot = Math.round(x / 50) * 1_000_003 + Math.round(y / 50) * 7919 + source * 104_729L;
        return new Random(spot * 0x9E3779B97F4A7C15L).nextGaussian();
    }

    private void write(String name, String header) {
        write(name, header, events);
    }

    private void write(String name, String header, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.addFirst(header);
        try {
            Files.write(folder.resolve(name), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
