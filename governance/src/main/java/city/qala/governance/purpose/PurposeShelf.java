package city.qala.governance.purpose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All purposes in memory, as of the last committed change. */
final class PurposeShelf {

    /**
     * Everything known of one purpose.
     *
     * @param revisions newest first, at least one
     */
    private record Volume(List<Listed> revisions) {
        Listed now() {
            return revisions.getFirst();
        }

        /** The one in force: a proposal to change it does not end it. */
        Optional<Purpose> inForce() {
            for (Listed l : revisions) {
                switch (l.status()) {
                    case ACTIVE -> {
                        return Optional.of(l.purpose());
                    }
                    case WITHDRAWN -> {
                        return Optional.empty();
                    }
                    case DRAFT, PROPOSED -> {
                        // Says nothing about what is in force.
                    }
                }
            }
            return Optional.empty();
        }
    }

    private final PurposeStore store;
    private final List<Purpose> byLaw;
    private volatile Map<String, Volume> volumes = Map.of();

    /**
     * @param byLaw purposes that nobody has to agree to and nobody can end
     */
    PurposeShelf(PurposeStore store, List<Purpose> byLaw) {
        this.store = store;
        this.byLaw = List.copyOf(byLaw);
        reload();
    }

    /** Reads all again; called after each change. */
    synchronized void reload() {
        var byCode = new LinkedHashMap<String, List<Listed>>();
        for (Listed l : store.all())
            byCode.computeIfAbsent(l.purpose().code(), c -> new ArrayList<>()).add(l);
        var fresh = new LinkedHashMap<String, Volume>();
        byCode.forEach((code, revisions) -> fresh.put(code, new Volume(List.copyOf(revisions))));
        volumes = fresh;
    }

    Optional<Purpose> inForce(String code) {
        Optional<Purpose> lawful = byLaw.stream().filter(p -> p.code().equals(code)).findFirst();
        if (lawful.isPresent()) return lawful;
        return Optional.ofNullable(volumes.get(code)).flatMap(Volume::inForce);
    }

    boolean wasInForce(String code) {
        return history(code).stream().anyMatch(l -> l.status() == Listed.Status.ACTIVE);
    }

    boolean isByLaw(String code) {
        return byLaw.stream().anyMatch(p -> p.code().equals(code));
    }

    Optional<Listed> now(String code) {
        return list().stream().filter(l -> l.purpose().code().equals(code)).findFirst();
    }

    /** Newest first. */
    List<Listed> history(String code) {
        Volume volume = volumes.get(code);
        return volume == null ? List.of() : volume.revisions();
    }

    /** As each stands now, by code. */
    List<Listed> list() {
        var all = new ArrayList<Listed>();
        for (Purpose p : byLaw) all.add(lawful(p));
        for (Volume v : volumes.values()) all.add(v.now());
        all.sort(Comparator.comparing(l -> l.purpose().code()));
        return all;
    }

    private static Listed lawful(Purpose p) {
        return new Listed(
                p,
                Listed.Status.ACTIVE,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
