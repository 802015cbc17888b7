package city.qala.governance.algorithm;

import city.qala.kernel.Problem;

/**
 * How often a yes-or-no answer was right, counted over one group.
 *
 * @param tp said yes, was so
 * @param fp said yes, was not
 * @param tn said no, was not
 * @param fn said no, was so
 */
record Confusion(long tp, long fp, long tn, long fn) {
    static final Confusion NONE = new Confusion(0, 0, 0, 0);

    Confusion {
        if (tp < 0 || fp < 0 || tn < 0 || fn < 0)
            throw Problem.invalid("counts", tp + " " + fp + " " + tn + " " + fn, "must not be < 0");
    }

    /** The same with one more case. */
    Confusion plus(boolean said, boolean was) {
        return said
                ? new Confusion(tp + (was ? 1 : 0), fp + (was ? 0 : 1), tn, fn)
                : new Confusion(tp, fp, tn + (was ? 0 : 1), fn + (was ? 1 : 0));
    }

    long all() {
        return tp + fp + tn + fn;
    }

    /** Said yes. */
    long positives() {
        return tp + fp;
    }

    /** Said no. */
    long negatives() {
        return tn + fn;
    }

    /** One of its rates; each is a {@link Rate} of counts, so that its interval comes with it. */
    Rate rate(Metric metric) {
        return switch (metric) {
            case TPR -> new Rate(tp, tp + fn);
            case FPR -> new Rate(fp, fp + tn);
            case TNR -> new Rate(tn, fp + tn);
            case FNR -> new Rate(fn, tp + fn);
            case PRECISION -> new Rate(tp, positives());
            case FDR -> new Rate(fp, positives());
            case NPV -> new Rate(tn, negatives());
            case FOR -> new Rate(fn, negatives());
            case PPREV -> new Rate(positives(), all());
            case PREV -> new Rate(tp + fn, all());
            case ACCURACY -> new Rate(tp + tn, all());
        };
    }
}
