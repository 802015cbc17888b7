package city.qala.sensing;

import city.qala.platform.http.Handler;
import city.qala.platform.http.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of addresses for tests of pages, without a listener. */
final class PretendRouter implements Router {

    record Found(Handler handler, Map<String, String> params) {}

    private record Entry(String method, Pattern pattern, List<String> names, Handler handler) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public Router on(String method, String pattern, Handler handler) {
        var names = new ArrayList<String>();
        var regex = new StringBuilder();
        Matcher part = Pattern.compile("\\{(\\w+)}|\\*|[^{*]+").matcher(pattern);
        while (part.find()) {
            if (part.group(1) != null) {
                names.add(part.group(1));
                regex.append("([^/]+)");
            } else {
                regex.append(part.group().equals("*") ? ".*" : Pattern.quote(part.group()));
            }
        }
        entries.add(new Entry(method, Pattern.compile(regex.toString()), names, handler));
        return this;
    }

    @Override
    public Router any(String pattern, Handler handler) {
        return on("*", pattern, handler);
    }

    /** The entry with the fewest named parts wins. */
    Optional<Found> find(String method, String path) {
        Optional<Found> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (Entry e : entries) {
            Matcher m = e.pattern().matcher(path);
            boolean fits = e.method().equals("*") || e.method().equals(method);
            if (!fits || e.names().size() >= fewest || !m.matches()) continue;
            var params = new LinkedHashMap<String, String>();
            for (int i = 0; i < e.names().size(); i++) params.put(e.names().get(i), m.group(i + 1));
            fewest = e.names().size();
            best = Optional.of(new Found(e.handler(), params));
        }
        return best;
    }
}
