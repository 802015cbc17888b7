package city.qala.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A unit of measurement: what pages show, its UCUM code, and how it relates to the first unit of
 * its dimension.
 *
 * <p>Shares of volume (ppb) and masses a volume (µg/m³) are different dimensions: one needs the gas
 * and its temperature to get from one to the other.
 *
 * @param symbol as shown, for example {@code µg/m³}
 * @param ucum code of the Unified Code for Units of Measure, for example {@code ug/m3}
 * @param dimension what it measures; only units of one dimension convert
 * @param factor how many of the dimension's base unit one of this is
 * @param offset what is added after multiplying; only temperatures have one
 */
public record Unit(String symbol, String ucum, String dimension, double factor, double offset) {

    private static final List<Unit> KNOWN =
            List.of(
                    plain("µg/m³", "ug/m3", "mass concentration", 1),
                    plain("mg/m³", "mg/m3", "mass concentration", 1000),
                    plain("ppb", "[ppb]", "volume fraction", 1),
                    plain("ppm", "[ppm]", "volume fraction", 1000),
                    plain("%", "%", "share", 1),
                    plain("1", "1", "count", 1),
                    plain("veh/h", "{vehicle}/h", "vehicle flow", 1),
                    plain("°C", "Cel", "temperature", 1),
                    new Unit("K", "K", "temperature", 1, -273.15),
                    new Unit("°F", "[degF]", "temperature", 5.0 / 9, -160.0 / 9),
                    plain("m/s", "m/s", "speed", 1),
                    plain("km/h", "km/h", "speed", 1 / 3.6),
                    plain("hPa", "hPa", "pressure", 1),
                    plain("Pa", "Pa", "pressure", 0.01),
                    plain("kPa", "kPa", "pressure", 10),
                    plain("bar", "bar", "pressure", 1000),
                    plain("mmHg", "mm[Hg]", "pressure", 1.33322387415),
                    plain("W", "W", "power", 1),
                    plain("kW", "kW", "power", 1e3),
                    plain("MW", "MW", "power", 1e6),
                    plain("Gcal/h", "Gcal/h", "power", 1.163e6),
                    plain("kWh", "kW.h", "energy", 1),
                    plain("MWh", "MW.h", "energy", 1e3),
                    plain("GJ", "GJ", "energy", 1e3 / 3.6),
                    plain("Gcal", "Gcal", "energy", 1163),
                    plain("m³", "m3", "volume", 1),
                    plain("L", "L", "volume", 1e-3),
                    plain("m³/h", "m3/h", "flow", 1),
                    plain("L/s", "L/s", "flow", 3.6),
                    plain("m", "m", "length", 1),
                    plain("mm", "mm", "length", 1e-3),
                    plain("km", "km", "length", 1e3),
                    plain("s", "s", "time", 1),
                    plain("min", "min", "time", 60),
                    plain("h", "h", "time", 3600),
                    plain("V", "V", "voltage", 1),
                    plain("A", "A", "current", 1),
                    plain("Hz", "Hz", "frequency", 1),
                    plain("lx", "lx", "illuminance", 1),
                    plain("dB", "dB", "level", 1),
                    plain("°", "deg", "angle", 1));

    public Unit {
        if (!(factor > 0) || Double.isInfinite(factor))
            throw Problem.invalid("factor", factor, "must be above 0");
        if (!Double.isFinite(offset)) throw Problem.invalid("offset", offset, "must be finite");
    }

    /** The known unit of this symbol or UCUM code; empty for one that we cannot convert. */
    public static Optional<Unit> find(String symbolOrCode) {
        // U+00B5 (micro) and U+03BC (mu) look alike, and both are typed.
        String wanted = symbolOrCode.strip().replace('\u03BC', '\u00B5');
        return KNOWN.stream()
                .filter(u -> u.symbol.equals(wanted) || u.ucum.equals(wanted))
                .findFirst();
    }

    /**
     * A value of this unit in another one of the same dimension.
     *
     * @throws Problem {@code invalid-parameter} if the dimensions differ
     */
    public double convert(double value, Unit to) {
        if (!dimension.equals(to.dimension))
            throw Problem.invalid("unit", to.symbol, "must measure " + dimension);
        return (value * factor + offset - to.offset) / to.factor;
    }

    private static Unit plain(String symbol, String ucum, String dimension, double factor) {
        return new Unit(symbol, ucum, dimension, factor, 0);
    }
}
