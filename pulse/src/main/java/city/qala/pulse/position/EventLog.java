package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of a file in columns: about 30 bytes each and 8 a neighbour, whatever the file's size.
 */
final class EventLog {
    /** The cell of an event that names none. */
    static final int NO_CELL = -1;

    /** The cell of an event whose cell nobody knows. */
    static final int UNKNOWN_CELL = -2;

    /** A timing advance or a level that was not sent. */
    static final int ABSENT = Short.MIN_VALUE;

    private final List<String> devices = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> countries = new HashMap<>();
    private final List<String> countryNames = new ArrayList<>();

    private int size;
    private long[] time = new long[1 << 12];
    private int[] device = new int[1 << 12];
    private short[] country = new short[1 << 12];
    private int[] cell = new int[1 << 12];
    private short[] ta = new short[1 << 12];
    private short[] level = new short[1 << 12];
    private int[] heard = new int[(1 << 12) + 1];
    private int[] heardCell = new int[1 << 14];
    private short[] heardLevel = new short[1 << 14];
    private long bad;
    private List<String> faults = List.of();

    private EventLog() {}

    /**
     * Reads {@code events.csv} or {@code events.csv.gz} of a folder: {@code
     * ts_ms,device_id,home_mcc,cell_id,ta,rsrp_dbm,neighbours}. A neighbour that is no known cell
     * is passed over; an event with an unknown cell is kept and marked.
     */
    static EventLog read(Path folder, Cells cells) {
        var log = new EventLog();
        CsvFile read =
                CsvFile.read(
                        file(folder, "events.csv"),
                        header -> {
                            var columns = new Columns(header);
                            return row -> log.take(row.cells(), columns, cells);
                        });
        log.bad = read.bad();
        log.faults = read.faults();
        return log;
    }

    /** A file of a folder, compressed or not. */
    static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
    }

    /** Where the columns stand. */
    private static final class Columns {
        private final int time;
        private final int device;
        private final int country;
        private final int cell;
        private final int ta;
        private final int level;
        private final int heard;

        Columns(List<String> header) {
            time = CsvFile.column(header, "ts_ms");
            device = CsvFile.column(header, "device_id");
            country = CsvFile.column(header, "home_mcc");
            cell = CsvFile.column(header, "cell_id");
            ta = CsvFile.column(header, "ta");
            level = CsvFile.column(header, "rsrp_dbm");
            heard = CsvFile.column(header, "neighbours");
        }
    }

    private String take(List<String> row, Columns at, Cells cells) {
        try {
            long ts = Long.parseLong(row.get(at.time));
            String who = row.get(at.device);
            if (who.isEmpty()) return "device_id is empty";
            if (ts < 0) return "ts_ms is before 1970";
            String there = row.get(at.cell);
            int known = there.isEmpty() ? NO_CELL : cells.number(there);
            if (known < 0 && !there.isEmpty()) known = UNKNOWN_CELL;
            int advance = optional(row.get(at.ta), 0, 1282);
            int dbm = optional(row.get(at.level), -160, -20);
            grow();
            heard(row.get(at.heard), cells);
            time[size] = ts;
            device[size] = number(numbers, devices, who);
            country[size] = (short) number(countries, countryNames, row.get(at.country));
            cell[size] = known;
            ta[size] = (short) advance;
            level[size] = (short) dbm;
            size++;
            return "";
        } catch (NumberFormatException e) {
            return "a number is not one: " + e.getMessage();
        }
    }

    private static int optional(String text, int least, int most) {
        if (text.isEmpty()) return ABSENT;
        int value = Integer.parseInt(text);
        if (value < least || value > most)
            throw new NumberFormatException(value + " is not within " + least + " and " + most);
        return value;
    }

    private static int number(Map<String, Integer> numbers, List<String> names, String name) {
        Integer known = numbers.get(name);
        if (known != null) return known;
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** Takes {@code cell:level|cell:level|…} in behind what is there. */
    private void heard(String text, Cells cells) {
        int to = heard[size];
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('|', from);
            if (end < 0) end = text.length();
            int colon = text.indexOf(':', from);
            if (colon < 0 || colon > end) throw new NumberFormatException(text);
            int number = cells.number(text.substring(from, colon));
            int dbm = Integer.parseInt(text, colon + 1, end, 10);
            if (dbm < -160 || dbm > -20) throw new NumberFormatException(text);
            if (to == heardCell.length) {
                heardCell = Arrays.copyOf(heardCell, 2 * to);
                heardLevel = Arrays.copyOf(heardLevel, 2 * to);
            }
            if (number >= 0) {
                heardCell[to] = number;
                heardLevel[to++] = (short) dbm;
            }
            from = end + 1;
        }
        heard[size + 1] = to;
    }

    private void grow() {
        if (size < time.length) return;
        int more = 2 * size;
        time = Arrays.copyOf(time, more);
        device = Arrays.copyOf(device, more);
        country = Arrays.copyOf(country, more);
        cell = Arrays.copyOf(cell, more);
        ta = Arrays.copyOf(ta, more);
        level = Arrays.copyOf(level, more);
        heard = Arrays.copyOf(heard, more + 1);
    }

    /**
     * The events of each device in the order of time, equal times in the order of the file.
     *
     * @return for each device the numbers of its events
     */
    int[][] tracks() {
        int[] counts = new int[devices.size()];
        for (int i = 0; i < size; i++) counts[device[i]]++;
        int[][] tracks = new int[devices.size()][];
        for (int d = 0; d < tracks.length; d++) tracks[d] = new int[counts[d]];
        for (int i = size - 1; i >= 0; i--) tracks[device[i]][--counts[device[i]]] = i;
        for (int d = 0; d < tracks.length; d++) tracks[d] = inTime(tracks[d]);
        return tracks;
    }

    private int[] inTime(int[] track) {
        boolean sorted = true;
        for (int i = 1; i < track.length && sorted; i++)
            sorted = time[track[i - 1]] <= time[track[i]];
        if (sorted) return track;
        return Arrays.stream(track)
                .boxed()
                .sorted(java.util.Comparator.comparingLong(i -> time[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return size;
    }

    int devices() {
        return devices.size();
    }

    String deviceName(int number) {
        return devices.get(number);
    }

    /** Milliseconds since 1970 UTC. */
    long time(int event) {
        return time[event];
    }

    int device(int event) {
        return device[event];
    }

    /** Mobile country code of the SIM, as it stands in the file. */
    String country(int event) {
        return countryNames.get(country[event]);
    }

    int cell(int event) {
        return cell[event];
    }

    /** Steps of timing advance, or {@link #ABSENT}. */
    int ta(int event) {
        return ta[event];
    }

    /** Level of the serving cell, dBm, or {@link #ABSENT}. */
    int level(int event) {
        return level[event];
    }

    /** How many neighbours were heard. */
    int heardCount(int event) {
        return heard[event + 1] - heard[event];
    }

    int heardCell(int event, int neighbour) {
        return heardCell[heard[event] + neighbour];
    }

    int heardLevel(int event, int neighbour) {
        return heardLevel[heard[event] + neighbour];
    }

    long bad() {
        return bad;
    }

    List<String> faults() {
        return faults;
    }
}
