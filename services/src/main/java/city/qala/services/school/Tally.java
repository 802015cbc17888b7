package city.qala.services.school;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Figures of a match: who got which wish, and a digest that anybody can compare. */
final class Tally {
    private static final int PART = 1 << 15;

    private final long proposals;
    private final String sha256;
    private final int[] byRank;

    Tally(Market market, Match match) {
        this.proposals = match.proposals();
        this.sha256 = digest(market, match);
        this.byRank = count(market, match);
    }

    long proposals() {
        return proposals;
    }

    /** SHA-256 of the lines {@code pupil,school}, -1 for no place. */
    String sha256() {
        return sha256;
    }

    /** Pupils who got one of their first wishes; no more wishes than there are count. */
    int amongFirst(int wishes) {
        int sum = 0;
        for (int k = 0; k < Math.min(wishes, byRank.length); k++) sum += byRank[k];
        return sum;
    }

    /** Pupils with a place. */
    int assigned() {
        return amongFirst(byRank.length);
    }

    /** Pupils by the wish that they got, the first wish at 0. */
    int[] byRank() {
        return byRank.clone();
    }

    private static int[] count(Market market, Match match) {
        int most = 0;
        for (int p = 0; p < market.pupils(); p++)
            most = Math.max(most, market.end(p) - market.first(p));
        int[] byRank = new int[most];
        for (int p = 0; p < market.pupils(); p++)
            if (match.wish(p) != Match.NONE) byRank[match.wish(p) - market.first(p)]++;
        return byRank;
    }

    private static String digest(Market market, Match match) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var lines = new StringBuilder(2 * PART);
            for (int p = 0; p < market.pupils(); p++) {
                lines.append(p).append(',').append(match.school(market, p)).append('\n');
                if (lines.length() < PART && p + 1 < market.pupils()) continue;
                digest.update(lines.toString().getBytes(StandardCharsets.US_ASCII));
                lines.setLength(0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
