package city.qala.exchange.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks evidence without any server. Pure: the same document, the same findings, any year. */
public final class EvidenceCheck {

    private EvidenceCheck() {}

    /**
     * What is wrong with a piece of evidence, in sentences; nothing if it holds.
     *
     * @param body the answer's body, to see that it is the one; null if it is not at hand
     * @param trusted ids of the keys that are known by another way; empty to take the keys as they
     *     stand in the document, which proves only that its parts belong together
     */
    public static List<String> faults(Evidence e, byte @Nullable [] body, Set<String> trusted) {
        var faults = new ArrayList<String>();
        signature("request", e.request(), faults);
        signature("answer", e.answer(), faults);
        Optional<Ask> ask = Ask.parse(e.request().text());
        Optional<Receipt> receipt = Receipt.parse(e.answer().text());
        if (ask.isEmpty()) faults.add("The signed request is not a request.");
        if (receipt.isEmpty()) faults.add("The signed answer is not an answer.");
        receipt.ifPresent(r -> answer(e, r, body, faults));
        e.place().ifPresent(place -> stamp(e, place, faults));
        if (!trusted.isEmpty()) keys(e, trusted, faults);
        return faults;
    }

    private static void answer(Evidence e, Receipt r, byte @Nullable [] body, List<String> faults) {
        if (!r.request().equals(Receipt.digest(e.request().text(), e.request().signature())))
            faults.add("The answer belongs to another request.");
        if (body != null && !r.bodyDigest().equals(Ask.digest(body)))
            faults.add("The body is not the one that was signed.");
    }

    private static void stamp(Evidence e, Evidence.Place place, List<String> faults) {
        signature("time-stamp", place.stamp(), faults);
        Optional<Stamp> stamp = Stamp.parse(place.stamp().text());
        if (stamp.isEmpty()) {
            faults.add("The signed time-stamp is not a time-stamp.");
            return;
        }
        byte[] leaf =
                Leaves.leaf(
                        e.request().text(),
                        e.request().signature(),
                        e.answer().text(),
                        e.answer().signature());
        Stamp s = stamp.get();
        if (!Leaves.holds(leaf, place.index(), s.leaves(), place.path(), s.root()))
            faults.add("The call is not below the root of the time-stamp.");
        Optional<java.time.Instant> answered =
                Receipt.parse(e.answer().text()).flatMap(r -> Ask.instant(r.time()));
        Optional<java.time.Instant> stamped = Ask.instant(s.time());
        if (answered.isEmpty() || stamped.isEmpty() || stamped.get().isBefore(answered.get()))
            faults.add("The time-stamp is older than the answer.");
    }

    private static void keys(Evidence e, Set<String> trusted, List<String> faults) {
        trusted("answer", e.answer(), trusted, faults);
        e.place().ifPresent(p -> trusted("time-stamp", p.stamp(), trusted, faults));
    }

    private static void trusted(
            String part, Evidence.Signed signed, Set<String> trusted, List<String> faults) {
        if (!trusted.contains(signed.key().id()))
            faults.add("The " + part + " was signed with a key that is not one of those trusted.");
    }

    private static void signature(String part, Evidence.Signed signed, List<String> faults) {
        if (!Verifier.of(signed.key()).signed(signed.text(), signed.signature()))
            faults.add("The signature of the " + part + " does not hold.");
    }
}
