package city.qala.registry.people;

/**
 * A pair of records that a run compared.
 *
 * @param one id of the lesser record
 * @param other id of the greater one
 * @param probability that they are of one person
 * @param weight in bits
 * @param linked whether they came to one person
 * @param why terms that add up to the weight, as {@code registry link --pairs} writes them
 */
public record Doubtful(
        String one, String other, double probability, double weight, boolean linked, String why) {}
