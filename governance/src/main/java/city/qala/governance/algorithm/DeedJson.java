package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmVersion;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a deed carries, as the ledger keeps it. */
final class DeedJson {
    private DeedJson() {}

    static Map<String, @Nullable Object> of(Deed deed) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        switch (deed) {
            case Deed.Installed i -> {
                all.put("entry", EntryJson.of(i.entry()));
                all.put("phase", i.phase().code());
            }
            case Deed.Written w -> all.put("entry", EntryJson.of(w.entry()));
            case Deed.Moved m -> all.put("phase", m.phase().code());
            case Deed.Suspended s -> {}
            case Deed.Lapsed l -> all.put("since", l.since().toString());
            case Deed.Proposed p -> {
                all.put("seal", p.seal());
                p.change().ifPresent(e -> all.put("entry", EntryJson.of(e)));
            }
            case Deed.Approved a -> {
                all.put("proposal", a.proposal());
                all.put("seal", a.seal());
            }
            case Deed.Rejected r -> all.put("proposal", r.proposal());
            case Deed.Audited a -> all.putAll(evidence(a.evidence()));
        }
        return all;
    }

    static Deed read(String code, String body, Instant at) {
        JsonNode json = RegisterJson.parse(body);
        return switch (code) {
            case "installed" -> new Deed.Installed(entry(json), phase(json));
            case "written" -> new Deed.Written(entry(json));
            case "moved" -> new Deed.Moved(phase(json));
            case "suspended" -> new Deed.Suspended();
            case "lapsed" -> new Deed.Lapsed(Instant.parse(json.path("since").asText()));
            case "proposed" ->
                    new Deed.Proposed(
                            json.path("seal").asText(),
                            json.has("entry") ? Optional.of(entry(json)) : Optional.empty());
            case "approved" ->
                    new Deed.Approved(json.path("proposal").asLong(), json.path("seal").asText());
            case "rejected" -> new Deed.Rejected(json.path("proposal").asLong());
            case "audited" -> new Deed.Audited(evidence(json, at));
            default -> throw new IllegalStateException("unknown deed " + code);
        };
    }

    /** An audit for everybody to read. */
    static Map<String, @Nullable Object> evidence(Evidence e) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("algorithm", e.version().algorithm());
        all.put("modelSha256", e.version().modelSha256());
        all.put("threshold", e.version().threshold());
        all.put("preprocessing", e.version().preprocessing());
        all.put("verdict", e.verdict().code());
        all.put("fmrTarget", e.fmrTarget());
        all.put("scoresSha256", e.scoresSha256());
        all.put("groups", GateJson.groups(e.groups()));
        return all;
    }

    private static Evidence evidence(JsonNode json, Instant at) {
        var groups = new ArrayList<GateResult.Group>();
        json.path("groups").forEach(g -> groups.add(group(g)));
        return new Evidence(
                new AlgorithmVersion(
                        json.path("algorithm").asText(),
                        json.path("modelSha256").asText(),
                        json.path("threshold").asDouble(),
                        json.path("preprocessing").asText()),
                Verdict.of(json.path("verdict").asText()),
                json.path("fmrTarget").asDouble(),
                json.path("scoresSha256").asText(),
                at,
                groups);
    }

    private static GateResult.Group group(JsonNode g) {
        var reasons = new ArrayList<String>();
        g.path("reasons").forEach(r -> reasons.add(r.asText()));
        return new GateResult.Group(
                g.path("attribute").asText(),
                g.path("group").asText(),
                Verdict.of(g.path("verdict").asText()),
                new ScoreCount(
                        new Rate(g.path("falseMatches").asLong(), g.path("nonMated").asLong()),
                        new Rate(g.path("falseNonMatches").asLong(), g.path("mated").asLong())),
                g.path("fmrToGeometricMean").asDouble(Double.NaN),
                reasons);
    }

    private static AlgorithmEntry entry(JsonNode json) {
        return EntryJson.stored(json.path("entry"));
    }

    private static Phase phase(JsonNode json) {
        return Phase.valueOf(json.path("phase").asText().toUpperCase(Locale.ROOT));
    }
}
