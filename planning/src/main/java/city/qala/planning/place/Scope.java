package city.qala.planning.place;

import java.util.Arrays;

/** Which sites stand already, which may not be taken, and which are open to choice. */
final class Scope {
    private static final byte OPEN = 0;
    private static final byte FIXED = 1;
    private static final byte SHUT = 2;

    private final byte[] state;

    private Scope(byte[] state) {
        this.state = state;
    }

    /** Every site is open. */
    static Scope open(int sites) {
        return new Scope(new byte[sites]);
    }

    /** The same with one more site that must be taken. */
    Scope with(int site) {
        return changed(site, FIXED);
    }

    /** The same with one more site that must not be taken. */
    Scope without(int site) {
        return changed(site, SHUT);
    }

    boolean isFixed(int site) {
        return state[site] == FIXED;
    }

    boolean isOpen(int site) {
        return state[site] == OPEN;
    }

    /** How many must be taken. */
    int fixed() {
        int n = 0;
        for (byte s : state) if (s == FIXED) n++;
        return n;
    }

    /** How many are open. */
    int open() {
        int n = 0;
        for (byte s : state) if (s == OPEN) n++;
        return n;
    }

    private Scope changed(int site, byte to) {
        byte[] next = Arrays.copyOf(state, state.length);
        next[site] = to;
        return new Scope(next);
    }
}
