package city.qala.sta;

/** Counts work and asks the budget now and then, since asking reads a clock. */
final class Spend {

    private final Evaluator.Budget budget;
    private int count;

    Spend(Evaluator.Budget budget) {
        this.budget = budget;
    }

    void one() {
        if ((++count & 0xFF) == 0) budget.check();
    }
}
