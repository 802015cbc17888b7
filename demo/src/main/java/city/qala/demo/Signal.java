package city.qala.demo;

/** What a sensor would say at any moment: a pure function, so that history and live agree. */
@FunctionalInterface
interface Signal {
    /**
     * The true reading before faults.
     *
     * @param second seconds since 1970
     * @return NaN if there is nothing to measure then
     */
    double at(long second);
}
