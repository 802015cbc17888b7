package city.qala.demo;

import java.time.Duration;
import java.util.List;

/** Which streams a thing of each kind has. */
final class Outfit {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Duration DAY = Duration.ofDays(1);

    private final List<AirReplay> air;
    private final TrafficReplay traffic;
    private final Faults faults;
    private final Signals signals;

    Outfit(DemoConfig config) {
        var time = new TownTime(config.zone());
        this.air =
                List.of(
                        new AirReplay(HourlyTable.load("air/dongsi-2014-2015.csv.gz"), time),
                        new AirReplay(HourlyTable.load("air/gucheng-2014-2015.csv.gz"), time),
                        new AirReplay(HourlyTable.load("air/changping-2014-2015.csv.gz"), time));
        this.traffic =
                new TrafficReplay(HourlyTable.load("traffic/metro-i94-2015-2016.csv.gz"), time);
        this.faults = new Faults(config.seed());
        this.signals = new Signals(config.seed(), time, air.getFirst().column("temp_c"));
    }

    Faults faults() {
        return faults;
    }

    Signals signals() {
        return signals;
    }

    /** A reference station: six pollutants and the temperature, one real record each. */
    List<PlannedStream> referenceAir(String code, int record) {
        AirReplay source = air.get(record % air.size());
        return List.of(
                exact(code, Property.PM25, source, "pm25_ugm3", 0.25),
                exact(code, Property.PM10, source, "pm10_ugm3", 0.25),
                exact(code, Property.NO2, source, "no2_ugm3", 0.2),
                exact(code, Property.O3, source, "o3_ugm3", 0.2),
                exact(code, Property.SO2, source, "so2_ugm3", 0.15),
                exact(code, Property.CO, source, "co_ugm3", 0.5),
                onTheDot(
                        code,
                        Property.TEMPERATURE,
                        SensorModel.AIR_REFERENCE,
                        TEN_MINUTES,
                        source.column("temp_c")));
    }

    private PlannedStream exact(
            String code, Property property, AirReplay source, String column, double noise) {
        Signal signal = signals.reference(source.column(column), code + column, noise);
        return onTheDot(code, property, SensorModel.AIR_REFERENCE, TEN_MINUTES, signal);
    }

    /** A low-cost station: dust, temperature and humidity with errors of its own. */
    List<PlannedStream> lowCostAir(String code, int record) {
        AirReplay source = air.get(record % air.size());
        Signal temperature = signals.temperature(source.column("temp_c"), code);
        return List.of(
                cheap(code, Property.PM25, signals.lowCost(source.column("pm25_ugm3"), code, 0.3)),
                cheap(
                        code,
                        Property.PM10,
                        signals.lowCost(source.column("pm10_ugm3"), code + "10", 0.4)),
                cheap(code, Property.TEMPERATURE, temperature),
                cheap(
                        code,
                        Property.HUMIDITY,
                        Signals.humidity(source.column("temp_c"), source.column("dewp_c"))));
    }

    private static PlannedStream cheap(String code, Property property, Signal signal) {
        return onTheDot(code, property, SensorModel.AIR_LOW_COST, TEN_MINUTES, signal);
    }

    List<PlannedStream> weather(String code, int record) {
        AirReplay s = air.get(record % air.size());
        Signal warm = s.column("temp_c");
        return List.of(
                sky(code, Property.TEMPERATURE, warm),
                sky(code, Property.HUMIDITY, Signals.humidity(warm, s.column("dewp_c"))),
                sky(code, Property.WIND_SPEED, s.column("wind_ms")),
                sky(code, Property.WIND_DIRECTION, s.direction("wind_dir")),
                sky(code, Property.PRESSURE, s.column("pres_hpa")),
                sky(code, Property.PRECIPITATION, s.direction("rain_mm")));
    }

    private static PlannedStream sky(String code, Property property, Signal signal) {
        return onTheDot(code, property, SensorModel.WEATHER, TEN_MINUTES, signal);
    }

    List<PlannedStream> traffic(String code, boolean main) {
        double share = main ? 0.09 + shareOf(code) * 0.08 : 0.01 + shareOf(code) * 0.04;
        Signal count = signals.trafficCount(traffic, code, share);
        return List.of(
                onTheDot(code, Property.TRAFFIC_COUNT, SensorModel.TRAFFIC, QUARTER, count),
                onTheDot(
                        code,
                        Property.TRAFFIC_SPEED,
                        SensorModel.TRAFFIC,
                        QUARTER,
                        signals.trafficSpeed(count, code, main ? 52 : 38)));
    }

    private static double shareOf(String code) {
        return Noise.unit(1, Noise.key(code), 5);
    }

    List<PlannedStream> lamp(String code) {
        double watts = 28 + 32 * shareOf(code);
        return List.of(
                made(
                        code,
                        Property.LIGHT_POWER,
                        SensorModel.LIGHT,
                        TWO_HOURS,
                        signals.lightPower(code, watts, true)));
    }

