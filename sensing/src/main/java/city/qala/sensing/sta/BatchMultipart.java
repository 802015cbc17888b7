package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches as multipart/mixed: parts of application/http, change sets as multiparts inside. */
final class BatchMultipart {

    private static final String HTTP = "application/http";
    private static final byte[] LINE = {'\r', '\n'};
    private static final int LONGEST_BOUNDARY = 200;

    private final StaRequest whole;
    private final String base;
    private final List<Batch.Part> parts = new ArrayList<>();

    /** Headers, names in small letters, and what follows them. */
    private record Message(Map<String, String> headers, Span body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** A piece of the request's bytes. */
    private record Span(int from, int to) {}

    BatchMultipart(StaRequest whole, String base) {
        this.whole = whole;
        this.base = base;
    }

    List<Batch.Part> parts() {
        String boundary = boundary(whole.contentType());
        int sets = 0;
        for (Span span : split(boundary, new Span(0, whole.body().array.length))) {
            Message part = message(span);
            String type = part.header("content-type").toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/mixed")) {
                String group = "set " + ++sets;
                String inner = boundary(part.header("content-type"));
                for (Span one : split(inner, part.body())) add(message(one), group);
            } else {
                add(part, null);
            }
        }
        return parts;
    }

    private void add(Message part, @Nullable String group) {
        if (!part.header("content-type").toLowerCase(Locale.ROOT).startsWith(HTTP))
            throw malformed("a part is " + HTTP);
        if (parts.size() == Batch.MOST) throw Batch.tooMany();
        int from = part.body().from();
        int end = lineEnd(from, part.body().to());
        String[] words = text(from, end).strip().split(" +", -1);
        if (words.length < 2) throw malformed("a part begins with method and address");
        Message inner = message(new Span(next(end, part.body().to()), part.body().to()));
        byte[] body =
                Arrays.copyOfRange(whole.body().array, inner.body().from(), inner.body().to());
        StaRequest rq =
                Batch.request(
                        whole,
                        base,
                        words[0],
                        words[1],
                        inner.header("content-type"),
                        inner.header("prefer"),
                        body);
        String id = part.header("content-id");
        parts.add(new Batch.Part(id.isEmpty() ? inner.header("content-id") : id, group, rq));
    }

    private static String boundary(String contentType) {
        for (String piece : contentType.split(";", -1)) {
            String p = piece.strip();
            if (!p.regionMatches(true, 0, "boundary=", 0, 9)) continue;
            String b = p.substring(9).strip();
            if (b.length() > 1 && b.startsWith("\"") && b.endsWith("\""))
                b = b.substring(1, b.length() - 1);
            if (!b.isEmpty() && b.length() <= LONGEST_BOUNDARY) return b;
        }
        throw malformed("multipart/mixed needs a boundary");
    }

    private List<Span> split(String boundary, Span in) {
        String mark = "--" + boundary;
        List<Span> found = new ArrayList<>();
        int start = -1;
        int at = in.from();
        while (at < in.to()) {
            int end = lineEnd(at, in.to());
            String line = end - at > mark.length() + 8 ? "" : text(at, end).stripTrailing();
            boolean last = line.equals(mark + "--");
            if (last || line.equals(mark)) {
                if (start >= 0) found.add(new Span(start, Math.max(start, beforeLine(at))));
                start = next(end, in.to());
                if (last) return found;
            }
            at = next(end, in.to());
        }
        throw malformed("the last boundary is missing");
    }

    // The line break before a boundary belongs to the boundary.
    private int beforeLine(int at) {
        byte[] b = whole.body().array;
        int end = at;
        if (end > 0 && b[end - 1] == '\n') end--;
        if (end > 0 && b[end - 1] == '\r') end--;
        return end;
    }

    private int lineEnd(int from, int to) {
        byte[] b = whole.body().array;
        int i = from;
        while (i < to && b[i] != '\n') i++;
        return i;
    }

    private static int next(int lineEnd, int to) {
        return Math.min(lineEnd + 1, to);
    }

    private String text(int from, int to) {
        return new String(whole.body().array, from, to - from, StandardCharsets.UTF_8);
    }

    private Message message(Span span) {
        Map<String, String> headers = new HashMap<>();
        int at = span.from();
        while (at < span.to()) {
            int end = lineEnd(at, span.to());
            String line = text(at, end).strip();
            at = next(end, span.to());
            if (line.isEmpty()) break;
            int colon = line.indexOf(':');
            if (colon <= 0) throw malformed("a header has no colon");
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Message(headers, new Span(at, span.to()));
    }

    private static Problem malformed(String why) {
        return Problem.of(
                Problem.Kind.INVALID,
                "invalid-parameter",
                "The multipart batch cannot be read: %s.",
                why);
    }

    StaAnswer answer(List<Batch.Part> asked, List<StaAnswer> answers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(answers.size() * 700);
        String outer = "batch-answer";
        String group = null;
        for (int i = 0; i < answers.size(); i++) {
            String own = asked.get(i).group();
            if (group != null && !group.equals(own)) line(out, "--" + name(group) + "--");
            if (own != null && !own.equals(group)) {
                line(out, "--" + outer);
                line(out, "Content-Type: multipart/mixed; boundary=" + name(own));
                line(out, "");
            }
            line(out, "--" + (own == null ? outer : name(own)));
            part(out, asked.get(i), answers.get(i));
            group = own;
        }
        if (group != null) line(out, "--" + name(group) + "--");
        line(out, "--" + outer + "--");
        return StaAnswer.of(200, "multipart/mixed; boundary=" + outer, out.toByteArray());
    }

    private static String name(String group) {
        return group.replace(' ', '-') + "-answer";
    }

    private static void part(ByteArrayOutputStream out, Batch.Part asked, StaAnswer a) {
        line(out, "Content-Type: " + HTTP);
        line(out, "Content-Transfer-Encoding: binary");
        if (!asked.id().isEmpty()) line(out, "Content-ID: " + asked.id());
        line(out, "");
        line(out, "HTTP/1.1 " + a.status + " " + (a.status < 300 ? "OK" : "Refused"));
        if (!a.type.isEmpty()) line(out, "Content-Type: " + a.type);
        a.headers().forEach((k, v) -> line(out, k + ": " + v));
        line(out, "Content-Length: " + a.body.length);
        line(out, "");
        out.writeBytes(a.body);
        out.writeBytes(LINE);
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(LINE);
    }
}
