package city.qala.vision.review;

import city.qala.vision.review.Candidate.Answer;
import city.qala.vision.review.Candidate.Judgement;
import city.qala.vision.review.Candidate.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What follows from what people said. Pure. */
final class JudgeRule {
    /** As long as a picture lives. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** Under this an answer asks whether somebody is sure. */
    static final Duration LOOK = Duration.ofSeconds(3);

    /** So long at the queue, then somebody else should look. */
    static final Duration TURN = Duration.ofMinutes(20);

    /** What may be named as a reason. */
    static final Set<String> REASONS =
            Set.of("ears", "jaw", "hairline", "age", "nose", "scar", "other");

    private JudgeRule() {}

    /** Where a candidate stands after these judgements; only settled ones count. */
    static State after(List<Judgement> said) {
        int same = 0;
        boolean unsure = false;
        for (Judgement j : said) {
            if (j.settled().isEmpty()) continue;
            switch (j.settled().get()) {
                case DIFFERENT -> {
                    return State.DIFFERENT;
                }
                case CANNOT -> unsure = true;
                case SAME -> same++;
            }
        }
        if (unsure) return State.UNSURE;
        return switch (same) {
            case 0 -> State.WAITING;
            case 1 -> State.SECOND;
            default -> State.CONFIRMED;
        };
    }

    /** Whether somebody may say something: they have not yet, and fewer than two others have. */
    static boolean mayJudge(List<Judgement> said, String who) {
        long others = said.stream().filter(j -> !j.by().equals(who)).count();
        return others < 2 && said.stream().noneMatch(j -> j.by().equals(who));
    }

    /**
     * How alike, in one word of three: the nearer to the threshold, or to the next entry, the
     * weaker.
     */
    static String strength(double distance, double second, double threshold) {
        double under = (threshold - distance) / threshold;
        double apart = second - distance;
        if (under > 0.35 && apart > 0.15) return "strong";
        return under > 0.15 && apart > 0.05 ? "fair" : "weak";
    }

    static boolean isRight(Answer answer, Answer trial) {
        return answer == trial;
    }
}