    List<PlannedStream> cabinet(String code) {
        return List.of(
                made(code, Property.LIGHT_LEVEL, SensorModel.LIGHT, HOUR, signals.lightLevel()),
                made(
                        code,
                        Property.LIGHT_POWER,
                        SensorModel.LIGHT,
                        HOUR,
                        signals.lightPower(code, 900 + 1_200 * shareOf(code), false)));
    }

    List<PlannedStream> heat(String code) {
        return List.of(
                heat(code, Property.SUPPLY_TEMPERATURE, signals.supply(code)),
                heat(code, Property.RETURN_TEMPERATURE, signals.returned(code)),
                heat(code, Property.FLOW, signals.flow(code, 6 + 18 * shareOf(code), true)),
                heat(code, Property.NETWORK_PRESSURE, signals.pressure(code, 5.8)));
    }

    private static PlannedStream heat(String code, Property property, Signal signal) {
        return made(code, property, SensorModel.HEAT, HALF_HOUR, signal);
    }

    List<PlannedStream> water(String code) {
        double mean = 2 + 9 * shareOf(code);
        return List.of(
                made(
                        code,
                        Property.FLOW,
                        SensorModel.WATER,
                        HALF_HOUR,
                        signals.flow(code, mean, false)),
                made(
                        code,
                        Property.NETWORK_PRESSURE,
                        SensorModel.WATER,
                        HALF_HOUR,
                        signals.pressure(code, 4 + 2 * shareOf(code))));
    }

    List<PlannedStream> power(String code) {
        double mean = 60 + 220 * shareOf(code);
        return List.of(
                made(
                        code,
                        Property.POWER_LOAD,
                        SensorModel.POWER,
                        HALF_HOUR,
                        signals.load(code, mean)),
                made(code, Property.VOLTAGE, SensorModel.POWER, HALF_HOUR, signals.voltage(code)));
    }

    List<PlannedStream> bin(String code) {
        return List.of(
                made(code, Property.FILL_LEVEL, SensorModel.WASTE, THREE_HOURS, signals.fill(code)),
                made(code, Property.BATTERY, SensorModel.WASTE, DAY, signals.battery(code, 500)));
    }

    List<PlannedStream> carPark(String code, int spaces) {
        return List.of(
                made(
                        code,
                        Property.FREE_SPACES,
                        SensorModel.PARKING,
                        TEN_MINUTES,
                        signals.freeSpaces(code, spaces)));
    }

    List<PlannedStream> bay(String code) {
        return List.of(made(code, Property.OCCUPIED, SensorModel.PARKING, HOUR, signals.bay(code)));
    }

    List<PlannedStream> bus(String code, Signal speed) {
        return List.of(
                made(code, Property.SPEED, SensorModel.VEHICLE, TEN_MINUTES, speed),
                made(
                        code,
                        Property.PASSENGERS,
                        SensorModel.VEHICLE,
                        TEN_MINUTES,
                        signals.passengers(code)));
    }

    List<PlannedStream> bike(String code) {
        return List.of(
                made(code, Property.BATTERY, SensorModel.VEHICLE, HOUR, signals.battery(code, 4)));
    }

    List<PlannedStream> dock(String code, Signal bikes) {
        return List.of(made(code, Property.BIKES_AVAILABLE, SensorModel.DOCK, TEN_MINUTES, bikes));
    }

    List<PlannedStream> stop(String code) {
        return List.of(
                made(
                        code,
                        Property.TEMPERATURE,
                        SensorModel.STOP,
                        TEN_MINUTES,
                        signals.shelter(code)),
                made(
                        code,
                        Property.HEATER_POWER,
                        SensorModel.STOP,
                        TEN_MINUTES,
                        signals.heater(code)));
    }

    List<PlannedStream> bench(String code) {
        return List.of(
                made(code, Property.WIFI_USERS, SensorModel.BENCH, HALF_HOUR, signals.wifi(code)),
                made(
                        code,
                        Property.CHARGING_POWER,
                        SensorModel.BENCH,
                        HALF_HOUR,
                        signals.charging(code)));
    }

    List<PlannedStream> gateway(String code) {
        return List.of(
                made(
                        code,
                        Property.MAINS,
                        SensorModel.GATEWAY,
                        HOUR,
                        s -> faults.mains(code, s) ? 1 : 0),
                made(
                        code,
                        Property.BATTERY,
                        SensorModel.GATEWAY,
                        HOUR,
                        s -> faults.battery(code, s)),
                made(code, Property.SIGNAL, SensorModel.GATEWAY, HOUR, signals.radio(code)));
    }

    private static PlannedStream onTheDot(
            String code, Property property, SensorModel model, Duration every, Signal signal) {
        return new PlannedStream(code, property, model, every, 0, signal);
    }

    /** A stream with a phase of its own, so that the town does not speak all at once. */
    private static PlannedStream made(
            String code, Property property, SensorModel model, Duration every, Signal signal) {
        long phase = (long) (every.toSeconds() * Noise.unit(3, Noise.key(code), 9));
        return new PlannedStream(code, property, model, every, phase, signal);
    }
}
