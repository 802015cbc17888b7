package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.door.DayKey;
import city.qala.pulse.release.DayBuild;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A day as it is sent: UTF-8 CSV with the header {@code feed,person,place,hour,kind}, and {@code
 * area} if the layout has a finer map. A row that cannot be counted is told and left out.
 */
final class DeliveryBody {

    private static final String HEADER = "feed,person,place,hour,kind";
    private static final int FAULTS_KEPT = 20;

    private final String text;
    private final boolean hasAreas;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> feeds = new HashSet<>();
    private long rows;
    private long bad;

    DeliveryBody(byte[] body, Layout layout) {
        text = new String(body, StandardCharsets.UTF_8);
        hasAreas = layout.areas() > 0;
        String wanted = hasAreas ? HEADER + ",area" : HEADER;
        if (!line(0).equals(wanted)) throw Problem.invalid("header", line(0), "must be " + wanted);
    }

    /** Gives every row to a build; from how many feeds they are. */
    int give(DayBuild build, DayKey key) {
        int at = line(0).length() + 1;
        for (int number = 2; at < text.length(); number++) {
            String line = line(at);
            at += line.length() + 1;
            if (line.isBlank()) continue;
            String fault = add(build, key, line.strip().split(",", -1));
            if (fault.isEmpty()) rows++;
            else if (bad++ < FAULTS_KEPT) faults.add("line " + number + ": " + fault);
        }
        if (feeds.isEmpty()) throw Problem.invalid("rows", rows, "must be at least one");
        return feeds.size();
    }

    long rows() {
        return rows;
    }

    long bad() {
        return bad;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private String line(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }

    private String add(DayBuild build, DayKey key, String[] cells) {
        if (cells.length != (hasAreas ? 6 : 5)) return cells.length + " cells";
        try {
            DayKey.Pseudonym who = key.mask(cells[0], cells[1]);
            int hour = Integer.parseInt(cells[3]);
            int area = hasAreas ? Integer.parseInt(cells[5]) : -1;
            build.add(who.high(), who.low(), cells[2], hour, cells[4], area);
            feeds.add(cells[0]);
            return "";
        } catch (NumberFormatException e) {
            return "hour or area is not a number";
        } catch (Problem e) {
            return e.detail();
        }
    }
}
