package city.qala.governance.purpose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The purposes that come with the program, one file each. */
final class Shipped {
    private static final List<String> BY_LAW = List.of("own-data");
    private static final List<String> OFFERED =
            List.of(
                    "address-check",
                    "benefit-decision",
                    "benefit-payment",
                    "case-answer",
                    "clinic-attachment",
                    "discount-check",
                    "emergency",
                    "family-card",
                    "home-meter",
                    "inspection",
                    "investigation",
                    "pair-review",
                    "record-linkage",
                    "register-delivery",
                    "register-upkeep",
                    "school-place",
                    "watch-keeping",
                    "watch-match",
                    "watch-review");

    private Shipped() {}

    /** What nobody has to agree to and nobody can end. */
    static List<Purpose> byLaw() {
        return BY_LAW.stream().map(Shipped::read).toList();
    }

    /** What two people may agree to. */
    static List<Purpose> offered() {
        var all = new ArrayList<Purpose>();
        for (String code : OFFERED) all.add(read(code));
        return all;
    }

    private static Purpose read(String code) {
        try (InputStream in = Shipped.class.getResourceAsStream("purposes/" + code + ".yaml")) {
            if (in == null) throw new IllegalStateException("no purpose " + code);
            var settings = LoadSettings.builder().setLabel(code).build();
            Object plain = new Load(settings).loadFromInputStream(in);
            Purpose purpose = Json.convert(plain, PurposeJson.class).toPurpose();
            if (!purpose.code().equals(code))
                throw new IllegalStateException(code + ".yaml is about " + purpose.code());
            return purpose;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
