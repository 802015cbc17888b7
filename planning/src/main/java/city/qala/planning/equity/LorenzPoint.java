package city.qala.planning.equity;

/**
 * A point of a Lorenz curve.
 *
 * @param people part of the people, the poorest first, 0 to 1
 * @param held the part of everything that they hold together, 0 to 1
 */
public record LorenzPoint(double people, double held) {}
