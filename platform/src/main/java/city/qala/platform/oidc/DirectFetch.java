package city.qala.platform.oidc;

import city.qala.kernel.Problem;
import city.qala.platform.outbound.Outbound;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls the provider by the one way out; its host stands on the town's allow-list or is not called.
 */
public final class DirectFetch implements Fetch {
    private static final int MOST_BYTES = 1 << 20;

    private final Outbound outbound;

    /** Calls that the town allows. */
    public DirectFetch(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public byte[] call(URI address, Map<String, String> form, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Accept", "application/json");
        Outbound.Reply reply = reply(address, form, all);
        if (reply.status() != 200) throw unreachable();
        return reply.body();
    }

    private Outbound.Reply reply(
            URI address, Map<String, String> form, Map<String, String> headers) {
        try {
            if (form.isEmpty()) return outbound.get("sign-in", address, headers, MOST_BYTES);
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            byte[] body = encoded(form).getBytes(StandardCharsets.UTF_8);
            return outbound.post("sign-in", address, headers, body, MOST_BYTES);
        } catch (Problem p) {
            if (p.code().equals("target-unreachable")) throw unreachable();
            throw p;
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Problem unreachable() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "provider-unreachable",
                "The sign-in provider does not answer as it should.");
    }
}
