package city.qala.sta;

import java.util.List;

/** To come within the hour. */
final class Printer {
    private Printer() {}

    static String text(Query query) {
        throw new UnsupportedOperationException("not yet");
    }

    static String text(List<Order> orders) {
        throw new UnsupportedOperationException("not yet");
    }

    static String encoded(Query query) {
        throw new UnsupportedOperationException("not yet");
    }

    static String encoded(Address address) {
        throw new UnsupportedOperationException("not yet");
    }
}
