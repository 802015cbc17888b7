package city.qala.governance.resident;

import city.qala.governance.audit.Looked.Look;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.HouseholdRule.Share;
import city.qala.governance.resident.LookedBook.Line;
import city.qala.kernel.AuditEntry;
import city.qala.web.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of the log in the reader's words: institution, role, purpose, what was seen. */
final class LookWords {
    private final Frame page;
    private final PurposeBook purposes;

    LookWords(Frame page, PurposeBook purposes) {
        this.page = page;
        this.purposes = purposes;
    }

    MeView.Line line(Line line) {
        Look look = line.look();
        String number = Long.toString(look.number());
        String path = "/me/looked/" + number;
        return new MeView.Line(
                number,
                whose(line.share()),
                page.formats().day(look.at()),
                page.formats().time(look.at()),
                institution(look),
                who(look),
                purpose(look.purpose()),
                fields(look.fields()),
                look.outcome() == AuditEntry.Outcome.REFUSED ? page.t("me.looked.refused") : "",
                page.link(path),
                page.link(path + "/wrong"));
    }

    /** The institution as its own account says; else the town. */
    String institution(Look look) {
        return look.organisation().isEmpty() ? page.city() : look.organisation();
    }

    /** A role, never a name; or the machine. */
    String who(Look look) {
        if (look.bySystem()) return page.t(look.run() ? "me.looked.by-run" : "me.looked.by-system");
        return roles(look.roles());
    }

    private String roles(List<String> roles) {
        if (roles.isEmpty()) return page.t("me.looked.by-person");
        return roles.stream()
                .map(r -> page.texts().orElse("role." + r, r))
                .collect(Collectors.joining(", "));
    }

    /** Title of a purpose; its code if the book does not know it. */
    String purpose(String code) {
        return listed(code)
                .map(p -> p.purpose().title().getOrDefault(page.language(), code))
                .orElse(code);
    }

    /** What a purpose is, for the people concerned; empty if the book does not know it. */
    String plain(String code) {
        return listed(code)
                .map(p -> p.purpose().plain().getOrDefault(page.language(), ""))
                .orElse("");
    }

    private Optional<Listed> listed(String code) {
        return purposes.find(code);
    }

    /** Names of fields with commas between them. */
    String fields(List<String> fields) {
        return fields.stream()
                .map(f -> page.texts().orElse("field." + f, f))
                .collect(Collectors.joining(", "));
    }

    private String whose(Share share) {
        return switch (share.whose()) {
            case OWN -> "";
            case HOUSEHOLD -> page.t("me.looked.household");
            case CHILD -> page.t("me.looked.child", share.name());
        };
    }
}
