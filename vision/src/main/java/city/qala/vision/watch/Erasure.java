package city.qala.vision.watch;

import city.qala.kernel.Ulid;
import java.time.Instant;

/**
 * The record that everything of a list was erased.
 *
 * @param list which
 * @param at when
 * @param why it had ended
 * @param templates how many descriptions of faces
 * @param photos how many photographs
 * @param candidates how many pictures that still waited for somebody's eyes
 */
public record Erasure(
        Ulid list, Instant at, String why, int templates, int photos, int candidates) {}
