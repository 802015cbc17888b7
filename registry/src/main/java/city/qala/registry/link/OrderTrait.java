package city.qala.registry.link;

/** Whether given and family name stand in each other's place; filled in by the comparison. */
final class OrderTrait implements Trait {
    @Override
    public String name() {
        return "order";
    }

    @Override
    public int levels() {
        return 2;
    }

    @Override
    public int level(int a, int b) {
        return 0;
    }

    @Override
    public double rarity(int a, int b, int level) {
        return 0;
    }

    @Override
    public double rarest(int level) {
        return 0;
    }

    @Override
    public double chance() {
        return 0;
    }

    @Override
    public void count(People people) {
        // Nothing to count: an order is not a value.
    }
}
