package city.qala.demo;

/** What the town measures: the ObservedProperties, with unit and the digits that a sensor gives. */
enum Property {
    PM25("PM2.5", "µg/m³", "microgram per cubic metre", 1, "Fine dust below 2.5 µm"),
    PM10("PM10", "µg/m³", "microgram per cubic metre", 1, "Dust below 10 µm"),
    NO2("NO2", "µg/m³", "microgram per cubic metre", 1, "Nitrogen dioxide"),
    O3("O3", "µg/m³", "microgram per cubic metre", 1, "Ozone"),
    SO2("SO2", "µg/m³", "microgram per cubic metre", 1, "Sulphur dioxide"),
    CO("CO", "µg/m³", "microgram per cubic metre", 0, "Carbon monoxide"),
    TEMPERATURE("temperature", "°C", "degree Celsius", 1, "Air temperature"),
    HUMIDITY("humidity", "%", "percent", 0, "Relative humidity"),
    WIND_SPEED("wind-speed", "m/s", "metre per second", 1, "Wind speed"),
    WIND_DIRECTION("wind-direction", "°", "degree", 0, "Where the wind comes from"),
    PRESSURE("pressure", "hPa", "hectopascal", 1, "Air pressure"),
    PRECIPITATION("precipitation", "mm", "millimetre", 1, "Precipitation of the last hour"),
    TRAFFIC_COUNT("traffic-count", "1", "vehicles", 0, "Vehicles in 15 minutes"),
    TRAFFIC_SPEED("traffic-speed", "km/h", "kilometre per hour", 0, "Mean speed of vehicles"),
    LIGHT_POWER("light-power", "W", "watt", 1, "Power that a light draws"),
    LIGHT_LEVEL("light-level", "%", "percent", 0, "Level that a cabinet asks of its lights"),
    SUPPLY_TEMPERATURE("supply-temperature", "°C", "degree Celsius", 1, "Heating water out"),
    RETURN_TEMPERATURE("return-temperature", "°C", "degree Celsius", 1, "Heating water back"),
    FLOW("flow", "m³/h", "cubic metre per hour", 2, "Flow of water"),
    NETWORK_PRESSURE("network-pressure", "bar", "bar", 2, "Pressure in a pipe"),
    POWER_LOAD("power-load", "kW", "kilowatt", 1, "Load of a transformer station"),
    VOLTAGE("voltage", "V", "volt", 1, "Voltage between phase and neutral"),
    FILL_LEVEL("fill-level", "%", "percent", 0, "How full a bin is"),
    BATTERY("battery", "%", "percent", 0, "Charge of a battery"),
    FREE_SPACES("free-spaces", "1", "spaces", 0, "Free parking spaces"),
    OCCUPIED("occupied", "1", "yes or no", 0, "Whether a parking bay is taken, 1 or 0"),
    PASSENGERS("passengers", "1", "people", 0, "People on board, counted at the doors"),
    SPEED("speed", "km/h", "kilometre per hour", 0, "Speed over ground"),
    BIKES_AVAILABLE("bikes-available", "1", "bikes", 0, "Bikes that can be taken"),
    WIFI_USERS("wifi-users", "1", "devices", 0, "Devices on the public Wi-Fi, a count only"),
    CHARGING_POWER("charging-power", "W", "watt", 1, "Power given to phones"),
    HEATER_POWER("heater-power", "W", "watt", 0, "Power of a heater"),
    MAINS("mains", "1", "yes or no", 0, "Whether mains power is there, 1 or 0"),
    SIGNAL("signal", "dBm", "decibel milliwatt", 0, "Strength of the radio signal");

    private final String word;
    private final String symbol;
    private final String unit;
    private final double digits;
    private final String meaning;

    Property(String word, String symbol, String unit, int digits, String meaning) {
        this.word = word;
        this.symbol = symbol;
        this.unit = unit;
        this.digits = Math.pow(10, digits);
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    String symbol() {
        return symbol;
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }

    /** The value as the sensor would print it. */
    double printed(double value) {
        return Math.round(value * digits) / digits;
    }
}
