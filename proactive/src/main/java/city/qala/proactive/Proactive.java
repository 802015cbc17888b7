package city.qala.proactive;

import city.qala.platform.http.Routes;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Benefits that arrive without an application. The only door of the capability in the server. */
public final class Proactive {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("policies", "/policies"));

    private static final List<String> SHIPPED =
            List.of("assistance.yaml", "common.yaml", "family.yaml", "housing.yaml", "tariff.yaml");

    private @Nullable Law law;

    private Proactive() {}

    /** The policies that are shipped; read when they are first asked for. */
    public static Proactive create() {
        return new Proactive();
    }

    /** What people see of the policies. */
    public Routes pages(Web web) {
        return new PoliciesPage(web, Messages.of(Proactive.class), this::law);
    }

    /** The policies in force and out of it, checked. */
    synchronized Law law() {
        if (law == null) law = LawReader.read(shipped());
        return law;
    }

    private static Map<String, String> shipped() {
        Map<String, String> texts = new TreeMap<>();
        for (String file : SHIPPED) {
            try (InputStream in = Proactive.class.getResourceAsStream("policies/" + file)) {
                if (in == null) throw new IllegalStateException(file + " is missing");
                texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
