package city.qala.governance.algorithm;

import city.qala.web.Frame;
import java.util.List;

/**
 * What the template of the public list is given.
 *
 * @param page the frame
 * @param offs what is switched off, a sentence each
 * @param rows one an algorithm
 */
public record AlgorithmsView(Frame page, List<String> offs, List<Row> rows) {
    public AlgorithmsView {
        offs = List.copyOf(offs);
        rows = List.copyOf(rows);
    }

    /** An algorithm. */
    public record Row(
            String name,
            String href,
            String summary,
            String owner,
            String people,
            String phase,
            boolean stopped,
            String since,
            String review) {}
}
