package city.qala.sensing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is expected of the air, where somebody has learned it. */
public interface AirAhead {

    /** Nobody says anything of the hours to come. */
    AirAhead NONE =
            new AirAhead() {
                @Override
                public Optional<Expected> expected(Channel channel) {
                    return Optional.empty();
                }

                @Override
                public Optional<Evening> evening(Channel channel) {
                    return Optional.empty();
                }
            };

    /**
     * One hour to come.
     *
     * @param at its beginning
     * @param value its expected mean
     * @param low nine times in ten the truth is above
     * @param high nine times in ten the truth is below
     */
    record Hour(Instant at, double value, double low, double high) {}

    /**
     * The hours to come of one stream.
     *
     * @param model what speaks: {@code blend}, or {@code persistence} while history is short
     * @param said when it was said
     * @param historyDays how many days are known of the stream
     * @param learned when it learned last; empty for what does not learn
     * @param held share of the hours of the last two weeks that lay in their intervals
     * @param judged how many hours that share stands for
     * @param hours from the present one on
     */
    record Expected(
            String model,
            Instant said,
            long historyDays,
            Optional<Instant> learned,
            double held,
            int judged,
            List<Hour> hours) {
        public Expected {
            hours = List.copyOf(hours);
        }

        /** Whether it only repeats the last value. */
        public boolean baseline() {
            return model.equals("persistence");
        }
    }

    /**
     * What was said at noon of today's evening.
     *
     * @param day by the city's clock
     * @param model {@code blend}, or {@code morning} while history is short
     * @param probability that an hour from 17 to 23 is poor or worse
     * @param warn whether that was enough to warn
     * @param said when
     */
    record Evening(LocalDate day, String model, double probability, boolean warn, Instant said) {}

    /** What is expected of a stream; empty if nothing fresh is known. */
    Optional<Expected> expected(Channel channel);

    /** What was said of today's evening; empty before noon. */
    Optional<Evening> evening(Channel channel);
}
