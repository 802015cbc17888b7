package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that wait for a second person in another role. */
final class ProposalsPage implements Routes {
    static final String PATH = "/assess/proposals";

    private static final int VALUES_SHOWN = 20;

    private final Web web;
    private final Messages words;
    private final IndicatorSet set;
    private final ClaimBook book;

    ProposalsPage(Web web, Messages words, IndicatorSet set, ClaimBook book) {
        this.web = web;
        this.words = words;
        this.set = set;
        this.book = book;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, x -> show(x, 200, ""))
                .post("/{lang}" + PATH, this::enter)
                .post("/{lang}" + PATH + "/{proposal}/approve", x -> act(x, book::approve))
                .post("/{lang}" + PATH + "/{proposal}/refuse", x -> act(x, book::refuse));
    }

    private interface Deed {
        void on(city.qala.kernel.Actor actor, String proposal);
    }

    private void act(Exchange x, Deed deed) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        carryOut(x, () -> deed.on(x.actor(), x.pathParam("proposal")));
    }

    private void enter(Exchange x) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        Map<String, String> form = FormBody.read(x, FormBody.LONG).lines();
        carryOut(x, () -> book.propose(x.actor(), List.of(ClaimJson.of(form).toClaim(set))));
    }

    /** Does it and shows what waits now; a refusal is said on the page. */
    private void carryOut(Exchange x, Runnable deed) {
        try {
            deed.run();
        } catch (Problem p) {
            Frame page = frame(x);
            show(x, p.status(), AssessPage.said(page, p).orElseThrow(() -> p));
            return;
        }
        x.set("Location", frame(x).link(PATH)).set("Cache-Control", "no-store").send(303);
    }

    private Frame frame(Exchange x) {
        String title = words.in(x.language()).get("assess.proposals");
        return AssessPage.frame(web, x, words, Address.of(PATH), title);
    }

    private void show(Exchange x, int status, String wrong) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        Frame page = frame(x);
        Map<String, List<Entry>> proposals = new LinkedHashMap<>();
        for (Entry e : book.all())
            if (e.waits()) proposals.computeIfAbsent(e.proposal(), p -> new ArrayList<>()).add(e);
        List<AssessView.Waiting> waiting =
                proposals.values().stream().map(p -> waiting(page, p)).toList();
        web.send(
                x,
                status,
                page,
                "assess/proposals.jte",
                Map.of("waiting", waiting, "wrong", wrong),
                Web.NOTHING);
    }

    private AssessView.Waiting waiting(Frame page, List<Entry> entries) {
        Entry first = entries.getFirst();
        String at = page.link(PATH + "/" + first.proposal());
        List<String> values = new ArrayList<>();
        for (Entry e : entries.subList(0, Math.min(VALUES_SHOWN, entries.size())))
            values.add(value(page, e.claim()));
        if (entries.size() > VALUES_SHOWN)
            values.add(page.t("assess.more", entries.size() - VALUES_SHOWN));
        return new AssessView.Waiting(
                first.proposal(),
                page.t(
                        "assess.entered",
                        first.entered().by(),
                        page.formats().moment(first.entered().at(), page.now())),
                values,
                at + "/approve",
                at + "/refuse");
    }

    private String value(Frame page, Claim c) {
        String name =
                set.find(c.indicator())
                        .map(d -> d.name().in(page.language()))
                        .orElse(c.indicator());
        String part = c.part().isEmpty() ? "" : " (" + AssessWords.part(page, c.part()) + ")";
        return page.t(
                "assess.value-line",
                name + part,
                AssessWords.number(page, c.value()),
                Integer.toString(c.year()),
                c.source());
    }
}
