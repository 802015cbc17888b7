package city.qala.operations.notice;

import city.qala.operations.notice.NoticeView.Fact;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notices in the words of a page. */
final class NoticeWords {

    private final Frame page;

    NoticeWords(Frame page) {
        this.page = page;
    }

    /** Where it stands. */
    String state(Notice n) {
        if (n.rejected().isPresent()) return page.t("notice.rejected");
        if (n.waits()) return page.t("notice.waits");
        return page.t("notice.out." + n.verb().name().toLowerCase(Locale.ROOT));
    }

    List<Fact> facts(Notice n) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("notice.state"), state(n)));
        facts.add(new Fact(page.t("notice.area"), n.area()));
        facts.add(
                new Fact(
                        page.t("notice.severity"),
                        page.t("severity." + n.severity().name().toLowerCase(Locale.ROOT))));
        facts.add(new Fact(page.t("notice.expires"), moment(n.expires())));
        facts.add(new Fact(page.t("notice.drafted"), signed(n.drafted())));
        n.approved().ifPresent(s -> facts.add(new Fact(page.t("notice.approved"), signed(s))));
        n.rejected().ifPresent(s -> facts.add(new Fact(page.t("notice.rejected"), signed(s))));
        if (!n.reason().isEmpty()) facts.add(new Fact(page.t("notice.reason"), n.reason()));
        return facts;
    }

    Fact delivery(Delivery d) {
        String state =
                switch (d.state()) {
                    case SENT -> page.t("delivery.sent", d.sent().map(this::moment).orElse(""));
                    case WAITING ->
                            d.attempts() == 0
                                    ? page.t("delivery.waiting")
                                    : page.t("delivery.trying", d.attempts(), d.trouble());
                    case GIVEN_UP -> page.t("delivery.given-up", d.attempts(), d.trouble());
                };
        return new Fact(d.receiver(), state);
    }

    private String signed(Notice.Signed s) {
        return s.by() + ", " + moment(s.at());
    }

    private String moment(java.time.Instant at) {
        return page.formats().moment(at, page.now());
    }
}
