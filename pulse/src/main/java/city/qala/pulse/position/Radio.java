package city.qala.pulse.position;

/**
 * How a network is heard: path loss, shadowing and timing advance, with the constants of the
 * specification of pulse, appendix A and B.
 */
final class Radio {
    /** Path loss at one kilometre, dB. */
    static final double LOSS_AT_1_KM = 128.1;

    /** Ten times the path loss exponent. */
    static final double LOSS_A_DECADE = 35;

    /** Nearer to the mast the level does not rise. */
    static final double NEAREST_METRES = 35;

    /** Width of the soft maximum over other cells, dB. */
    static final double SOFTNESS = 2.5;

    /** Standard deviation of the difference of two cells' levels that decides a connection, dB. */
    static final double CONNECTION_SD = 7;

    /** Mean loss into buildings over all events, dB. */
    static final double INDOOR_LOSS = 6;

    /** One step of timing advance, metres. */
    static final double TA_STEP = 78.12;

    private Radio() {}

    /**
     * Mean level without shadowing.
     *
     * @param dx metres east of the antenna
     * @param dy metres north of it
     * @param azimuth of its main direction, degrees from north, clockwise
     * @param beam its width at 3 dB, degrees
     * @param eirp radiated power per resource element, dBm
     * @return dBm
     */
    static double level(double dx, double dy, double azimuth, double beam, double eirp) {
        double metres = Math.max(Math.sqrt(dx * dx + dy * dy), NEAREST_METRES);
        double off = Math.toDegrees(Math.atan2(dx, dy)) - azimuth;
        off -= 360 * Math.floor((off + 180) / 360);
        double turned = off / beam;
        double gain = -Math.min(12 * turned * turned, 25);
        return eirp + gain - LOSS_AT_1_KM - LOSS_A_DECADE * Math.log10(metres / 1000);
    }
}
