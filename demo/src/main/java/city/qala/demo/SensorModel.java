package city.qala.demo;

/** Makes of sensors, and whether what they say is replayed from a real record or made. */
enum SensorModel {
    AIR_REFERENCE("Reference air analyser", Source.AIR),
    AIR_LOW_COST("Low-cost air sensor", Source.AIR),
    WEATHER("Weather station", Source.AIR),
    TRAFFIC("Traffic counter", Source.TRAFFIC),
    LIGHT("Street-light controller", Source.MADE),
    HEAT("Heat-network meter", Source.MADE),
    WATER("Water-network meter", Source.MADE),
    INFLOW("Zone inflow meter", Source.MADE),
    POWER("Transformer meter", Source.MADE),
    WASTE("Bin level sensor", Source.MADE),
    PARKING("Parking sensor", Source.MADE),
    VEHICLE("Vehicle unit", Source.MADE),
    DOCK("Bike dock", Source.MADE),
    STOP("Heated bus stop", Source.MADE),
    BENCH("Smart bench", Source.MADE),
    GATEWAY("Radio gateway", Source.MADE);

    /** Where the values come from. */
    enum Source {
        AIR(
                "Replayed from a real hourly record of Beijing 2014-2015 (Zhang et al. 2017, CC BY"
                        + " 4.0), same day of the year and hour; noise between the hours is made"),
        TRAFFIC(
                "Replayed from a real hourly record of interstate 94 in Minnesota 2015-2016 (MnDOT,"
                        + " CC BY 4.0), same weekday and hour, scaled down"),
        MADE("Made for the demo; nothing is measured");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final String title;
    private final Source source;

    SensorModel(String title, Source source) {
        this.title = title;
        this.source = source;
    }

    String title() {
        return title;
    }

    Source source() {
        return source;
    }
}
