package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The positions of events, column by column, and how they are written. */
final class PositionTable {
    private final double[] x;
    private final double[] y;
    private final float[] r68;
    private final float[] r95;
    private final int[] district;
    private final int[] place;

    PositionTable(int events) {
        x = new double[events];
        y = new double[events];
        r68 = new float[events];
        r95 = new float[events];
        district = new int[events];
        place = new int[events];
        java.util.Arrays.fill(district, -1);
    }

    void set(int event, double atX, double atY, double radius68, double radius95, int inDistrict) {
        x[event] = atX;
        y[event] = atY;
        r68[event] = (float) radius68;
        r95[event] = (float) radius95;
        district[event] = inDistrict;
    }

    void set(int event, Answers.Answer at) {
        set(event, at.x(), at.y(), at.r68(), at.r95(), at.district());
    }

    /** Tells that an event happened at a place of its device, numbered from 1. */
    void stayed(int event, int atPlace) {
        place[event] = atPlace;
    }

    /** The place of its device where an event happened; 0 if it was on the way. */
    int place(int event) {
        return place[event];
    }

    /** Whether an event has a position. */
    boolean has(int event) {
        return district[event] >= 0;
    }

    double x(int event) {
        return x[event];
    }

    double y(int event) {
        return y[event];
    }

    double r68(int event) {
        return r68[event];
    }

    int district(int event) {
        return district[event];
    }

    /** Writes {@code device_id,ts_ms,lat,lon,r68_m,r95_m,district}, device by device in time. */
    void write(Path file, EventLog log, int[][] tracks, Districts districts) {
        CsvFile.write(
                file,
                out -> {
                    try {
                        out.append("device_id,ts_ms,lat,lon,r68_m,r95_m,district\n");
                        var line = new StringBuilder(96);
                        for (int[] track : tracks)
                            for (int event : track)
                                if (has(event)) {
                                    line.setLength(0);
                                    row(line, event, log, districts);
                                    out.append(line);
                                }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void row(StringBuilder line, int event, EventLog log, Districts districts) {
        Plane plane = districts.plane();
        line.append(log.deviceName(log.device(event))).append(',').append(log.time(event));
        line.append(',');
        decimal(line, plane.lat(y[event]), 1_000_000, 6);
        line.append(',');
        decimal(line, plane.lon(x[event]), 1_000_000, 6);
        line.append(',').append(Math.round(r68[event])).append(',').append(Math.round(r95[event]));
        line.append(',').append(districts.name(district[event])).append('\n');
    }

    private static void decimal(StringBuilder line, double value, int scale, int digits) {
        long scaled = Math.round(Math.abs(value) * scale);
        if (value < 0) line.append('-');
        line.append(scaled / scale).append('.');
        String rest = Long.toString(scaled % scale);
        for (int i = rest.length(); i < digits; i++) line.append('0');
        line.append(rest);
    }
}
