package city.qala.governance.resident;

import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Case.Urgency;
import city.qala.web.Frame;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Cases in the reader's words. */
final class RequestWords {
    private final Frame page;
    private final Cases cases;
    private final ZoneId zone;

    RequestWords(Frame page, Cases cases, ZoneId zone) {
        this.page = page;
        this.cases = cases;
        this.zone = zone;
    }

    /**
     * Cases as a list.
     *
     * @param path before their ids
     */
    List<MeView.Request> list(List<Case> list, String path) {
        return list.stream()
                .map(c ->
                        new MeView.Request(
                                page.link(path + c.id()), title(c), status(c), when(c), mark(c)))
                .toList();
    }

    String title(Case c) {
        return page.t("case.title", Long.toString(c.number()), kind(c));
    }

    String kind(Case c) {
        return page.t("case.kind." + CaseRoutes.word(c.kind()));
    }

    String status(Case c) {
        return page.t("case.status." + CaseRoutes.word(c.status()));
    }

    /** By when it is answered; nothing once it is closed. */
    String when(Case c) {
        if (c.status() != Status.OPEN) return page.t("case.made", page.formats().day(c.made()));
        String day = day(c.due());
        return switch (cases.urgency(c)) {
            case LATE -> page.t("case.late", day);
            case SOON -> page.t("case.soon", day);
            case CALM -> page.t("case.due", day);
        };
    }

    String day(LocalDate day) {
        return page.formats().day(day.atStartOfDay(zone).toInstant());
    }

    /** The class of its mark: late and soon only. */
    String mark(Case c) {
        Urgency urgency = cases.urgency(c);
        return urgency == Urgency.CALM ? "" : CaseRoutes.word(urgency);
    }

    /** What happened to it, the first thing first. */
    List<MeView.Fact> steps(List<CaseStep> steps) {
        var facts = new ArrayList<MeView.Fact>();
        for (CaseStep s : steps)
            facts.add(
                    new MeView.Fact(
                            page.formats().moment(s.at(), page.now()),
                            page.t("case.step." + CaseRoutes.word(s.what()))));
        return facts;
    }

    /** What it is about: a fact or a line of the log. */
    List<MeView.Fact> about(CaseWords words) {
        var facts = new ArrayList<MeView.Fact>();
        if (!words.field().isEmpty())
            facts.add(
                    new MeView.Fact(page.t("case.about-fact"), MePage.label(page, words.field())));
        if (!words.line().isEmpty())
            facts.add(new MeView.Fact(page.t("case.about-line"), "№ " + words.line()));
        if (!words.wish().isEmpty()) facts.add(new MeView.Fact(page.t("case.wish"), words.wish()));
        return facts;
    }
}
