package city.qala.services.street;

import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;

/** How reports are said on pages. Pure. */
final class StreetWords {
    private StreetWords() {}

    static String name(Frame page, StreetServices services, Report r) {
        return services.find(r.service())
                .map(s -> s.name().in(page.language()))
                .orElse(r.service());
    }

    static String place(Frame page, Report r) {
        if (!r.address().isEmpty()) return r.address();
        return r.at().map(p ->
                        page.formats().number(p.lat(), 5)
                                + ", "
                                + page.formats().number(p.lon(), 5))
                .orElse(r.addressId());
    }

    /** The promise as a clock: how long there is still, or how late it is. */
    static String due(Frame page, Report r) {
        if (!r.open())
            return page.t("street.closed-at", moment(page, r.closed().orElse(r.updated())));
        Instant now = page.now();
        return r.expected()
                .map(e ->
                        e.isBefore(now)
                                ? page.t("street.late-by", span(page, e, now))
                                : page.t("street.due-in", span(page, now, e)))
                .orElse(page.t("street.no-promise"));
    }

    static StreetView.Row row(Frame page, StreetServices services, Report r) {
        return new StreetView.Row(
                page.link(StreetsPage.PATH + "/" + r.id()),
                "R-" + r.id(),
                name(page, services, r),
                place(page, r),
                due(page, r),
                r.open() && r.late(page.now()));
    }

    static String moment(Frame page, Instant at) {
        return page.formats().moment(at, page.now());
    }

    private static String span(Frame page, Instant from, Instant to) {
        return page.formats().span(Duration.between(from, to));
    }
}
