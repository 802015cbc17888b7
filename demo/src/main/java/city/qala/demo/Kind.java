package city.qala.demo;

import java.util.Locale;

/** Kinds of things in the order in which they are set up: what people look at first comes first. */
enum Kind {
    AIR(true),
    WEATHER(true),
    GATEWAY(false),
    TRAFFIC(true),
    BUS(true),
    BIKE(true),
    PARKING(true),
    STOP(false),
    BENCH(false),
    HEAT(false),
    WATER(false),
    POWER(false),
    WASTE(false),
    LIGHT(false);

    private final boolean open;

    Kind(boolean open) {
        this.open = open;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who may read what it measures: {@code public} or {@code staff}. */
    String visibility() {
        return open ? "public" : "staff";
    }
}
