package city.qala.vision.camera;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A camera of the town.
 *
 * @param id its code, 1 to 40 letters, digits, dots, hyphens and underscores
 * @param name where it hangs, in a few words
 * @param district code of its district; empty if it is in none
 * @param at where it hangs
 * @param look where it looks and how sharply
 * @param duty whose it is and what for
 * @param firmware what runs on it
 * @param device name of the token that speaks for it
 */
public record Camera(
        String id,
        String name,
        String district,
        Point at,
        Look look,
        Duty duty,
        Firmware firmware,
        String device) {

    /**
     * Pixels a metre of the levels of EN 62676-4: monitor, detect, observe, recognise, identify.
     */
    public static final List<Double> LEVELS = List.of(12.5, 25.0, 62.5, 125.0, 250.0);

    private static final int LONGEST = 200;

    /**
     * Where a camera looks.
     *
     * @param bearing degrees from north, clockwise, 0 to under 360
     * @param lens horizontal field of view in degrees, over 0 and under 180
     * @param pixels width of its picture
     * @param heightMetres above the ground
     */
    public record Look(double bearing, double lens, int pixels, double heightMetres) {
        public Look {
            if (!(bearing >= 0 && bearing < 360))
                throw Problem.invalid("bearing", bearing, "must be 0 to under 360 degrees");
            if (!(lens > 0 && lens < 180))
                throw Problem.invalid("lens", lens, "must be over 0 and under 180 degrees");
            if (pixels < 64 || pixels > 32_768)
                throw Problem.invalid("pixels", pixels, "must be 64 to 32768");
            if (!(heightMetres >= 0 && heightMetres <= 200))
                throw Problem.invalid("heightMetres", heightMetres, "must be 0 to 200");
        }

        /**
         * How far it sees at a level: P / (2 L tan(θ/2)), on the axis of a flat picture.
         *
         * @param level pixels a metre
         */
        public double rangeMetres(double level) {
            return pixels / (2 * level * Math.tan(Math.toRadians(lens) / 2));
        }
    }

    /**
     * Whose a camera is and what for.
     *
     * @param owner the office that answers for it
     * @param purpose what it is there for
     * @param sign whether a sign on site says so
     * @param masks parts of the picture that nobody sees
     * @param retentionDays how long its pictures are kept by its recorder; 0: not at all
     */
    public record Duty(
            String owner, String purpose, boolean sign, List<Mask> masks, int retentionDays) {
        public Duty {
            line("owner", owner, 1);
            line("purpose", purpose, 1);
            masks = List.copyOf(masks);
            if (masks.size() > 16)
                throw Problem.invalid("masks", masks.size(), "must be at most 16");
            if (retentionDays < 0 || retentionDays > 365)
                throw Problem.invalid("retentionDays", retentionDays, "must be 0 to 365");
        }
    }

    /**
     * A part of the picture that is blackened, as fractions of its width and height.
     *
     * @param left 0 to under 1
     * @param top 0 to under 1
     * @param width over 0
     * @param height over 0
     */
    public record Mask(double left, double top, double width, double height) {
        public Mask {
            boolean inside =
                    left >= 0
                            && top >= 0
                            && width > 0
                            && height > 0
                            && left + width <= 1
                            && top + height <= 1;
            if (!inside) throw Problem.invalid("masks", left, "must lie within the picture");
        }
    }

    /**
     * What runs on a camera.
     *
     * @param version as the maker names it; empty if nobody knows
     * @param on the day of its release
     */
    public record Firmware(String version, Optional<LocalDate> on) {
        public Firmware {
            line("firmware", version, 0);
        }
    }

    public Camera {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}"))
            throw Problem.invalid("id", id, "must be 1 to 40 letters, digits, . _ -");
        line("name", name, 1);
        line("district", district, 0);
        line("device", device, 1);
    }

    private static void line(String field, String text, int least) {
        boolean fine =
                text.strip().length() >= least
                        && text.length() <= LONGEST
                        && text.chars().noneMatch(Character::isISOControl);
        if (!fine)
            throw Problem.invalid(
                    field, text.length() + " signs", "must be one line of up to " + LONGEST);
    }
}
